using Hummingbot.Plugins.FaultMatrix.Tests.Support;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Killing;

/// <summary>What a host that is killed while it trades leaves behind, and what the next one makes of it.</summary>
public sealed class KilledHostTests
{
    private const int Rounds = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    public async Task A_host_killed_at_any_instant_loses_no_order_sends_none_twice_and_counts_every_fill_once(string exchange)
    {
        var folder = Directory.CreateTempSubdirectory("hummingbot-killed-");
        try
        {
            var venue = Venue.Of(exchange);
            var time = new ScaledTime(TimeProvider.System.GetUtcNow());
            await using var sandbox = venue.CreateSandbox(time);
            var endpoints = await sandbox.StartAsync(venue.Options(seed: 1), Cancelled);
            var random = new Random(1);
            var others = new Counterparty(venue, sandbox.Engine, random);
            others.Quote();
            for (var round = 1; round <= Rounds; round++)
            {
                var task = TradingTask.Of(venue, Path.Combine(folder.FullName, "trades.sqlite"), round, time, endpoints);
                await TradeAndKillAsync(task, sandbox, others, random);
                await TakeUpAsync(task with { Seed = 100 + round }, time, new Truth(sandbox.Engine));
            }

            Assert.True(sandbox.Engine.GetOrders(VenueSandbox.UserAccount).Count > Rounds, "Hardly anything was traded.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task TradeAndKillAsync(TradingTask task, VenueSandbox sandbox, Counterparty others, Random random)
    {
        using var process = await TradingProcess.StartAsync(task);
        try
        {
            var enough = sandbox.Engine.GetOrders(VenueSandbox.UserAccount).Count + random.Next(25);
            await UntilAsync(async () =>
            {
                if (process.HasExited) Assert.Fail($"The host has ended: {await process.StandardError.ReadToEndAsync(Cancelled)}");
                if (random.Next(5) == 0) others.TakeSome();
                var count = sandbox.Engine.GetOrders(VenueSandbox.UserAccount).Count;
                return count >= enough ? null : $"the host places orders ({count} of {enough})";
            });
            // Any instant: it may still be starting, and the order counted last may not have been answered yet.
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Cancelled);
        }

        // The market does not wait for the next host.
        for (var i = random.Next(4); i > 0; i--) others.TakeSome();
    }

    private static async Task TakeUpAsync(TradingTask task, ScaledTime time, Truth truth)
    {
        await using var run = await RecordedRun.StartAsync(task, time, Cancelled);
        await UntilAsync(async () => truth.DifferenceTo(run.Connector) is { } present
            ? present
            : await RecordDifference.FindAsync(run.Recorder, task.Venue, truth, Cancelled));
    }

    private static async Task UntilAsync(Func<Task<string?>> difference)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await difference() is { } problem)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit) Assert.Fail($"It did not settle: {problem}.");
            await Task.Delay(Pause, TimeProvider.System, Cancelled);
        }
    }
}
