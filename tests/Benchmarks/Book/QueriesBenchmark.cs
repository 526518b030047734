using System.Diagnostics;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Questions asked of the generated book, exact decimals against C++ doubles; what the book's paths allocate; what the book occupies.
/// </summary>
/// <remarks>Not run with BenchmarkDotNet: it times one method after the other, and the C++ reference has to run in the same rounds.</remarks>
internal static class QueriesBenchmark
{
    private const int Depth = 20;

    private static readonly decimal[] SmallVolumes = [.. Enumerable.Range(0, 8).Select(i => 10m + (i * 0.01m))];
    private static readonly decimal[] LargeVolumes = [.. Enumerable.Range(0, 8).Select(i => 100m + (i * 0.01m))];

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var reference = CppReference.Build("book.cpp");
        var workload = BookWorkload.Read(GeneratedWorkload.Folder(options));
        var book = new OrderBook("BTC-USDT", NullLogger.Instance);
        workload.Apply(book, 1);
        workload.Check(book);

        var rows = new List<BenchmarkRow>();
        Time(book, workload, reference, options, rows);
        BookCosts.Add(book, workload, rows);
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
    }

    private static void Time(OrderBook book, BookWorkload workload, CppReference? reference, BenchmarkOptions options, List<BenchmarkRow> rows)
    {
        var naive = new NaiveSides(book);
        var (bids, asks) = (new OrderBookRow[Depth], new OrderBookRow[Depth]);
        (string Name, string Reference, Func<double> Ours)[] queries =
        [
            ("best price", "cpp-sorted-vector best", () => PerCall(2_000_000, i => book.GetPrice((i & 1) == 0))),
            ("average price over 12 levels", "cpp-sorted-vector vwap10", () => PerCall(200_000, i => book.GetVwapForVolume((i & 1) == 0, SmallVolumes[i & 7]).ResultPrice!.Value)),
            ("average price over 125 levels", "cpp-sorted-vector vwap100", () => PerCall(50_000, i => book.GetVwapForVolume((i & 1) == 0, LargeVolumes[i & 7]).ResultPrice!.Value)),
        ];
        Func<double> ourRows = () => PerCall(100_000, _ => book.CopyRows(bids, asks).Bids);
        Func<double> naiveRows = () => PerCall(100_000, _ => naive.CopyRows(bids, asks));

        foreach (var (_, _, ours) in queries) BookBenchmark.WarmUp(() => ours());
        BookBenchmark.WarmUp(() => ourRows());
        BookBenchmark.WarmUp(() => naiveRows());
        IReadOnlyDictionary<string, double> theirs = new Dictionary<string, double>();
        var contestants = new List<Func<double>> { () => Refresh(ref theirs, reference, workload.Folder) };
        foreach (var (_, name, ours) in queries) contestants.AddRange([ours, () => theirs.GetValueOrDefault(name)]);
        var figures = Rounds.Run(options.Rounds, [.. contestants, ourRows, naiveRows]);

        for (var i = 0; i < queries.Length; i++)
        {
            var ours = figures[(2 * i) + 1];
            rows.Add(reference is null
                ? BenchmarkRow.Reported(queries[i].Name, BenchmarkRow.Median(ours), "ns")
                : BenchmarkRow.Of(queries[i].Name, "ns", "C++ sorted vector, doubles", ours, figures[(2 * i) + 2], 1.2));
        }

        rows.Add(BenchmarkRow.Of("20 rows a side in decimal", "ns", "a plain loop over unguarded arrays", figures[^2], figures[^1], 1.2));
    }

    private static double Refresh(ref IReadOnlyDictionary<string, double> results, CppReference? reference, string folder)
    {
        if (reference is not null) results = reference.Run(folder, "queries");
        return 0;
    }

    private static double PerCall<T>(int calls, Func<int, T> query)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++) query(i);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / calls;
    }

    /// <summary>The same levels in arrays that nobody writes to, best first.</summary>
    private sealed class NaiveSides(OrderBook book)
    {
        private readonly (long Price, long Amount, long UpdateId)[] _bids = Integers(book.GetSnapshot().Bids);
        private readonly (long Price, long Amount, long UpdateId)[] _asks = Integers(book.GetSnapshot().Asks);

        public int CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks)
        {
            Copy(_bids, bids);
            Copy(_asks, asks);
            return bids.Length;
        }

        private static void Copy((long Price, long Amount, long UpdateId)[] levels, Span<OrderBookRow> rows)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = new OrderBookRow(
                    FixedPoint.ToDecimal(levels[i].Price, LevelFile.Scale), FixedPoint.ToDecimal(levels[i].Amount, LevelFile.Scale), levels[i].UpdateId);
            }
        }

        private static (long Price, long Amount, long UpdateId)[] Integers(IReadOnlyList<OrderBookRow> rows)
        {
            var one = FixedPoint.PowerOfTen(LevelFile.Scale);
            return [.. rows.Select(row => ((long)(row.Price * one), (long)(row.Amount * one), row.UpdateId))];
        }
    }
}
