using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Whole processes, from just before the start to the first line of output, beside a program that only says hello.</summary>
internal static class StartBenchmark
{
    // What a host may take on top of a program that does nothing.
    private const double Margin = 12;

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var none = MeasuredPlugins.Create(0);
        string[] hbot = ["--plugins", Layout.Plugins];
        var figures = Rounds.Run(
            options.Rounds + 4,
            () => MillisecondsToFirstLine(Layout.Hello, []),
            () => MillisecondsToFirstLine(Layout.PublishedProgram("RegistryHost"), [none]),
            () => MillisecondsToFirstLine(Layout.Hbot, ["exchanges", "--json", "--plugins", none]),
            () => MillisecondsToFirstLine(Layout.Hbot, ["exchanges", "--json", .. hbot]),
            () => MillisecondsToFirstLine(Layout.Hbot, ["replay", "binance", Layout.Recording("binance"), "--depth", "1", "--json", .. hbot]),
            () => MillisecondsToFirstLine(Layout.Hbot, ["replay", "coinbase", Layout.Recording("coinbase"), "--depth", "1", "--json", .. hbot]));
        var hello = figures[0];
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
        [
            BenchmarkRow.OfMargin("application over PluginRegistry ready, no plugin", "ms", "hello world", figures[1], hello, Margin),
            BenchmarkRow.OfMargin("hbot start to the list of exchanges, no plugin", "ms", "hello world", figures[2], hello, Margin),
            BenchmarkRow.Of("hbot start to the list of exchanges (2 plugins)", "ms", "hello world", figures[3], hello),
            BenchmarkRow.Of("hbot start to first book, Binance recording", "ms", "hello world", figures[4], hello),
            BenchmarkRow.Of("hbot start to first book, Coinbase recording", "ms", "hello world", figures[5], hello),
        ]);
    }

    private static double MillisecondsToFirstLine(string program, string[] arguments)
    {
        // In a folder without a configuration of its own.
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = Layout.Scratch("start") };
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
