using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Scripting;

/// <summary>What the code typed into <c>hbot console</c> sees. Public because scripts are assemblies of their own.</summary>
public sealed class ConsoleGlobals
{
    internal ConsoleGlobals(ExchangeHandle exchange, IOrderBookTracker books, IExchangeConnector? connector, CancellationToken interrupted)
    {
        Exchange = exchange;
        Books = books;
        Connector = connector;
        Interrupted = interrupted;
    }

    /// <summary>The loaded exchange: <c>await Exchange.GetAsync&lt;IMidPriceSource&gt;(Interrupted)</c>.</summary>
    public ExchangeHandle Exchange { get; }

    /// <summary>Its order book tracker.</summary>
    public IOrderBookTracker Books { get; }

    /// <summary>Its market data source.</summary>
    public IOrderBookTrackerDataSource Source => Books.DataSource;

    /// <summary>Its connector, started and recorded; <see langword="null"/> without keys of an account.</summary>
    public IExchangeConnector? Connector { get; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Interrupted { get; }
}
