using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Finds, checks, loads and supervises exchange plugins. One plugin's failure never harms another, nor the host. Safe for concurrent use.
/// </summary>
/// <remarks>
/// <see cref="DiscoverAsync"/> reads metadata alone and runs no plugin code; <see cref="StartAsync"/> loads what was selected. Afterwards
/// plugins may be disabled, enabled and reloaded one by one without a restart; unless the host watches, the code of an earlier load stays
/// in memory until the process ends. Disposing the registry stops all plugins.
/// </remarks>
public sealed partial class PluginRegistry : IAsyncDisposable
{
    private readonly PluginHostOptions _options;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly PluginSelection _selection;
    private readonly PluginSupervision _supervision;
    private readonly PluginStarter _starter;
    private readonly ShadowFolder _shadow;
    private List<PluginSlot> _slots = [];
    private NameMap<ExchangeHandle> _exchanges = NameMap<ExchangeHandle>.Empty;
    private PluginWatcher? _watcher;
    private bool _discovered;
    private bool _disposed;

    /// <summary>Creates a registry that has not looked for plugins yet.</summary>
    /// <param name="options">Where to look and what to load. Must not be changed afterwards.</param>
    /// <param name="loggerFactory">Creates the loggers of the host and of the plugins; <see langword="null"/> for none.</param>
    public PluginRegistry(PluginHostOptions options, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QuarantineFaults, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.StartTimeout.Ticks, nameof(options));
        _options = options;
        loggerFactory ??= NullLoggerFactory.Instance;
        _logger = loggerFactory.CreateLogger<PluginRegistry>();
        _selection = new PluginSelection(options);
        _supervision = new PluginSupervision(options, RunState.Read(options.DataDirectory, _logger), _logger);
        _starter = new PluginStarter(options, loggerFactory);
        _shadow = new ShadowFolder(_logger);
    }

    /// <summary>Called with the new status whenever one changes, on the thread that changed it; must be quick.</summary>
    public event Action<PluginStatus> StatusChanged
    {
        add => _supervision.Changed += value;
        remove => _supervision.Changed -= value;
    }

    /// <summary>Every plugin folder found, whatever became of it, in the order of its path.</summary>
    public IReadOnlyList<PluginStatus> Plugins
    {
        get
        {
            var slots = Volatile.Read(ref _slots);
            var statuses = new PluginStatus[slots.Count];
            for (var i = 0; i < statuses.Length; i++) statuses[i] = slots[i].Status;
            return statuses;
        }
    }

    /// <summary>The exchanges whose plugin is loaded, by name. A snapshot.</summary>
    public IReadOnlyDictionary<string, ExchangeHandle> Exchanges => Volatile.Read(ref _exchanges);

    /// <summary>A loaded exchange.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    /// <exception cref="ExchangeUnavailableException">Its plugin is not loaded.</exception>
    public ExchangeHandle GetExchange(string name) =>
        Exchanges.TryGetValue(name, out var handle) ? handle : throw new ExchangeUnavailableException(name, SlotOf(name).Status);

    /// <summary>The status of an exchange's plugin.</summary>
    /// <param name="name">The exchange's name.</param>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    public PluginStatus GetStatus(string name) => SlotOf(name).Status;

    /// <summary>Reads the plugin directories and reaches a verdict on each folder; runs no plugin code. Does nothing the second time.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidDataException">The lock file is damaged.</exception>
    public async Task DiscoverAsync(CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
            await DiscoverInsideAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Discovers, then loads every plugin that is in order, selected and not disabled. Plugins that fail show it in their
    /// status; the call succeeds.</summary>
    /// <param name="cancellationToken">Ends the call before anything is loaded; what has begun to load is loaded.</param>
    /// <exception cref="InvalidDataException">The lock file is damaged.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            // Step by step rather than through further asynchronous methods: the runtime compiles a dozen methods for each of those.
            if (!_discovered)
            {
                // While the folders are read, a processor may be idle.
                if (PluginFolders.AreThere(_options.PluginDirectories)) ContainerWarmUp.Begin();
                var discovery = ListFolders();
                await discovery.InspectAsync(cancellationToken).ConfigureAwait(false);
                Adopt(discovery.Conclude(cancellationToken));
            }

            await StartAllAsync(_slots.FindAll(static slot => slot.Handle is null && MayLoad(slot.Status))).ConfigureAwait(false);
            Publish();
            if (_options.Watch) _watcher ??= PluginWatcher.Start(_options, RescanAsync, _logger);
        }
    }

    /// <summary>Stops all plugins and the watching of their folders.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_watcher is not null) await _watcher.DisposeAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed) return;
            _disposed = true;
            var stops = new List<Task>();
            foreach (var slot in _slots) stops.Add(StopAsync(slot, PluginState.Discovered));
            await Task.WhenAll(stops).ConfigureAwait(false);
            Publish();
            _shadow.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool MayLoad(PluginStatus status) => status is { State: PluginState.Discovered, ReasonCode: PluginReason.None };

    private PluginSlot SlotOf(string name)
    {
        PluginSlot? found = null;
        var slots = Volatile.Read(ref _slots);
        foreach (var slot in slots)
            if (string.Equals(slot.Status.Name, name, StringComparison.Ordinal) && (found is null || slot.Handle is not null))
                found = slot;
        if (found is not null) return found;
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var slot in slots)
            if (slot.Status.Name is { } other)
                known.Add(other);
        throw new UnknownExchangeException(name, [.. known]);
    }

    private async Task<GateHold> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!_disposed) return new GateHold(_gate);
        _gate.Release();
        throw new ObjectDisposedException(nameof(PluginRegistry));
    }

    private PluginLockFile ReadLock() => _options.LockFile is { } path ? PluginLockFile.Read(path) : PluginLockFile.Empty;

    private PluginVerdict VerdictBy(PluginLockFile lockFile) => new(_options, lockFile, _supervision, _selection);

    private async Task DiscoverInsideAsync(CancellationToken cancellationToken)
    {
        if (_discovered) return;
        var discovery = ListFolders();
        await discovery.InspectAsync(cancellationToken).ConfigureAwait(false);
        Adopt(discovery.Conclude(cancellationToken));
    }

    private PluginDiscovery ListFolders()
    {
        var lockFile = ReadLock();
        return new PluginDiscovery(_options, lockFile, VerdictBy(lockFile));
    }

    private void Adopt(List<FoundPlugin> found)
    {
        var slots = new List<PluginSlot>(found.Count);
        foreach (var plugin in found)
        {
            slots.Add(new PluginSlot(plugin.Inspection, plugin.Status, _supervision));
            _supervision.Announce(plugin.Status);
        }

        Volatile.Write(ref _slots, slots);
        _discovered = true;
    }

    // Makes the set of loaded exchanges visible to everybody at once.
    private void Publish()
    {
        var handles = new List<ExchangeHandle>();
        foreach (var slot in _slots)
            if (slot.Handle is { } handle)
                handles.Add(handle);
        handles.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Volatile.Write(ref _exchanges, new NameMap<ExchangeHandle>([.. handles.ConvertAll(static handle => handle.Name)], [.. handles]));
    }

    private sealed class GateHold(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
