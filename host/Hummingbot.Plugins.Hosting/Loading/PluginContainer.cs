using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>The container of one plugin, and which of the contract's services the plugin registered in it.</summary>
internal sealed class PluginContainer : IAsyncDisposable
{
    private static readonly Type[] Required =
    [
        typeof(IOrderBookTrackerDataSource), typeof(IOrderBookTracker), typeof(IMidPriceSource), typeof(ITradingPairFetcher),
    ];

    private readonly ServiceProvider _provider;
    private readonly HashSet<Type> _registered;

    private PluginContainer(ServiceProvider provider, HashSet<Type> registered)
    {
        _provider = provider;
        _registered = registered;
    }

    /// <summary>Has a plugin register its services and builds its container. Runs code of the plugin.</summary>
    /// <exception cref="PluginProblemException">Something that the contract requires is missing.</exception>
    public static PluginContainer Build(IExchangePlugin plugin, PluginContext context, bool validate)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context);
        services.AddSingleton(context.TimeProvider);
        services.AddSingleton(context.LoggerFactory);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        var own = services.Count;
        plugin.ConfigureServices(services, context);

        // Only types of the contract are kept: any other would be the plugin's.
        var registered = new HashSet<Type>();
        foreach (var service in services)
            if (service.ServiceType.Assembly == typeof(IExchangePlugin).Assembly && !service.IsKeyedService)
                registered.Add(service.ServiceType);
        var missing = string.Empty;
        foreach (var type in Required)
            if (!registered.Contains(type))
                missing += (missing.Length == 0 ? string.Empty : ", ") + type.Name;
        if (missing.Length > 0)
            throw new PluginProblemException(PluginProblem.Faulted(
                PluginReason.MissingServices,
                services.Count <= own ? "The plugin registers nothing." : $"The plugin does not register what the contract requires: {missing}.",
                "Ask the plugin's author to register the missing services in ConfigureServices."));
        return new PluginContainer(
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = validate }), registered);
    }

    /// <summary>Whether the plugin registered a service of the contract.</summary>
    public bool Has(Type service) => _registered.Contains(service);

    /// <summary>Resolves a service of the contract. Runs code of the plugin the first time.</summary>
    public T? Resolve<T>() where T : class => _provider.GetService<T>();

    /// <summary>Disposes every service. Runs code of the plugin.</summary>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
