using System.Diagnostics;

namespace Hummingbot.Plugins.Recorder.Tests.Support;

/// <summary>A process that journals orders and says of each, once it may be sent, that it is on record. It ends by being killed.</summary>
internal static class TradingProcess
{
    public const string Argument = "trade";

    public static async Task RunAsync(string file)
    {
        await using var recorder = await MarketsRecorder.OpenAsync(new RecorderOptions { DatabaseFile = file });
        var journal = recorder.JournalFor("binance");
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var number = 0; ; number++)
        {
            // Four at a time, so that they share transactions.
            var orders = Enumerable.Range(0, 4).Select(part => Sample.Order($"{Environment.ProcessId}-{number}-{part}")).ToArray();
            await Task.WhenAll(orders.Select(order => journal.RecordBeforeSendAsync(order, "{}", CancellationToken.None).AsTask()));
            foreach (var order in orders) await output.WriteLineAsync(order.ClientOrderId);
        }
    }

    public static Process Start(string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(file);
        return Process.Start(start)!;
    }
}
