using System.Diagnostics;
using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Binance's depth updates, bytes to updated book with every check on (shape, pair, sequence), beside C++: simdjson's on-demand reader and a
/// sorted vector. On the generated stream, raw and as combined streams wrap it, and on real captures.
/// </summary>
internal static class BinanceFrames
{
    private static readonly string[] Captures = ["real_BTCUSD_211231", "real_ETHUSD_210924", "real_SUSHIUSDT"];

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var simdjson = CppReference.Build("frames.cpp", "-lsimdjson");
        var rows = new List<BenchmarkRow>();
        rows.AddRange(await MeasureGeneratedAsync(options, simdjson));
        foreach (var capture in Captures)
        {
            var file = BinanceFrameFile.Read(Layout.Workload(Path.Combine("real", capture)));
            rows.Add(await MeasureCaptureAsync(capture, file, options, simdjson));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> MeasureGeneratedAsync(BenchmarkOptions options, CppReference? simdjson)
    {
        const string Name = "Binance depth update, bytes to book";
        var file = BinanceFrameFile.Read(GeneratedWorkload.Folder(options));
        var (raw, wrapped) = (new Contestant(file, passes: 1), new Contestant(file.Wrapped(), passes: 1));
        raw.WarmUp();
        wrapped.WarmUp();
        var figures = Rounds.Run(
            options.Rounds, raw.Round, () => simdjson?.Run(file.Folder)["simdjson frame"] ?? 0, wrapped.Round, () => NaiveRound(file));
        await raw.DisposeAsync();
        await wrapped.DisposeAsync();
        return
        [
            Row($"{Name}, raw", figures[0], simdjson, figures[1], limit: 0.9),
            BenchmarkRow.AtMost($"{Name}: allocation", raw.Allocated, "B", 0),
            Row($"{Name}, of a combined stream", figures[2], simdjson, figures[1]),
            BenchmarkRow.Of($"{Name}, raw", "ns/frame", "JsonDocument and dictionaries of decimal", figures[0], figures[3]),
        ];
    }

    private static async Task<BenchmarkRow> MeasureCaptureAsync(
        string capture, BinanceFrameFile file, BenchmarkOptions options, CppReference? simdjson)
    {
        var passes = options.IsQuick ? 100 : 400;
        await using var ours = new Contestant(file, passes);
        ours.WarmUp();
        var text = passes.ToString(CultureInfo.InvariantCulture);
        var figures = Rounds.Run(options.Rounds, ours.Round, () => simdjson?.Run(file.Folder, text)["simdjson frame"] ?? 0);
        return Row($"Binance depth update, bytes to book, {capture}", figures[0], simdjson, figures[1]);
    }

    private static BenchmarkRow Row(string name, double[] ours, CppReference? simdjson, double[] reference, double? limit = null) => simdjson is null
        ? BenchmarkRow.Reported(name, BenchmarkRow.Median(ours), "ns/frame")
        : BenchmarkRow.Of(name, "ns/frame", "simdjson on-demand and a sorted vector (C++)", ours, reference, limit);

    private static double NaiveRound(BinanceFrameFile file)
    {
        const int Frames = 10_000;
        var book = new NaiveDepth(file.Snapshot);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Frames; i++) book.Apply(file.Frames[i]);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / Frames;
    }

    private sealed class Contestant(BinanceFrameFile file, int passes) : IAsyncDisposable
    {
        private readonly BinanceFeed _feed = new(file.Symbol);
        private long _diffs;

        /// <summary>What the last round allocated.</summary>
        public long Allocated { get; private set; }

        /// <summary>Runs until the runtime has compiled everything for good, which it does in steps and with pauses.</summary>
        public void WarmUp()
        {
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1);) Pass();
        }

        public double Round()
        {
            Allocated = 0;
            var elapsed = TimeSpan.Zero;
            for (var pass = 0; pass < passes; pass++) elapsed += Pass();
            _feed.Check(_diffs);
            file.Check(_feed.Levels);
            return elapsed.TotalNanoseconds / passes / file.Frames.Length;
        }

        public ValueTask DisposeAsync() => _feed.DisposeAsync();

        private TimeSpan Pass()
        {
            _feed.Begin(file.Snapshot);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            foreach (var frame in file.Frames) _feed.Receive(frame);
            var elapsed = Stopwatch.GetElapsedTime(started);
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            _diffs += file.Frames.Length;
            return elapsed;
        }
    }
}
