namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>What happens under the write lock: check, bring to one scale, and only then change.</content>
public sealed partial class OrderBook
{
    private OrderBookChange Replace(ref LevelBatch batch, long updateId)
    {
        Check(batch);
        SnapshotOrder.SortBestFirst(ref batch.Bids, ref batch.BidIds, isBid: true);
        SnapshotOrder.SortBestFirst(ref batch.Asks, ref batch.AskIds, isBid: false);
        if (Math.Max(batch.Bids.Length, batch.Asks.Length) > BookSide.MaxLevels) throw TooManyLevels();
        var levelId = updateId != 0 ? updateId : _lastLevelId + 1;

        BeginWrite();
        try
        {
            _priceDecimals = batch.PriceDecimals;
            _amountDecimals = batch.AmountDecimals;
            _bids.Fill(batch.Bids, batch.BidIds, levelId);
            _asks.Fill(batch.Asks, batch.AskIds, levelId);
            _snapshotUpdateId = updateId;
            _updateId = updateId;
            _lastLevelId = Math.Max(levelId, batch.MaxLevelId);
            var isCrossed = IsCrossed;
            if (_isDex) Uncross();
            return isCrossed ? OrderBookChange.Applied | OrderBookChange.Crossed : OrderBookChange.Applied;
        }
        catch (OutOfMemoryException)
        {
            Empty();
            throw;
        }
        finally
        {
            EndWrite();
        }
    }

    private OrderBookChange Change(ref LevelBatch batch, long updateId)
    {
        Check(batch);
        var isSameScale = batch.PriceDecimals == _priceDecimals && batch.AmountDecimals == _amountDecimals;
        var target = isSameScale ? (_priceDecimals, _amountDecimals) : Reconcile(ref batch);
        if (Math.Max(_bids.Count + batch.Bids.Length, _asks.Count + batch.Asks.Length) > BookSide.MaxLevels) throw TooManyLevels();
        var levelId = updateId != 0 ? updateId : _lastLevelId + 1;

        BeginWrite();
        try
        {
            if (!isSameScale) Rescale(target);
            _bids.Set(batch.Bids, batch.BidIds, levelId);
            _asks.Set(batch.Asks, batch.AskIds, levelId);
            _lastDiffUpdateId = updateId;
            _updateId = updateId;
            _lastLevelId = Math.Max(_lastLevelId, Math.Max(levelId, batch.MaxLevelId));
            if (!IsCrossed) return OrderBookChange.Applied;
            Uncross();
            return OrderBookChange.Applied | OrderBookChange.Crossed;
        }
        catch (OutOfMemoryException)
        {
            Empty();
            throw;
        }
        finally
        {
            EndWrite();
        }
    }

    private bool IsCrossed => _bids.Best.Price >= _asks.Best.Price && _asks.Count > 0;

    /// <summary>
    /// A centralised venue matches what crosses, so of two crossing levels the older one is stale. A DEX's relay can be crossed for real, and
    /// dust must not hide what is worth trading.
    /// </summary>
    private void Uncross()
    {
        while (IsCrossed)
        {
            ref readonly var bid = ref _bids.Best;
            ref readonly var ask = ref _asks.Best;
            var bidWins = _isDex
                ? Math.BigMul((ulong)bid.Amount, (ulong)bid.Price) > Math.BigMul((ulong)ask.Amount, (ulong)ask.Price)
                : bid.UpdateId > ask.UpdateId;
            (bidWins ? _asks : _bids).RemoveBest();
        }
    }

    /// <summary>Also what is left when memory runs out half-way through a message: a book that is empty rather than wrong.</summary>
    private void Empty()
    {
        _bids.Clear();
        _asks.Clear();
        _snapshotUpdateId = 0;
        _lastDiffUpdateId = 0;
        _updateId = 0;
        _lastLevelId = 0;
    }

    private void Check(in LevelBatch batch)
    {
        if (!batch.HasOnlyPositivePrices) throw BadData("the message has a level whose price is not above zero");
    }

    private ExchangeException TooManyLevels() => BadData($"a side would have more than {BookSide.MaxLevels} levels");

    private ExchangeException BadData(string why) => new(
        string.Empty, ExchangeErrorKind.BadData, $"The {TradingPair} order book refused a message and is unchanged: {why}.");
}
