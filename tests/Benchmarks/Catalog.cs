namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Every benchmark, in the order in which they run.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("start", "whole processes of hbot beside hello world", StartBenchmark.RunAsync),
        new("replay", "the bundled recordings, file to books", ReplayBenchmark.RunAsync),
        new("orders", "order events through tracker and recorder", OrderEventsBenchmark.RunAsync),
    ];
}
