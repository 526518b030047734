namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>What happens under the write lock: check, bring to one scale, make room, and only then change.</content>
public sealed partial class OrderBook
{
    private OrderBookChange Replace(LevelBatch batch, long updateId)
    {
        Check(batch);
        SnapshotOrder.SortBestFirst(ref batch.Bids, ref batch.BidIds, isBid: true);
        SnapshotOrder.SortBestFirst(ref batch.Asks, ref batch.AskIds, isBid: false);
        if (!_bids.TryReserve(batch.Bids.Length) || !_asks.TryReserve(batch.Asks.Length)) throw TooManyLevels();
        var levelId = updateId != 0 ? updateId : _lastLevelId + 1;

        BeginWrite();
        _priceDecimals = batch.PriceDecimals;
        _amountDecimals = batch.AmountDecimals;
        Fill(_bids, batch.Bids, batch.BidIds, levelId);
        Fill(_asks, batch.Asks, batch.AskIds, levelId);
        _snapshotUpdateId = updateId;
        _updateId = updateId;
        _lastLevelId = Math.Max(levelId, batch.MaxLevelId);
        var isCrossed = IsCrossed;
        if (_isDex) Uncross();
        EndWrite();
        return isCrossed ? OrderBookChange.Applied | OrderBookChange.Crossed : OrderBookChange.Applied;
    }

    private OrderBookChange Change(LevelBatch batch, long updateId)
    {
        Check(batch);
        var isSameScale = batch.PriceDecimals == _priceDecimals && batch.AmountDecimals == _amountDecimals;
        var target = isSameScale ? (_priceDecimals, _amountDecimals) : Reconcile(ref batch);
        if (!_bids.TryReserve(_bids.Count + batch.Bids.Length) || !_asks.TryReserve(_asks.Count + batch.Asks.Length)) throw TooManyLevels();
        var levelId = updateId != 0 ? updateId : _lastLevelId + 1;

        BeginWrite();
        if (!isSameScale) Rescale(target);
        Set(_bids, batch.Bids, batch.BidIds, levelId);
        Set(_asks, batch.Asks, batch.AskIds, levelId);
        _lastDiffUpdateId = updateId;
        _updateId = updateId;
        _lastLevelId = Math.Max(_lastLevelId, Math.Max(levelId, batch.MaxLevelId));
        var isCrossed = IsCrossed;
        if (isCrossed) Uncross();
        EndWrite();
        return isCrossed ? OrderBookChange.Applied | OrderBookChange.Crossed : OrderBookChange.Applied;
    }

    private bool IsCrossed => _bids.Count > 0 && _asks.Count > 0 && _bids.BestPrice >= _asks.BestPrice;

    private static void Fill(BookSide side, ReadOnlySpan<OrderBookLevel> bestFirst, ReadOnlySpan<long> ids, long messageId)
    {
        side.Clear();
        for (var i = bestFirst.Length - 1; i >= 0; i--)
        {
            if (bestFirst[i].Amount > 0) side.Append(bestFirst[i].Price, bestFirst[i].Amount, IdOf(ids, i, messageId));
        }
    }

    private static void Set(BookSide side, ReadOnlySpan<OrderBookLevel> levels, ReadOnlySpan<long> ids, long messageId)
    {
        for (var i = 0; i < levels.Length; i++) side.Set(levels[i].Price, levels[i].Amount, IdOf(ids, i, messageId));
    }

    private static long IdOf(ReadOnlySpan<long> ids, int index, long messageId) => ids.IsEmpty || ids[index] == 0 ? messageId : ids[index];

    /// <summary>
    /// A centralised venue matches what crosses, so of two crossing levels the older one is stale. A DEX's relay can be crossed for real, and
    /// dust must not hide what is worth trading.
    /// </summary>
    private void Uncross()
    {
        while (IsCrossed)
        {
            var bid = _bids.BestState;
            var ask = _asks.BestState;
            var bidWins = _isDex
                ? Math.BigMul((ulong)bid.Amount, (ulong)_bids.BestPrice) > Math.BigMul((ulong)ask.Amount, (ulong)_asks.BestPrice)
                : bid.UpdateId > ask.UpdateId;
            (bidWins ? _asks : _bids).RemoveBest();
        }
    }

    private void Check(in LevelBatch batch)
    {
        if (!batch.HasOnlyPositivePrices) throw BadData("the message has a level whose price is not above zero");
    }

    private ExchangeException TooManyLevels() => BadData($"a side would have more than {BookSide.MaxLevels} levels");

    private ExchangeException BadData(string why) => new(
        string.Empty, ExchangeErrorKind.BadData, $"The {TradingPair} order book refused a message and is unchanged: {why}.");
}
