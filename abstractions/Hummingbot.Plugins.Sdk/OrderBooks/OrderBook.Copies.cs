using System.Runtime.CompilerServices;

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
                CopyRows(book._bids, depth, scale),
                CopyRows(book._asks, depth, scale));
        });
    }

    /// <inheritdoc/>
    public (int Bids, int Asks) CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks)
    {
        var query = new RowsQuery(bids, asks);
        Read(ref query);
        return query.Counts;
    }

    private static OrderBookRow[] CopyRows(BookSide side, int depth, Scale scale)
    {
        var rows = new OrderBookRow[Math.Min(depth, side.Count)];
        CopyRows(side, rows, scale);
        return rows;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // on its own its loop has registers enough
    private static int CopyRows(BookSide source, Span<OrderBookRow> rows, Scale scale)
    {
        var side = source.Read();
        var (priceDecimals, amountDecimals) = scale;
        var left = rows;
        while (left.Length > 0 && side.NextChunk() is { } chunk)
        {
            var slot = chunk.Count; // read once: the book may be changing
            var target = left[..Math.Min(slot, left.Length)];
            left = left[target.Length..];
            foreach (ref var row in target)
            {
                slot--;
                row = new OrderBookRow(
                    FixedPoint.ToDecimal((long)side.ToPrice(chunk.Key(slot)), priceDecimals),
                    FixedPoint.ToDecimal(chunk.Amount(slot), amountDecimals),
                    chunk.UpdateId(slot));
            }
        }

        return rows.Length - left.Length;
    }

    private OrderBookRow[] Simulate(bool isBuy, decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        if (amount == 0) return [];
        var (rows, walk) = Read((isBuy, amount), static (book, query) =>
        {
            var side = query.isBuy ? book._asks : book._bids;
            var walk = new BookWalk();
            walk.ToBaseVolume(side.Read(), book.CurrentScale, query.amount);
            return (CopyRows(side, walk.Levels, book.CurrentScale), walk);
        });
        if (walk.IsReached) rows[^1] = rows[^1] with { Amount = amount - walk.BaseTotal };
        return rows;
    }

    private ref struct RowsQuery(Span<OrderBookRow> bids, Span<OrderBookRow> asks) : IBookQuery
    {
        private readonly Span<OrderBookRow> _bids = bids;
        private readonly Span<OrderBookRow> _asks = asks;

        public (int Bids, int Asks) Counts;

        public void Read(OrderBook book)
        {
            var scale = book.CurrentScale;
            Counts = (CopyRows(book._bids, _bids, scale), CopyRows(book._asks, _asks, scale));
        }
    }
}
