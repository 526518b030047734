using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Bytes: allocated by the book's paths in their steady state, and held by a book.</summary>
internal static class BookCosts
{
    private const int MemoryLimit = 64 * 1024;
    private const int BooksHeld = 16;

    public static void Add(OrderBook book, BookWorkload workload, List<BenchmarkRow> rows)
    {
        var (bids, asks) = (new OrderBookRow[20], new OrderBookRow[20]);
        rows.Add(AllocationRow("level update", workload.Updates, () => workload.Apply(book, 1)));
        rows.Add(AllocationRow("best price", 1, () => book.GetPrice(isBuy: true)));
        rows.Add(AllocationRow("average price", 1, () => book.GetVwapForVolume(isBuy: true, 10m)));
        rows.Add(AllocationRow("price for a volume", 1, () => book.GetPriceForVolume(isBuy: true, 10m)));
        rows.Add(AllocationRow("20 rows a side into a span", 1, () => book.CopyRows(bids, asks)));

        using var subscription = book.SubscribeTrades(static _ => { });
        var trade = new OrderBookMessage
        {
            Type = OrderBookMessageType.Trade,
            UpdateId = -1,
            PriceDecimals = LevelFile.Scale,
            AmountDecimals = LevelFile.Scale,
            Trade = new OrderBookLevel(6_500_000_000_000, 100_000_000),
            TradeNumber = 1,
        };
        rows.Add(AllocationRow("trade event", 1, () => book.ApplyTrade(trade, DateTimeOffset.UnixEpoch)));

        rows.Add(BenchmarkRow.AtMost("memory of a book with 1,000 levels in all, filled", Held(workload, 500, 0), "bytes", MemoryLimit));
        rows.Add(BenchmarkRow.AtMost("memory of a book with 1,000 levels a side, filled", Held(workload, 1000, 0), "bytes", MemoryLimit));
        rows.Add(BenchmarkRow.AtMost(
            "memory of a book with 1,000 levels a side, after 500,000 updates", Held(workload, 1000, 50_000), "bytes", MemoryLimit));
    }

    private static BenchmarkRow AllocationRow(string name, int units, Action action)
    {
        const int Times = 3;
        for (var i = 0; i < Times; i++) action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) action();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return BenchmarkRow.AtMost(name + ", allocation", allocated / (double)(Times * units), "bytes", 0);
    }

    private static double Held(BookWorkload workload, int levelsPerSide, int frames)
    {
        var snapshot = new OrderBookMessage { UpdateId = 1, PriceDecimals = LevelFile.Scale, AmountDecimals = LevelFile.Scale };
        foreach (var level in workload.Snapshot.Bids[..levelsPerSide]) snapshot.AddBid(level);
        foreach (var level in workload.Snapshot.Asks[..levelsPerSide]) snapshot.AddAsk(level);

        var books = new OrderBook[BooksHeld];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < books.Length; i++)
        {
            books[i] = new OrderBook("BTC-USDT", NullLogger.Instance);
            books[i].ApplySnapshot(snapshot);
            foreach (var frame in workload.Frames.Take(frames)) books[i].ApplyDiff(frame);
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)BooksHeld;
        GC.KeepAlive(books);
        return held;
    }
}
