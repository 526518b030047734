using System.Threading.Channels;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Wraps somebody's channel so that a full one never hides a loss: what does not fit is dropped, and a reset for its pair goes out before
/// anything else of that pair does.
/// </summary>
internal sealed class OverflowGuard(ChannelWriter<OrderBookMessage> output, IOrderBookMessagePool pool)
    : ChannelWriter<OrderBookMessage>, IMarketStreamObserver
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);

    public override bool TryWrite(OrderBookMessage item)
    {
        lock (_lock)
        {
            if (_lossy.Contains(item.TradingPair) && !TryWriteReset(item.TradingPair)) return false;
            _lossy.Remove(item.TradingPair);
            if (output.TryWrite(item)) return true;
            _lossy.Add(item.TradingPair);
            return false;
        }
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) =>
        output.WaitToWriteAsync(cancellationToken);

    public void OnFrame(string tradingPair, int bytes)
    {
    }

    public void OnRefresh(string tradingPair)
    {
    }

    public void OnUnreadableFrame(string? tradingPair, string error)
    {
        if (tradingPair is null) return;
        lock (_lock)
        {
            if (!TryWriteReset(tradingPair)) _lossy.Add(tradingPair);
        }
    }

    public void OnInterrupted(IReadOnlyCollection<string> tradingPairs, string reason)
    {
    }

    public string? FindBusy(IReadOnlyCollection<string> tradingPairs) => null;

    public void OnRefused(string tradingPair, ExchangeException refusal) => throw refusal;

    private bool TryWriteReset(string tradingPair)
    {
        var reset = pool.Rent();
        reset.Type = OrderBookMessageType.Reset;
        reset.TradingPair = tradingPair;
        if (output.TryWrite(reset)) return true;
        reset.Return();
        return false;
    }
}
