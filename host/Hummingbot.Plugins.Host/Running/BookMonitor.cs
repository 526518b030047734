using Hummingbot.Plugins.Host.Output.Ladder;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Watches one book of a tracker and says what a ladder of it shows now. Follows the pair when the tracker begins a new book.</summary>
internal sealed class BookMonitor(IOrderBookTracker tracker, string exchange, string tradingPair, TimeProvider time) : IDisposable
{
    private const int MaxTrades = 64;

    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly LinkedList<OrderBookTradeEvent> _trades = new();
    private readonly Queue<(long Timestamp, long Changes)> _samples = new();
    private IOrderBook? _book;
    private IDisposable? _changeSubscription;
    private IDisposable? _tradeSubscription;
    private long _changes;
    private long _lastChange;

    /// <summary>The pair.</summary>
    public string TradingPair { get; } = tradingPair;

    /// <summary>What a ladder shows now. Called by one reader at a time.</summary>
    /// <param name="depth">Levels a side.</param>
    public LadderModel Read(int depth)
    {
        if (!tracker.OrderBooks.TryGetValue(TradingPair, out var book))
            return new LadderModel { Exchange = exchange, TradingPair = TradingPair };

        Follow(book);
        var status = tracker.Statuses.GetValueOrDefault(TradingPair);
        var snapshot = book.GetSnapshot(depth);
        var lastChange = Volatile.Read(ref _lastChange);
        lock (_gate)
        {
            return new LadderModel
            {
                Exchange = exchange,
                TradingPair = TradingPair,
                State = status?.State ?? OrderBookState.Initializing,
                Reason = status?.Reason,
                Bids = snapshot.Bids,
                Asks = snapshot.Asks,
                LastUpdateId = snapshot.UpdateId,
                Trades = [.. _trades],
                UpdatesPerSecond = MeasureRate(),
                Gaps = status?.Metrics.Gaps ?? 0,
                SinceLastChange = lastChange == 0 ? null : time.GetElapsedTime(lastChange),
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changeSubscription?.Dispose();
        _tradeSubscription?.Dispose();
    }

    private void Follow(IOrderBook book)
    {
        if (ReferenceEquals(book, _book)) return;
        Dispose();
        _book = book;
        _changeSubscription = book.SubscribeChanges(_ =>
        {
            Interlocked.Increment(ref _changes);
            Volatile.Write(ref _lastChange, time.GetTimestamp());
        });
        _tradeSubscription = book.SubscribeTrades(OnTrade);
    }

    private void OnTrade(OrderBookTradeEvent trade)
    {
        lock (_gate)
        {
            _trades.AddFirst(trade);
            if (_trades.Count > MaxTrades) _trades.RemoveLast();
        }
    }

    private decimal MeasureRate()
    {
        var now = time.GetTimestamp();
        var changes = Interlocked.Read(ref _changes);
        _samples.Enqueue((now, changes));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().Timestamp, now) > RateWindow) _samples.Dequeue();
        var (since, before) = _samples.Peek();
        var seconds = (decimal)time.GetElapsedTime(since, now).TotalSeconds;
        return seconds > 0 ? (changes - before) / seconds : 0;
    }
}
