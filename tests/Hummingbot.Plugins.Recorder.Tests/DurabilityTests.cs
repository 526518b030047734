using System.Diagnostics;
using Hummingbot.Plugins.Recorder.Tests.Support;

namespace Hummingbot.Plugins.Recorder.Tests;

[Collection(AloneCollection.Name)]
public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_is_killed_at_any_instant_loses_no_order_that_it_might_have_sent()
    {
        var file = _folder.File("trades.sqlite");
        var sendable = new List<string>();
        // The first are killed while they create the tables, the later ones while they write.
        foreach (var orders in (int[])[0, 0, 1, 7, 60, 200])
        {
            using var process = TradingProcess.Start(file);
            if (orders == 0)
            {
                while (!File.Exists(file) && !process.HasExited) await Task.Yield();
            }

            for (var i = 0; i < orders && await process.StandardOutput.ReadLineAsync(Cancellation) is { } id; i++) sendable.Add(id);
            process.Kill();
            // What it said before it died counts too; a last line without its end does not.
            var rest = await process.StandardOutput.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            sendable.AddRange(rest.Split('\n')[..^1]);
        }

        Assert.True(sendable.Count >= 268, $"Only {sendable.Count} orders were journaled.");
        await using var recorder = await MarketsRecorder.OpenAsync(new RecorderOptions { DatabaseFile = file }, null, Cancellation);
        var restored = await recorder.RestoreAsync("binance", null, Cancellation);
        Assert.Empty(sendable.Except(restored.Keys));
    }

    [Fact]
    public async Task Memory_stays_flat_over_a_million_events()
    {
        const int Orders = 100;
        await using var recorder = await MarketsRecorder.OpenAsync(
            new RecorderOptions { DatabaseFile = _folder.File("trades.sqlite") }, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var orders = Enumerable.Range(0, Orders).Select(number => Sample.Order($"o{number}", OrderState.Open)).ToArray();
        Announce(100_000);
        await recorder.FlushAsync(Cancellation);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        Announce(900_000);
        await recorder.FlushAsync(Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"{900_000 / Stopwatch.GetElapsedTime(started).TotalSeconds:0} events a second");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(growth < 8 * 1024 * 1024, $"Memory grew by {growth} bytes.");

        void Announce(int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (i % 100 == 0) connector.Announce(Sample.Filled($"o{i % Orders}", $"{count}-{i}"));
                else connector.Announce(Sample.Updated(orders[i % Orders]));
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
