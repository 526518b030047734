using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>The plugins as one command sees them: found, and those it needs loaded. Disposing stops them.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private HostSession(PluginRegistry registry, HostConfiguration configuration, HostPaths paths)
    {
        Registry = registry;
        Configuration = configuration;
        Paths = paths;
    }

    /// <summary>The registry.</summary>
    public PluginRegistry Registry { get; }

    /// <summary>What the operator has set.</summary>
    public HostConfiguration Configuration { get; }

    /// <summary>Where everything is.</summary>
    public HostPaths Paths { get; }

    /// <summary>Finds the plugins and loads those wanted. An exchange that fails to load is found out when it is asked for.</summary>
    /// <exception cref="ConfigurationException">The configuration is missing or wrong.</exception>
    public static async Task<HostSession> OpenAsync(CommandContext context, SessionRequest request)
    {
        var configuration = await context.LoadConfigurationAsync();
        var paths = await context.GetPathsAsync();
        var options = new PluginHostOptions
        {
            DataDirectory = paths.DataDirectory,
            LockFile = paths.LockFile,
            RequireLocked = context.Settings.Locked,
            TimeProvider = context.Time,
            Settings = descriptor => SettingsOf(configuration, descriptor, request),
            WireTap = _ => request.WireTap,
        };
        foreach (var directory in paths.PluginDirectories) options.PluginDirectories.Add(directory);
        foreach (var name in request.Exchanges) options.Only.Add(name);
        foreach (var (name, plugin) in configuration.Plugins)
            if (!plugin.Enabled) options.Disabled.Add(name);

        var registry = new PluginRegistry(options, context.Loggers);
        try
        {
            if (request.DiscoverOnly) await registry.DiscoverAsync(context.Interrupted);
            else await registry.StartAsync(context.Interrupted);
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }

        WarnOfUnknownNames(context, configuration, registry);
        return new HostSession(registry, configuration, paths);
    }

    /// <summary>Opens a session for one exchange and takes hold of it.</summary>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    /// <exception cref="ExchangeUnavailableException">Its plugin is not loaded.</exception>
    public static async Task<(HostSession Session, ExchangeHandle Exchange)> OpenAsync(
        CommandContext context, string exchange, SessionRequest? request = null)
    {
        var session = await OpenAsync(context, (request ?? new SessionRequest()) with { Exchanges = [exchange] });
        try
        {
            return (session, session.Registry.GetExchange(exchange));
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    private static ExchangeSettings SettingsOf(HostConfiguration configuration, ExchangeDescriptor descriptor, SessionRequest request)
    {
        var settings = ExchangeSettingsFactory.Create(configuration, descriptor);
        return request.TradingPairs is { } pairs ? settings with { TradingPairs = pairs } : settings;
    }

    private static void WarnOfUnknownNames(CommandContext context, HostConfiguration configuration, PluginRegistry registry)
    {
        var names = registry.Plugins.Select(plugin => plugin.Name).OfType<string>().Distinct().ToList();
        // A configuration with entries for plugins elsewhere is usual where the command line names the directories.
        if (context.Settings.PluginDirectories.Count > 0) return;
        foreach (var warning in configuration.FindUnknownExchanges(names)) context.Warn(warning);
    }
}
