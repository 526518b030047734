using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Testing;

/// <summary>A plugin's own container, built as a host builds it. Disposing it disposes the plugin's services.</summary>
public sealed class VenueContainer : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    /// <summary>Builds the container.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="context">What a host would give to it.</param>
    public VenueContainer(IExchangePlugin plugin, PluginContext context)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        ArgumentNullException.ThrowIfNull(context);
        var services = new ServiceCollection();
        services.AddSingleton(context);
        services.AddSingleton(context.TimeProvider);
        services.AddSingleton(context.LoggerFactory);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        plugin.ConfigureServices(services, context);
        _provider = services.BuildServiceProvider();
    }

    /// <summary>A service of the contract.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <returns>The service; <see langword="null"/> when the plugin has none.</returns>
    public T? Find<T>()
        where T : class => _provider.GetService<T>();

    /// <summary>A service of the contract; without it the present card does not apply.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <returns>The service.</returns>
    public T Get<T>()
        where T : class
    {
        if (_provider.GetService<T>() is { } service) return service;
        Assert.Skip($"The plugin has no {typeof(T).Name}.");
        throw new InvalidOperationException();
    }

    /// <summary>Disposes the plugin's services.</summary>
    /// <returns>A task that ends when they are.</returns>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
