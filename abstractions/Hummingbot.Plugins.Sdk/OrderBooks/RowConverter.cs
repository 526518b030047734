using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Turns decimal rows into a batch of fixed-point levels, in arrays that are used again. Not safe for concurrent use.</summary>
internal sealed class RowConverter
{
    private OrderBookLevel[] _bids = [];
    private OrderBookLevel[] _asks = [];
    private long[] _bidIds = [];
    private long[] _askIds = [];

    /// <summary>Converts at the narrowest scale that holds every row.</summary>
    /// <returns><see langword="false"/> when 64 bits hold no such scale.</returns>
    public bool TryConvert(ReadOnlySpan<OrderBookRow> bids, ReadOnlySpan<OrderBookRow> asks, out LevelBatch batch)
    {
        batch = default;
        foreach (ref readonly var row in bids) Include(row, ref batch);
        foreach (ref readonly var row in asks) Include(row, ref batch);
        if (Math.Max(batch.PriceDecimals, batch.AmountDecimals) > FixedPoint.MaxDecimals) return false;
        if (!TryConvert(bids, batch, ref _bids, ref _bidIds) || !TryConvert(asks, batch, ref _asks, ref _askIds)) return false;
        batch.Bids = _bids.AsSpan(0, bids.Length);
        batch.Asks = _asks.AsSpan(0, asks.Length);
        batch.BidIds = _bidIds.AsSpan(0, bids.Length);
        batch.AskIds = _askIds.AsSpan(0, asks.Length);
        return true;
    }

    private static void Include(in OrderBookRow row, ref LevelBatch batch)
    {
        batch.PriceDecimals = Math.Max(batch.PriceDecimals, ExactDecimal.CountDecimals(row.Price));
        batch.AmountDecimals = Math.Max(batch.AmountDecimals, ExactDecimal.CountDecimals(row.Amount));
        batch.MaxLevelId = Math.Max(batch.MaxLevelId, row.UpdateId);
    }

    private static bool TryConvert(ReadOnlySpan<OrderBookRow> rows, in LevelBatch scale, ref OrderBookLevel[] levels, ref long[] ids)
    {
        if (levels.Length < rows.Length)
        {
            levels = new OrderBookLevel[rows.Length * 2];
            ids = new long[levels.Length];
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (!FixedPoint.TryFromDecimal(rows[i].Price, scale.PriceDecimals, out var price) ||
                !FixedPoint.TryFromDecimal(rows[i].Amount, scale.AmountDecimals, out var amount)) return false;
            levels[i] = new OrderBookLevel(price, amount);
            ids[i] = rows[i].UpdateId;
        }

        return true;
    }
}
