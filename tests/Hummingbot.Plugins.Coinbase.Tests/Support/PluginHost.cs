using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>The plugin in a container of its own, as a host builds it.</summary>
internal sealed class PluginHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public PluginHost(ExchangeSettings? settings = null, IWireTap? tap = null, TimeProvider? timeProvider = null, ILoggerFactory? loggers = null)
    {
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = settings ?? new ExchangeSettings(),
            LoggerFactory = loggers ?? NullLoggerFactory.Instance,
            TimeProvider = timeProvider ?? TimeProvider.System,
            Random = Random.Shared,
            WireTap = tap,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        new CoinbasePlugin().ConfigureServices(services, context);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static ExchangeCredentials Credentials { get; } = new(new Dictionary<string, string>
    {
        ["api_key"] = "test-key",
        ["secret_key"] = "dGVzdFNlY3JldEJ5dGVzMQ==",
        ["passphrase"] = "test-passphrase",
    });

    public IOrderBookTracker Tracker => Get<IOrderBookTracker>();

    public IOrderBookTrackerDataSource DataSource => Get<IOrderBookTrackerDataSource>();

    public static ExchangeSettings Settings(string orderBook, ExchangeCredentials? credentials = null, params IReadOnlyList<string> pairs) => new()
    {
        TradingPairs = pairs,
        Credentials = credentials,
        Values = new Dictionary<string, string> { ["orderBook"] = orderBook },
    };

    /// <summary>A plugin for messages of single orders.</summary>
    public static PluginHost Full() => new(Settings("full", Credentials));

    public T Get<T>()
        where T : notnull =>
        _services.GetRequiredService<T>();

    public T? Find<T>() => _services.GetService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
