using System.Diagnostics;
using Hummingbot.Plugins;
using Hummingbot.Plugins.Benchmarks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

// Usage: BareHost PLUGIN-DIRECTORY. Does with the same folders what a host has to do at the least: nothing is checked, guarded or timed.
var started = Stopwatch.GetTimestamp();
var answers = 0;
foreach (var folder in Directory.GetDirectories(args[0]))
{
    var entry = Path.Combine(folder, "MeasuredPlugin.dll");
    var type = new BareContext(entry).LoadFromAssemblyPath(entry).GetType("Hummingbot.Plugins.Benchmarks.MeasuredPlugin", throwOnError: true)!;
    var plugin = (IExchangePlugin)Activator.CreateInstance(type)!;
    var services = new ServiceCollection();
    var context = new PluginContext
    {
        PluginDirectory = folder,
        Settings = new ExchangeSettings(),
        LoggerFactory = NullLoggerFactory.Instance,
        TimeProvider = TimeProvider.System,
        Random = Random.Shared,
    };
    plugin.ConfigureServices(services, context);
    var provider = services.BuildServiceProvider();
    answers += (await provider.GetRequiredService<ITradingPairFetcher>().FetchTradingPairsAsync(CancellationToken.None)).Count;
    if (plugin.Descriptor.Name != Path.GetFileName(folder)) throw new InvalidOperationException($"{folder} is not what it should be.");
}

Readiness.Report(answers, started);
