using System.Diagnostics;
using Hummingbot.Plugins.FaultMatrix.Tests.Support;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Killing;

/// <summary>
/// A process that takes up what an earlier one has left and trades as fast as it can. It ends by being killed, or when nobody holds its
/// input any more.
/// </summary>
internal static class TradingProcess
{
    public const string Argument = "trade";

    /// <summary>Starts it.</summary>
    public static async Task<Process> StartAsync(TradingTask task)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { Argument },
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(task.ToJson());
        await process.StandardInput.FlushAsync();
        return process;
    }

    /// <summary>What the process does: its whole program.</summary>
    public static async Task RunAsync()
    {
        if (await Console.In.ReadLineAsync() is not { } json) return;
        var task = TradingTask.Read(json);
        using var orphaned = new CancellationTokenSource();
        var trading = TradeAsync(task, orphaned.Token);
        await Task.WhenAny(trading, Console.In.ReadToEndAsync());
        await orphaned.CancelAsync();
        await trading;
    }

    private static async Task TradeAsync(TradingTask task, CancellationToken cancellationToken)
    {
        var time = new ScaledTime(task.Origin);
        var random = new Random(task.Seed);
        await using var run = await RecordedRun.StartAsync(task, time, cancellationToken);
        var trader = new Trader(Venue.Of(task.Venue), run.Connector, random);
        while (!cancellationToken.IsCancellationRequested)
        {
            // Never so many orders that the venue's rate limits decide the pace.
            if (run.Connector.IsReady && run.Connector.InFlightOrders.Count < 40) trader.Act();
            else trader.CancelAny();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 300)), time, CancellationToken.None);
        }
    }
}
