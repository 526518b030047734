namespace Hummingbot.Plugins.Benchmarks;

/// <summary>One benchmark that can be run by its name.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Summary">What it measures, in a line.</param>
/// <param name="RunAsync">Measures ours and the references in turn, round by round.</param>
internal sealed record Benchmark(string Name, string Summary, Func<BenchmarkOptions, Task<IReadOnlyList<BenchmarkRow>>> RunAsync);
