using System.Threading.Channels;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>The events of a connector, kept from now on for one reader.</summary>
internal sealed class OrderEvents : IDisposable
{
    private readonly Channel<ExchangeEvent> _events = Channel.CreateUnbounded<ExchangeEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IDisposable _subscription;

    public OrderEvents(IExchangeConnector connector) => _subscription = connector.Subscribe(announcement => _events.Writer.TryWrite(announcement));

    /// <summary>Reads the events of one order.</summary>
    /// <param name="clientOrderId">The order.</param>
    /// <param name="take">Takes an event and says whether to read on.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ReadAsync(string clientOrderId, Func<ExchangeEvent, bool> take, CancellationToken cancellationToken)
    {
        await foreach (var announcement in _events.Reader.ReadAllAsync(cancellationToken))
            if (announcement.OrderId == clientOrderId && !take(announcement)) return;
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();
}
