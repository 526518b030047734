namespace Hummingbot.Plugins.Hosting;

/// <summary>Where the host looks for plugins, which it loads, and how patient it is with them. Read when the registry is created.</summary>
public sealed class PluginHostOptions
{
    /// <summary>The directories whose sub-folders are plugins. One that does not exist counts as empty.</summary>
    public IList<string> PluginDirectories { get; } = [];

    /// <summary>Where run-time state such as quarantine is kept; <see langword="null"/> keeps it in memory only.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The lock file (<c>plugins.lock.json</c>); <see langword="null"/> or absent means that nothing is locked.</summary>
    public string? LockFile { get; set; }

    /// <summary>Refuses every plugin that is not locked, and reports locked ones that are missing.</summary>
    public bool RequireLocked { get; set; }

    /// <summary>The exchanges to load; empty means all. The others stay <see cref="PluginState.Discovered"/>.</summary>
    public ISet<string> Only { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The exchanges that the operator has turned off.</summary>
    public ISet<string> Disabled { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the operator has set for an exchange, checked against its descriptor; <see langword="null"/> for defaults alone.
    /// Called once a start, from any thread, within <see cref="StartTimeout"/>. What it throws is shown as the reason.</summary>
    public Func<ExchangeDescriptor, ExchangeSettings>? Settings { get; set; }

    /// <summary>Who records an exchange's public wire messages; <see langword="null"/>, or a <see langword="null"/> answer, for nobody.</summary>
    public Func<string, IWireTap?>? WireTap { get; set; }

    /// <summary>Where an exchange's orders are written down; <see langword="null"/>, or a <see langword="null"/> answer, for nowhere.</summary>
    public Func<string, IOrderJournal?>? OrderJournal { get; set; }

    /// <summary>Also checks at load, without creating anything, that every registered service could be created. Costs start-up time.</summary>
    public bool ValidateServices { get; set; }

    /// <summary>How long constructor, descriptor and registration of a plugin may take together.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call into a plugin may take unless the caller says otherwise.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long each exchange may take when all are asked for their pairs.</summary>
    public TimeSpan TradingPairsTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long disposing a plugin's services may take.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>As many faults within <see cref="QuarantineWindow"/> quarantine a plugin. At least 1.</summary>
    public int QuarantineFaults { get; set; } = 3;

    /// <summary>See <see cref="QuarantineFaults"/>.</summary>
    public TimeSpan QuarantineWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Reloads plugins when their files change. For development: loading is slower and unloading is best effort.</summary>
    public bool Watch { get; set; }

    /// <summary>How long a watched folder must be quiet before it is reloaded.</summary>
    public TimeSpan WatchQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The clock of the host and its plugins.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The randomness given to plugins for jitter and ids; must be safe for concurrent use.</summary>
    public Random Random { get; set; } = Random.Shared;
}
