using Hummingbot.Plugins;
using Hummingbot.Plugins.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Usage: EmbeddedHost PLUGIN-DIRECTORY. Prints each exchange found there with a price, and each plugin that is not in order.
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddHummingbotPlugins(options => options.PluginDirectories.Add(args[0]));

using var host = builder.Build();
await host.StartAsync();
var registry = host.Services.GetRequiredService<PluginRegistry>();
foreach (var (name, exchange) in registry.Exchanges)
{
    var pair = exchange.Descriptor.ExampleTradingPair;
    var price = await exchange.CallAsync<IMidPriceSource, decimal?>(
        $"the mid price of {pair}", (prices, token) => prices.GetMidPriceAsync(pair, token), CancellationToken.None);
    Console.WriteLine($"{name}: {pair} at {price}");
}

foreach (var plugin in registry.Plugins.Where(plugin => !plugin.IsLoaded))
    Console.WriteLine($"{Path.GetFileName(plugin.Folder)} is {plugin.State}: {plugin.Reason}");
await host.StopAsync();
