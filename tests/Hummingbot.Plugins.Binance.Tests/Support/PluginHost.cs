using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>The plugin in a container of its own, as a host builds it.</summary>
internal sealed class PluginHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public PluginHost(ExchangeSettings? settings = null, IWireTap? tap = null, TimeProvider? time = null)
    {
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = settings ?? new ExchangeSettings(),
            LoggerFactory = NullLoggerFactory.Instance,
            TimeProvider = time ?? TimeProvider.System,
            Random = Random.Shared,
            WireTap = tap,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        new BinancePlugin().ConfigureServices(services, context);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IOrderBookTracker Tracker => Get<IOrderBookTracker>();

    public IOrderBookTrackerDataSource DataSource => Get<IOrderBookTrackerDataSource>();

    public T Get<T>()
        where T : notnull =>
        _services.GetRequiredService<T>();

    public T? Find<T>() => _services.GetService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
