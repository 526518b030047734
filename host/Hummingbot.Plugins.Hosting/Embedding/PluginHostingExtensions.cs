using Hummingbot.Plugins.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Where .NET developers look for it.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds exchange plugins to any .NET application with a generic host.</summary>
public static class PluginHostingExtensions
{
    /// <summary>
    /// Registers one <see cref="PluginRegistry"/>. The host loads the plugins when it starts and stops them when it stops; a plugin that
    /// fails never keeps the application from starting. Only a damaged lock file does.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Says where the plugins are. A <see cref="TimeProvider"/> among the services is used unless it sets one.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddHummingbotPlugins(this IServiceCollection services, Action<PluginHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(provider =>
        {
            var options = new PluginHostOptions { TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System };
            configure(options);
            return new PluginRegistry(options, provider.GetService<ILoggerFactory>());
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PluginHostedService>());
        return services;
    }
}
