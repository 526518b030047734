using System.Diagnostics;
using Hummingbot.Plugins;
using Hummingbot.Plugins.Benchmarks;
using Hummingbot.Plugins.Hosting;

// Usage: RegistryHost PLUGIN-DIRECTORY. Loads every plugin and has each one's connector created and called, as any application would.
var started = Stopwatch.GetTimestamp();
var options = new PluginHostOptions();
options.PluginDirectories.Add(args[0]);
await using var registry = new PluginRegistry(options);
await registry.StartAsync();
// All at once, as PluginRegistry.FetchAllTradingPairsAsync does it.
var calls = new List<Task<IReadOnlyList<string>>>();
foreach (var exchange in registry.Exchanges.Values)
    calls.Add(exchange.CallAsync<ITradingPairFetcher, IReadOnlyList<string>>(
        "the trading pairs", static (fetcher, token) => fetcher.FetchTradingPairsAsync(token), CancellationToken.None));
var answers = 0;
foreach (var pairs in await Task.WhenAll(calls)) answers += pairs.Count;
Readiness.Report(answers, started);
