using System.Diagnostics;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Replays of the bundled recordings, from file to books, through plugins loaded from their folders; beside a naive rebuild of the same
/// file with <see cref="System.Text.Json.JsonDocument"/> and dictionaries of <see cref="decimal"/>.
/// </summary>
internal static class ReplayBenchmark
{
    // A recording is short: one round passes it so many times.
    private const int Passes = 5;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var hostOptions = new PluginHostOptions();
        hostOptions.PluginDirectories.Add(Layout.Plugins);
        await using var registry = new PluginRegistry(hostOptions);
        await registry.StartAsync();

        var rows = new List<BenchmarkRow>();
        foreach (var (exchange, recording) in new[] { ("binance", "binance"), ("binance", "binance-2021-08"), ("coinbase", "coinbase") })
        {
            var folder = Layout.Recording(recording);
            var tracker = await registry.GetExchange(exchange).GetAsync<IOrderBookTracker>(CancellationToken.None);
            var (ours, naive) = (new List<double>(), new List<double>());
            for (var round = -1; round < options.Rounds; round++)
            {
                var mine = await MicrosecondsPerFrameAsync(() => ReplayAsync(tracker, folder));
                var theirs = await MicrosecondsPerFrameAsync(() => Task.FromResult(NaiveReplay.Run(exchange, folder)));
                if (round < 0) continue;
                ours.Add(mine);
                naive.Add(theirs);
            }

            rows.Add(BenchmarkRow.Of($"replay of {recording}, file to books", "µs/frame", "JsonDocument and dictionaries of decimal", ours, naive));
            rows.Add(BenchmarkRow.Of(
                $"replay of {recording}, file to books", "frames/s", "JsonDocument and dictionaries of decimal",
                [.. ours.Select(microseconds => 1e6 / microseconds)], [.. naive.Select(microseconds => 1e6 / microseconds)]));
        }

        return rows;
    }

    private static async Task<long> ReplayAsync(IOrderBookTracker tracker, string folder)
    {
        var result = await ReplayRunner.RunAsync(tracker, folder, null, 1, TimeProvider.System, CancellationToken.None);
        return result.Error is null ? result.Frames : throw new InvalidOperationException(result.Error.Message);
    }

    private static async Task<double> MicrosecondsPerFrameAsync(Func<Task<long>> pass)
    {
        long frames = 0;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Passes; i++) frames += await pass();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / frames;
    }
}
