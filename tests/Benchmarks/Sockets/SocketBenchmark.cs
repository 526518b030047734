namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Depth updates over a loopback WebSocket into updated books, through the whole Binance tracker, beside a bare receive of the same frames.
/// </summary>
/// <remarks>
/// The connector spreads 200 pairs over four connections, for the venue's sake; the server sends all frames on one of them, since one
/// connection's throughput is what is asked for.
/// </remarks>
internal static class SocketBenchmark
{
    private const int Frames = 200_000;
    private const int WarmUps = 4;
    private const string Reference = "bare ClientWebSocket receive";

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options) =>
    [
        .. await RunAsync(options, 1, "1 pair"),
        .. await RunAsync(options, 200, "200 pairs on one connection"),
    ];

    private static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, int pairs, string what)
    {
        using var server = await FrameServerProcess.StartAsync(options, pairs, Frames);
        await using var client = new TrackerClient(server);
        for (var i = 0; i < WarmUps; i++)
        {
            await client.RunAsync();
            await BareReceiver.RunAsync(server);
        }

        var allocated = new List<double>();
        var figures = await Rounds.RunAsync(
            options.Rounds,
            async () =>
            {
                var applied = await client.RunAsync();
                allocated.Add(applied.BytesAFrame);
                return applied.NanosecondsAFrame;
            },
            () => BareReceiver.RunAsync(server));
        return
        [
            BenchmarkRow.Of($"socket to updated book, {what}", "ns/frame", Reference, figures[0], figures[1], limit: 2.0),
            BenchmarkRow.AtMost($"allocated from socket to book, {what}", Math.Round(BenchmarkRow.Median(allocated), 2), "bytes/frame", 0),
        ];
    }
}
