namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The naive reference: sorted dictionaries of decimals, answered with loops and LINQ. One thread only.</summary>
internal sealed class SortedBook
{
    private readonly SortedDictionary<decimal, decimal> _bids = new(Comparer<decimal>.Create(static (left, right) => right.CompareTo(left)));
    private readonly SortedDictionary<decimal, decimal> _asks = [];

    public OrderBookRow BestBid => RowOf(_bids.First());

    public OrderBookRow BestAsk => RowOf(_asks.First());

    /// <summary>Sets levels; an amount of 0 removes one.</summary>
    public void Apply(DecimalLevels levels)
    {
        Apply(_bids, levels.Bids);
        Apply(_asks, levels.Asks);
    }

    /// <summary>What a volume costs at once, by its amount; <see langword="null"/> when there is not as much.</summary>
    public decimal? AveragePrice(bool isBuy, decimal volume)
    {
        var (left, cost) = (volume, 0m);
        foreach (var (price, amount) in SideFor(isBuy))
        {
            var taken = Math.Min(left, amount);
            cost += taken * price;
            left -= taken;
            if (left == 0) return cost / volume;
        }

        return null;
    }

    /// <summary>The volume up to a price, and the last price that it reaches.</summary>
    public (decimal Volume, decimal? LastPrice) VolumeToPrice(bool isBuy, decimal limit)
    {
        var (volume, last) = (0m, (decimal?)null);
        foreach (var (price, amount) in SideFor(isBuy))
        {
            if (isBuy ? price > limit : price < limit) break;
            volume += amount;
            last = price;
        }

        return (volume, last);
    }

    public void CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks)
    {
        Copy(_bids, bids);
        Copy(_asks, asks);
    }

    private static void Apply(SortedDictionary<decimal, decimal> side, (decimal Price, decimal Amount)[] levels)
    {
        foreach (var (price, amount) in levels)
        {
            if (amount == 0) side.Remove(price);
            else side[price] = amount;
        }
    }

    private static void Copy(SortedDictionary<decimal, decimal> side, Span<OrderBookRow> rows)
    {
        var next = 0;
        foreach (var level in side)
        {
            if (next == rows.Length) return;
            rows[next++] = RowOf(level);
        }
    }

    private static OrderBookRow RowOf(KeyValuePair<decimal, decimal> level) => new(level.Key, level.Value, 0);

    private SortedDictionary<decimal, decimal> SideFor(bool isBuy) => isBuy ? _asks : _bids;
}
