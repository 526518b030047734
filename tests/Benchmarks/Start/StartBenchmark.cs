using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Whole processes, from just before the start to the first line of output, beside a program that only says hello.</summary>
internal static class StartBenchmark
{
    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        string[] hbot = ["--plugins", Layout.Plugins];
        (string Name, string[] Arguments)[] contestants =
        [
            ("host start to the list of exchanges (2 plugins)", ["exchanges", "--json", .. hbot]),
            ("host start to first book, Binance recording", ["replay", "binance", Layout.Recording("binance"), "--depth", "1", "--json", .. hbot]),
            ("host start to first book, Coinbase recording", ["replay", "coinbase", Layout.Recording("coinbase"), "--depth", "1", "--json", .. hbot]),
        ];
        var ours = contestants.Select(_ => new List<double>()).ToArray();
        var hello = new List<double>();

        // Round 0 fills the file cache and does not count.
        for (var round = 0; round <= options.Rounds; round++)
        {
            var floor = MillisecondsToFirstLine(Layout.Hello, []);
            if (round > 0) hello.Add(floor);
            for (var i = 0; i < contestants.Length; i++)
            {
                var elapsed = MillisecondsToFirstLine(Layout.Hbot, contestants[i].Arguments);
                if (round > 0) ours[i].Add(elapsed);
            }
        }

        return Task.FromResult<IReadOnlyList<BenchmarkRow>>([.. contestants.Select((contestant, i) => BenchmarkRow.Of(contestant.Name, "ms", "hello world", ours[i], hello))]);
    }

    private static double MillisecondsToFirstLine(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null
            ? elapsed
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }
}
