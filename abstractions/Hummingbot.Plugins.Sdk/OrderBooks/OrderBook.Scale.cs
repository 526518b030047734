using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>The rare path on which a message's scale differs from the book's.</content>
public sealed partial class OrderBook
{
    private OrderBookLevel[] _rescaledBids = [];
    private OrderBookLevel[] _rescaledAsks = [];

    private LevelBatch ConvertRows(ReadOnlySpan<OrderBookRow> bids, ReadOnlySpan<OrderBookRow> asks) =>
        _rowConverter.TryConvert(bids, asks, out var batch)
            ? batch
            : throw BadData($"64 bits cannot hold its rows with at most {FixedPoint.MaxDecimals} decimals");

    /// <summary>Finds a scale that holds book and batch exactly and moves the batch to it; the book is only looked at.</summary>
    private (int Price, int Amount) Reconcile(ref LevelBatch batch)
    {
        var target = _bids.Count + _asks.Count == 0
            ? (batch.PriceDecimals, batch.AmountDecimals)
            : (Math.Max(_priceDecimals, batch.PriceDecimals), Math.Max(_amountDecimals, batch.AmountDecimals));
        if (TryReconcile(ref batch, target)) return target;

        // The wider scale leaves too little room for the larger numbers; perhaps its last places are all zeros.
        target = (NeededPriceDecimals(batch), NeededAmountDecimals(batch));
        if (TryReconcile(ref batch, target)) return target;
        throw BadData($"64 bits cannot hold its numbers beside the book's, which need {target.Item1} price and {target.Item2} amount decimals");
    }

    private bool TryReconcile(ref LevelBatch batch, (int Price, int Amount) target)
    {
        if (!CanRescale(_bids, target) || !CanRescale(_asks, target)) return false;
        if (batch.PriceDecimals == target.Price && batch.AmountDecimals == target.Amount) return true;
        if (!TryRescale(batch, batch.Bids, target, ref _rescaledBids) || !TryRescale(batch, batch.Asks, target, ref _rescaledAsks)) return false;
        batch.Bids = _rescaledBids.AsSpan(0, batch.Bids.Length);
        batch.Asks = _rescaledAsks.AsSpan(0, batch.Asks.Length);
        batch.PriceDecimals = target.Price;
        batch.AmountDecimals = target.Amount;
        return true;
    }

    private bool CanRescale(BookSide side, (int Price, int Amount) target)
    {
        if (target == (_priceDecimals, _amountDecimals)) return true;
        var levels = side.Read();
        while (levels.MoveNext())
        {
            if (!FixedPoint.TryRescale((long)levels.Price, _priceDecimals, target.Price, out _) ||
                !FixedPoint.TryRescale((long)levels.Amount, _amountDecimals, target.Amount, out _)) return false;
        }

        return true;
    }

    private static bool TryRescale(
        in LevelBatch batch, ReadOnlySpan<OrderBookLevel> levels, (int Price, int Amount) target, ref OrderBookLevel[] result)
    {
        if (result.Length < levels.Length) result = new OrderBookLevel[Math.Max(64, levels.Length * 2)];
        for (var i = 0; i < levels.Length; i++)
        {
            if (!FixedPoint.TryRescale(levels[i].Price, batch.PriceDecimals, target.Price, out var price) ||
                !FixedPoint.TryRescale(levels[i].Amount, batch.AmountDecimals, target.Amount, out var amount)) return false;
            result[i] = new OrderBookLevel(price, amount);
        }

        return true;
    }

    private void Rescale((int Price, int Amount) target)
    {
        if (target == (_priceDecimals, _amountDecimals)) return;
        _bids.Rescale(_priceDecimals, target.Price, _amountDecimals, target.Amount);
        _asks.Rescale(_priceDecimals, target.Price, _amountDecimals, target.Amount);
        (_priceDecimals, _amountDecimals) = target;
    }

    private int NeededPriceDecimals(in LevelBatch batch)
    {
        var needed = 0;
        foreach (var level in batch.Bids) needed = DecimalPlaces.Needed(level.Price, batch.PriceDecimals, needed);
        foreach (var level in batch.Asks) needed = DecimalPlaces.Needed(level.Price, batch.PriceDecimals, needed);
        var bids = _bids.Read();
        while (bids.MoveNext()) needed = DecimalPlaces.Needed((long)bids.Price, _priceDecimals, needed);
        var asks = _asks.Read();
        while (asks.MoveNext()) needed = DecimalPlaces.Needed((long)asks.Price, _priceDecimals, needed);
        return needed;
    }

    private int NeededAmountDecimals(in LevelBatch batch)
    {
        var needed = 0;
        foreach (var level in batch.Bids) needed = DecimalPlaces.Needed(level.Amount, batch.AmountDecimals, needed);
        foreach (var level in batch.Asks) needed = DecimalPlaces.Needed(level.Amount, batch.AmountDecimals, needed);
        var bids = _bids.Read();
        while (bids.MoveNext()) needed = DecimalPlaces.Needed((long)bids.Amount, _amountDecimals, needed);
        var asks = _asks.Read();
        while (asks.MoveNext()) needed = DecimalPlaces.Needed((long)asks.Amount, _amountDecimals, needed);
        return needed;
    }
}
