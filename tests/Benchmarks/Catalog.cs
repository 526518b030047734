namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Every benchmark, in the order in which they run.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("start", "whole processes of hbot beside hello world", StartBenchmark.RunAsync),
        new("plugins", "processes from their start until 1, 20 and 100 plugins have answered, beside bare load contexts", PluginsBenchmark.RunAsync),
        new("memory", "resident memory a plugin", PluginMemoryBenchmark.RunAsync),
        new("replay", "the bundled recordings, file to books", ReplayBenchmark.RunAsync),
        new("frames", "venues' messages to books, in memory", FramesBenchmark.RunAsync),
        new("orders", "order events through tracker and recorder", OrderEventsBenchmark.RunAsync),
        new("socket", "loopback WebSocket to updated books, through the whole tracker", SocketBenchmark.RunAsync),
        new("latency", "frame received to book updated, at a steady rate", LatencyBenchmark.RunAsync),
        new("recorder", "order events to durable storage", RecorderBenchmark.RunAsync),
        new("buy", "from Buy to the socket", BuyBenchmark.RunAsync),
        new("book", "level updates into a book beside C++ books", BookBenchmark.RunAsync),
        new("micro", "small operations beside naive ones, by BenchmarkDotNet", MicroBenchmark.RunAsync),
        new("queries", "questions asked of a book, its allocations, its memory", QueriesBenchmark.RunAsync),
    ];
}
