namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The venues' messages, bytes to updated book, in memory and on one thread.</summary>
internal static class FramesBenchmark
{
    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options) =>
        [.. await BinanceFrames.RunAsync(options), .. await CoinbaseFrames.RunAsync(options)];
}
