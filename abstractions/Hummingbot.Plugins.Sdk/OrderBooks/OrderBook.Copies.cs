namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>Copies of levels.</content>
public sealed partial class OrderBook
{
    /// <inheritdoc/>
    public IReadOnlyList<OrderBookRow> SimulateBuy(decimal amount) => Simulate(isBuy: true, amount);

    /// <inheritdoc/>
    public IReadOnlyList<OrderBookRow> SimulateSell(decimal amount) => Simulate(isBuy: false, amount);

    /// <inheritdoc/>
    public OrderBookSnapshot GetSnapshot(int depth = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        return Read(depth, static (book, depth) =>
        {
            var scale = book.CurrentScale;
            return new OrderBookSnapshot(
                book.TradingPair,
                book._updateId,
                CopyRows(book._bids.Read(), depth, scale),
                CopyRows(book._asks.Read(), depth, scale));
        });
    }

    /// <inheritdoc/>
    public (int Bids, int Asks) CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks) =>
        Read(new RowTarget(bids, asks), static (book, target) =>
        {
            var scale = book.CurrentScale;
            return (CopyRows(book._bids.Read(), target.Bids, scale), CopyRows(book._asks.Read(), target.Asks, scale));
        });

    private static OrderBookRow[] CopyRows(in SideView side, int depth, Scale scale)
    {
        var rows = new OrderBookRow[Math.Min(depth, side.Count)];
        CopyRows(side, rows, scale);
        return rows;
    }

    private static int CopyRows(in SideView side, Span<OrderBookRow> rows, Scale scale)
    {
        var count = Math.Min(rows.Length, side.Count);
        for (var i = 0; i < count; i++) rows[i] = side.Row(i, scale.Price, scale.Amount);
        return count;
    }

    private OrderBookRow[] Simulate(bool isBuy, decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        if (amount == 0) return [];
        var (rows, walk) = Read((isBuy, amount), static (book, query) =>
        {
            var side = book.SideFor(query.isBuy);
            var walk = BookWalk.ToBaseVolume(side, book.CurrentScale, query.amount);
            return (CopyRows(side, walk.Levels, book.CurrentScale), walk);
        });
        if (walk.IsReached) rows[^1] = rows[^1] with { Amount = amount - walk.BaseTotal };
        return rows;
    }

    private readonly ref struct RowTarget(Span<OrderBookRow> bids, Span<OrderBookRow> asks)
    {
        public readonly Span<OrderBookRow> Bids = bids;
        public readonly Span<OrderBookRow> Asks = asks;
    }
}
