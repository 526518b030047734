namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// How long a frame takes from its receipt to the updated book when 50,000 come a second, one at a time and evenly, and what the garbage
/// collector did meanwhile. One pair; the tracker starts anew after each pass through the generated frames.
/// </summary>
internal static class LatencyBenchmark
{
    private const int FramesASecond = 50_000;
    private const int FramesAPass = 200_000;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        using var server = await FrameServerProcess.StartAsync(options, pairs: 1, FramesAPass);
        var passes = Math.Max(1, (options.IsQuick ? 10 : 60) * FramesASecond / server.Frames);
        var probe = new LatencyProbe((passes + 1) * server.Frames);
        await using var client = new TrackerClient(server, probe);
        await client.RunAsync();
        await client.RunAsync(FramesASecond);
        probe.Clear();

        var (pauses, collections) = (TimeSpan.Zero, 0);
        for (var pass = 0; pass < passes; pass++)
        {
            var applied = await client.RunAsync(FramesASecond);
            pauses += applied.Paused;
            collections += applied.Collections;
        }

        var what = $"frame received to book updated at {FramesASecond:N0} frames/s";
        return
        [
            BenchmarkRow.Reported($"{what}, p50", probe.Percentile(0.5), "us"),
            BenchmarkRow.Reported($"{what}, p99", probe.Percentile(0.99), "us"),
            BenchmarkRow.Reported($"{what}, p99.9", probe.Percentile(0.999), "us"),
            BenchmarkRow.Reported("garbage collections meanwhile", collections, "collections"),
            BenchmarkRow.Reported("their pauses", pauses.TotalMilliseconds, "ms"),
        ];
    }
}
