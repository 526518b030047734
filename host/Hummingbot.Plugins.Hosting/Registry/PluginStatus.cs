namespace Hummingbot.Plugins.Hosting;

/// <summary>What the host knows of one plugin folder at one moment. Immutable; holds nothing of the plugin itself.</summary>
public sealed record PluginStatus
{
    /// <summary>The full path of the plugin's folder; of the file for a loose DLL; <see langword="null"/> for a locked plugin that is not
    /// there.</summary>
    public required string? Folder { get; init; }

    /// <summary>How far it has come.</summary>
    public required PluginState State { get; init; }

    /// <summary>The exchange name, once the metadata could be read.</summary>
    public string? Name { get; init; }

    /// <summary>The plugin's own version, as its author writes it.</summary>
    public string? Version { get; init; }

    /// <summary>The contract version that it was built against.</summary>
    public ContractVersion? Contract { get; init; }

    /// <summary>The full path of the assembly with the plugin class.</summary>
    public string? EntryAssembly { get; init; }

    /// <summary>Why it is in this state, for programs.</summary>
    public PluginReason ReasonCode { get; init; }

    /// <summary>Why it is in this state, as one sentence; <see langword="null"/> when nothing is wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do about it; <see langword="null"/> when nothing is wrong.</summary>
    public string? Remedy { get; init; }

    /// <summary>How the content compares with the lock file.</summary>
    public LockVerdict Lock { get; init; }

    /// <summary>The content hash, where it had to be computed; see <see cref="ContentHash"/>.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The faults of this process, oldest first; only the last 20 are kept.</summary>
    public IReadOnlyList<PluginFault> Faults { get; init; } = [];

    /// <summary>Calls that ran out of time and have not come back; only the end of the process surely ends them.</summary>
    public int HungCalls { get; init; }

    /// <summary>Whether an <see cref="ExchangeHandle"/> for it can be used.</summary>
    public bool IsLoaded { get; init; }
}
