using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>The plugins as one command sees them: found, and those it needs loaded. Disposing stops them.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private readonly ExchangeKeys _keys;

    private HostSession(PluginRegistry registry, HostConfiguration configuration, HostPaths paths, ExchangeKeys keys)
    {
        Registry = registry;
        Configuration = configuration;
        Paths = paths;
        _keys = keys;
    }

    /// <summary>The registry.</summary>
    public PluginRegistry Registry { get; }

    /// <summary>What the operator has set.</summary>
    public HostConfiguration Configuration { get; }

    /// <summary>Where everything is.</summary>
    public HostPaths Paths { get; }

    /// <summary>The exchanges that run against a sandbox, by name, and how to reach it.</summary>
    public IReadOnlyDictionary<string, SandboxEndpoints> Sandboxes { get; private set; } = new Dictionary<string, SandboxEndpoints>();

    /// <summary>Whether there are keys of an account at an exchange, be they of any use or not: stored, in the environment, or of a sandbox.</summary>
    public bool HasKeys(ExchangeDescriptor descriptor) =>
        Sandboxes.ContainsKey(descriptor.Name) || _keys.Find(descriptor) is not null || _keys.ProblemOf(descriptor) is not null;

    /// <summary>Makes sure that there are keys to use.</summary>
    /// <exception cref="CommandFailedException">There are none.</exception>
    /// <exception cref="KeyStoreException">The stored ones cannot be read.</exception>
    public void EnsureKeys(ExchangeDescriptor descriptor)
    {
        if (Sandboxes.ContainsKey(descriptor.Name) || _keys.Find(descriptor) is not null) return;
        if (_keys.ProblemOf(descriptor) is { } problem) throw problem;
        var variables = string.Join(", ", descriptor.Credentials.Select(field => field.EnvironmentVariable));
        throw new CommandFailedException(
            $"there are no keys of an account at {descriptor.DisplayName} ({descriptor.Name})",
            $"'hbot connect {descriptor.Name}' stores them; or set {variables}; or try things out with --sandbox",
            descriptor.Name)
        {
            Kind = "noKeys",
        };
    }

    /// <summary>Finds the plugins and loads those wanted. An exchange that fails to load is found out when it is asked for.</summary>
    /// <exception cref="ConfigurationException">The configuration is missing or wrong.</exception>
    public static async Task<HostSession> OpenAsync(CommandContext context, SessionRequest request)
    {
        var configuration = await context.LoadConfigurationAsync();
        var paths = HostPaths.Create(configuration, context.Settings);
        var keys = await ExchangeKeys.OpenAsync(context, paths, request);
        var sandboxes = request.DiscoverOnly || context.Settings.Sandbox is not { IsOwn: false } running
            ? new Dictionary<string, SandboxEndpoints>(StringComparer.Ordinal)
            : await FindSandboxesAsync(context, request, running);
        var options = new PluginHostOptions
        {
            DataDirectory = paths.DataDirectory,
            LockFile = paths.LockFile,
            RequireLocked = context.Settings.Locked,
            TimeProvider = context.Time,
            Settings = descriptor => SettingsOf(configuration, descriptor, request, keys, sandboxes),
            WireTap = _ => request.WireTap,
            OrderJournal = request.OrderJournal,
            Watch = request.Watch,
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
            if (!request.DiscoverOnly && context.Settings.Sandbox is { IsOwn: true }) await StartSandboxesAsync(context, registry, request, sandboxes);
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }

        WarnOfUnknownNames(context, configuration, registry);
        return new HostSession(registry, configuration, paths, keys) { Sandboxes = sandboxes };
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

    private static ExchangeSettings SettingsOf(
        HostConfiguration configuration,
        ExchangeDescriptor descriptor,
        SessionRequest request,
        ExchangeKeys keys,
        Dictionary<string, SandboxEndpoints> sandboxes)
    {
        var settings = ExchangeSettingsFactory.Create(configuration, descriptor, keys.Find(descriptor));
        if (request.UsesExamplePairs) settings = settings with { TradingPairs = [descriptor.ExampleTradingPair] };
        if (request.TradingPairs is { } pairs) settings = settings with { TradingPairs = pairs };
        return sandboxes.TryGetValue(descriptor.Name, out var sandbox)
            ? settings with { Endpoints = sandbox.Endpoints, Credentials = sandbox.Credentials }
            : settings;
    }

    // Running sandboxes are asked before anything is loaded: an exchange that has none here must not reach its venue.
    private static async Task<Dictionary<string, SandboxEndpoints>> FindSandboxesAsync(
        CommandContext context, SessionRequest request, SandboxChoice choice)
    {
        var sandboxes = new Dictionary<string, SandboxEndpoints>(StringComparer.Ordinal);
        foreach (var address in choice.Addresses)
        {
            var found = await RunningSandbox.FindAsync(address, context.Interrupted);
            if (!sandboxes.TryAdd(found.Exchange, found.Endpoints))
                throw new CommandFailedException($"two sandboxes of {found.Exchange} are named", "name one of them", found.Exchange);
        }

        if (request.Exchanges.FirstOrDefault(name => !sandboxes.ContainsKey(name)) is { } without)
        {
            throw new CommandFailedException(
                $"the sandbox at {choice.Addresses[0]} is not of {without} but of {sandboxes.Keys.First()}",
                $"'hbot sandbox {without}' starts one of {without}",
                without)
            {
                Kind = "sandbox",
            };
        }

        return sandboxes;
    }

    private static async Task StartSandboxesAsync(
        CommandContext context, PluginRegistry registry, SessionRequest request, Dictionary<string, SandboxEndpoints> sandboxes)
    {
        IEnumerable<string> names = request.Exchanges;
        if (request is { UsesAccount: true, Exchanges.Count: 0 })
            names = registry.Exchanges.Values.Where(exchange => exchange.Has<IExchangeSandbox>()).Select(exchange => exchange.Name);
        foreach (var name in names.ToList())
            sandboxes[name] = await registry.UseSandboxAsync(name, new SandboxOptions(), context.Interrupted);
    }

    private static void WarnOfUnknownNames(CommandContext context, HostConfiguration configuration, PluginRegistry registry)
    {
        var names = registry.Plugins.Select(plugin => plugin.Name).OfType<string>().Distinct().ToList();
        // A configuration with entries for plugins elsewhere is usual where the command line names the directories.
        if (context.Settings.PluginDirectories.Count > 0) return;
        foreach (var warning in configuration.FindUnknownExchanges(names)) context.Warn(warning);
    }
}
