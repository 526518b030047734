namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>
/// Collects the level changes of one market for venues that send them together, such as every 100 ms. Not thread-safe: use it inside the
/// engine's lock, where events arrive anyway.
/// </summary>
/// <param name="tradingPair">The market whose changes are collected.</param>
public sealed class BookDiffBatch(string tradingPair)
{
    private readonly Dictionary<(TradeType Side, decimal Price), BookLevel> _levels = [];
    private long _first;
    private long _last;

    /// <summary>Takes note of an event; what is no level change of this market is ignored.</summary>
    /// <param name="engineEvent">The event.</param>
    public void Add(EngineEvent engineEvent)
    {
        if (engineEvent is NumbersSkipped skip && skip.TradingPair == tradingPair)
        {
            // The hole comes before the whole batch; inside it nobody would see it.
            _first += skip.Count;
            _last += skip.Count;
        }

        if (engineEvent is not BookLevelChanged change || change.TradingPair != tradingPair) return;
        if (_levels.Count == 0) _first = change.UpdateId;
        _last = change.UpdateId;
        _levels[(change.Side, change.Level.Price)] = change.Level;
    }

    /// <summary>Everything since the last call.</summary>
    /// <returns>The changes, best prices first; <see langword="null"/> when there were none.</returns>
    public BookDiff? Take()
    {
        if (_levels.Count == 0) return null;
        BookLevel[] bids = [.. Of(TradeType.Buy).OrderByDescending(level => level.Price)];
        BookLevel[] asks = [.. Of(TradeType.Sell).OrderBy(level => level.Price)];
        _levels.Clear();
        return new BookDiff(tradingPair, _first, _last, bids, asks);
    }

    private IEnumerable<BookLevel> Of(TradeType side) => _levels.Where(level => level.Key.Side == side).Select(level => level.Value);
}
