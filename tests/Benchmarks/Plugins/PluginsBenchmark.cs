namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Processes from just before their start until every plugin's container is built and its connector was created and has answered a call.
/// Ours is an application over <c>PluginRegistry</c>; the reference does the same with a bare load context and dependency resolver for each
/// plugin, one after the other, checking and guarding nothing. Both and the plugins are precompiled, nothing is collectible.
/// </summary>
internal static class PluginsBenchmark
{
    private const double Limit = 1.1;

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var count in new[] { 1, 20, 100 })
        {
            var plugins = MeasuredPlugins.Create(count);
            List<double> own = [], bareOwn = [];
            var figures = Rounds.Run(
                options.Rounds + 4,
                () => Run("RegistryHost", own),
                () => Run("BareHost", bareOwn));
            var what = count == 1 ? "1 plugin ready" : $"{count} plugins ready";
            rows.Add(BenchmarkRow.Of($"{what}, whole process", "ms", "bare context", figures[0], figures[1], Limit));
            // Round 0 does not count here either.
            rows.Add(BenchmarkRow.Of($"{what}, in process", "ms", "bare context", own[1..], bareOwn[1..]));

            double Run(string host, List<double> inProcess)
            {
                var ready = ReadyHost.Run(host, plugins, count);
                inProcess.Add(ready.OwnMilliseconds);
                return ready.Milliseconds;
            }
        }

        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
    }
}
