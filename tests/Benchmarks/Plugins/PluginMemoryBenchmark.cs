namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Resident memory a plugin: what a host with 20 plugins that have answered takes more than one with none, divided by 20.</summary>
internal static class PluginMemoryBenchmark
{
    private const int Count = 20;
    private const double Limit = 1.3 * 1024;

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var (plugins, one, none) = (MeasuredPlugins.Create(Count), MeasuredPlugins.Create(1), MeasuredPlugins.Create(0));
        List<double> further = [], bareFurther = [];
        var figures = Rounds.Run(
            options.Rounds,
            () => KibibytesAPlugin("RegistryHost", further),
            () => KibibytesAPlugin("BareHost", bareFurther));
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
        [
            BenchmarkRow.AtMost($"resident memory a plugin (of {Count})", BenchmarkRow.Median(figures[0]), "KiB", Limit),
            BenchmarkRow.Of($"resident memory a plugin (of {Count}), beside", "KiB", "bare context", figures[0], figures[1]),
            BenchmarkRow.Of($"resident memory a plugin after the first (of {Count})", "KiB", "bare context", further[1..], bareFurther[1..]),
        ]);

        double KibibytesAPlugin(string host, List<double> afterFirst)
        {
            var many = ReadyHost.Run(host, plugins, Count).ResidentBytes;
            afterFirst.Add((many - ReadyHost.Run(host, one, 1).ResidentBytes) / 1024 / (Count - 1));
            return (many - ReadyHost.Run(host, none, 0).ResidentBytes) / 1024 / Count;
        }
    }
}
