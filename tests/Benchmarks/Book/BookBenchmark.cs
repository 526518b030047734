using System.Diagnostics;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Prepared messages into a book, as its tracker applies them, beside books of the C++ standard library.</summary>
internal static class BookBenchmark
{
    // A pass over a short capture is too short to be timed by itself.
    private const int UpdatesPerRound = 400_000;

    private static readonly (string Name, string Folder)[] Captures =
    [
        ("BTCUSD capture", "real_BTCUSD_211231"),
        ("ETHUSD capture", "real_ETHUSD_210924"),
        ("SUSHIUSDT capture", "real_SUSHIUSDT"),
        ("book of 46,000 levels", "coinbase_BTC-USD"),
    ];

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var reference = CppReference.Build("book.cpp");
        var rows = new List<BenchmarkRow>();
        Measure("generated book of 1,000 levels a side", GeneratedWorkload.Folder(options), reference, options, isGenerated: true, rows);
        foreach (var (name, folder) in Captures)
            Measure(name, Layout.Workload(Path.Combine("real", folder)), reference, options, isGenerated: false, rows);
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
    }

    private static void Measure(
        string name, string folder, CppReference? reference, BenchmarkOptions options, bool isGenerated, List<BenchmarkRow> rows)
    {
        var workload = BookWorkload.Read(folder);
        var book = new OrderBook("BTC-USDT", NullLogger.Instance);
        var passes = Math.Max(1, UpdatesPerRound / workload.Updates);
        WarmUp(() => workload.Apply(book, 1));

        var (vector, map) = (new List<double>(), new List<double>());
        var figures = Rounds.Run(options.Rounds, () => workload.Apply(book, passes), () => RunReference(reference, workload.Folder, passes, vector, map));
        workload.Check(book);

        name = "level update, " + name;
        if (reference is null)
        {
            rows.Add(BenchmarkRow.Reported(name, BenchmarkRow.Median(figures[0]), "ns"));
            return;
        }

        // Round 0 warmed the reference up too.
        var (vectors, maps) = (vector.Skip(1).ToArray(), map.Skip(1).ToArray());
        rows.Add(isGenerated
            ? BenchmarkRow.Of(name, "ns", "C++ sorted vector", figures[0], vectors, 1.0)
            : BenchmarkRow.Of(name, "ns", "the better of C++ vector and map", figures[0], [.. vectors.Zip(maps, Math.Min)], 1.1));
    }

    private static double RunReference(CppReference? reference, string folder, int passes, List<double> vector, List<double> map)
    {
        if (reference is null) return 0;
        var results = reference.Run(folder, "update", passes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        vector.Add(results["cpp-sorted-vector update"]);
        map.Add(results["cpp-std-map update"]);
        return vector[^1];
    }

    /// <summary>Long enough for the runtime to have compiled what is measured as well as it can.</summary>
    public static void WarmUp(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(0.7)) action();
    }
}
