using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Coinbase's messages, bytes to updated book, beside a scan of the same bytes that reads every JSON token and does nothing else. Levels:
/// the recorded <c>level2</c> channel of ten products, passed again and again from its snapshots. Orders: a stream of the <c>full</c> channel.
/// </summary>
internal static class CoinbaseFrames
{
    private const int FullMessages = 120_000;

    // Until the runtime has compiled everything for the last time.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    // Not measured: a snapshot's message grows too large for the pool, and those after it make up for it.
    private const int AfterSnapshot = 1_000;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options) =>
        [.. await RunLevel2Async(options), .. await RunFullAsync(options)];

    private static async Task<IReadOnlyList<BenchmarkRow>> RunLevel2Async(BenchmarkOptions options)
    {
        var folder = Layout.Recording("coinbase");
        var products = Bodies(Path.Combine(folder, "rest.jsonl")).First();
        var recorded = Bodies(Path.Combine(folder, "ws.jsonl")).ToLookup(TypeOf);
        var snapshots = recorded["snapshot"].ToList();
        await using var feed = new CoinbaseFeed(isFull: false, products);
        return Measure("Coinbase l2update, bytes to book", limit: 1.6, passes: options.IsQuick ? 60 : 150, options, feed, [.. recorded["l2update"]], () =>
        {
            foreach (var snapshot in snapshots) feed.Receive(snapshot);
        });
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> RunFullAsync(BenchmarkOptions options)
    {
        var stream = CoinbaseFullStream.Create(FullMessages);
        await using var feed = new CoinbaseFeed(isFull: true, Encoding.UTF8.GetBytes(CoinbaseFullStream.Products));
        return Measure("Coinbase full, bytes to book", limit: 2.0, passes: options.IsQuick ? 4 : 8, options, feed, stream.Frames, () =>
        {
            feed.Reset(CoinbaseFullStream.Pair);
            feed.TakeBook(CoinbaseFullStream.Pair, stream.Snapshot);
        });
    }

    private static IReadOnlyList<BenchmarkRow> Measure(
        string name, double limit, int passes, BenchmarkOptions options, CoinbaseFeed feed, IReadOnlyList<byte[]> bodies, Action begin)
    {
        var frames = Adjoin(bodies);
        var (allocated, diffs) = (0L, 0L);
        for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed < WarmUp; Scan()) Ours();
        var figures = Rounds.Run(options.Rounds, Ours, Scan);
        feed.Check(diffs);
        name = $"{name} ({bodies.Average(body => body.Length):0} bytes)";
        return
        [
            BenchmarkRow.Of(name, "ns/frame", "Utf8JsonReader, every token and nothing else", figures[0], figures[1], limit),
            BenchmarkRow.AtMost($"{name}: allocation", allocated, "B", 0),
        ];

        double Ours()
        {
            // Of the last round it counts: by then everything has been compiled and every array has grown.
            allocated = 0;
            var elapsed = TimeSpan.Zero;
            for (var pass = 0; pass < passes; pass++)
            {
                begin();
                foreach (var frame in frames.AsSpan(0, AfterSnapshot)) feed.Receive(frame);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                foreach (var frame in frames.AsSpan(AfterSnapshot)) feed.Receive(frame);
                elapsed += Stopwatch.GetElapsedTime(started);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                diffs += frames.Length;
            }

            return elapsed.TotalNanoseconds / passes / (frames.Length - AfterSnapshot);
        }

        double Scan()
        {
            var started = Stopwatch.GetTimestamp();
            for (var pass = 0; pass < passes; pass++)
            {
                foreach (var frame in frames.AsSpan(AfterSnapshot)) ReadTokens(frame.Span);
            }

            return Stopwatch.GetElapsedTime(started).TotalNanoseconds / passes / (frames.Length - AfterSnapshot);
        }
    }

    private static void ReadTokens(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }
    }

    // One after the other, as in a receive buffer, and not scattered over the heap.
    private static ReadOnlyMemory<byte>[] Adjoin(IReadOnlyList<byte[]> bodies)
    {
        var all = bodies.SelectMany(body => body).ToArray();
        var frames = new ReadOnlyMemory<byte>[bodies.Count];
        for (int i = 0, start = 0; i < frames.Length; start += bodies[i].Length, i++) frames[i] = all.AsMemory(start, bodies[i].Length);
        return frames;
    }

    private static IEnumerable<byte[]> Bodies(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("dir").ValueEquals("in")) yield return Encoding.UTF8.GetBytes(json.RootElement.GetProperty("body").GetString()!);
        }
    }

    private static string? TypeOf(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("type").GetString();
    }
}
