using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>An exchange whose books are being kept, and with keys its orders too. Outlives reloads of its plugin.</summary>
internal sealed class RunningExchange(CommandContext context, TradingSession session, string name, bool tell)
{
    private Load? _load;

    /// <summary>The exchange's name.</summary>
    public string Name => name;

    /// <summary>Its connector; <see langword="null"/> without keys.</summary>
    public TradingExchange? Trading => Volatile.Read(ref _load)?.Trading;

    /// <summary>Whether its plugin has been stopped or loaded anew since it was started here.</summary>
    public bool IsStopped => Volatile.Read(ref _load) is not { } load || load.Handle.Stopping.IsCancellationRequested;

    /// <summary>Whether its plugin is loaded.</summary>
    public bool IsLoaded => session.Host.Registry.Exchanges.ContainsKey(name);

    /// <summary>Starts the connector, or without keys the books alone.</summary>
    public async Task StartAsync()
    {
        if (Interlocked.Exchange(ref _load, null) is { Trading: { } ended }) session.Forget(ended);
        var handle = session.Host.Registry.GetExchange(name);
        var tracker = await handle.GetAsync<IOrderBookTracker>(context.Interrupted);
        TradingExchange? trading = null;
        var hasKeys = session.Host.HasKeys(handle.Descriptor);
        if (hasKeys) session.Host.EnsureKeys(handle.Descriptor);
        if (hasKeys && handle.Has<IExchangeConnector>())
            trading = await session.StartAsync(name, tell ? new OrderEventLines(context, name).Write : null);
        else
            await handle.CallAsync("the start of its order books", tracker.StartAsync, context.Interrupted);
        Volatile.Write(ref _load, new Load(handle, tracker, trading));
    }

    /// <summary>Its plugin now.</summary>
    public RunningPlugin ReadPlugin()
    {
        var status = session.Host.Registry.GetStatus(name);
        return new RunningPlugin(Name, StateText.Of(status.State), status.Reason, status.Remedy);
    }

    /// <summary>Its books now, sorted by pair.</summary>
    public IEnumerable<RunningBook> ReadBooks()
    {
        if (Volatile.Read(ref _load)?.Tracker is not { } tracker) return [];
        var books = tracker.OrderBooks;
        return tracker.Statuses.Values.OrderBy(status => status.TradingPair, StringComparer.Ordinal).Select(status =>
        {
            var book = books.GetValueOrDefault(status.TradingPair);
            return new RunningBook
            {
                Exchange = Name,
                Pair = status.TradingPair,
                State = StateText.Of(status.State),
                Reason = status.Reason,
                BestBid = PriceOf(book?.BestBid),
                BestAsk = PriceOf(book?.BestAsk),
                Frames = status.Metrics.Frames,
                Trades = status.Metrics.Trades,
                Gaps = status.Metrics.Gaps,
                Resyncs = status.Metrics.Resyncs,
                LastChange = status.Metrics.LastChange,
            };
        });
    }

    private static string? PriceOf(OrderBookRow? row) => row is { } level ? DecimalText.Format(level.Price) : null;

    private sealed record Load(ExchangeHandle Handle, IOrderBookTracker Tracker, TradingExchange? Trading);
}
