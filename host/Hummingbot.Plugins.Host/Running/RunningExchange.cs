using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>An exchange whose books are being kept.</summary>
internal sealed class RunningExchange(ExchangeHandle handle, IOrderBookTracker tracker)
{
    /// <summary>The exchange's name.</summary>
    public string Name => handle.Name;

    /// <summary>Its plugin now.</summary>
    public RunningPlugin ReadPlugin()
    {
        var status = handle.Status;
        return new RunningPlugin(Name, StateText.Of(status.State), status.Reason, status.Remedy);
    }

    /// <summary>Its books now, sorted by pair.</summary>
    public IEnumerable<RunningBook> ReadBooks()
    {
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
}
