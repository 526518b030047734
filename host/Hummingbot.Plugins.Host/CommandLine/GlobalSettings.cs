namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>What the options that every command takes say.</summary>
internal sealed record GlobalSettings
{
    /// <summary>Whether results go out as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>The configuration file named, or <see langword="null"/> for the one in the current folder, if there is one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The plugin directories named; they take the place of the configured ones when there are any.</summary>
    public IReadOnlyList<string> PluginDirectories { get; init; } = [];

    /// <summary>The data directory named.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Which sandboxes to run against; <see langword="null"/> for the exchanges themselves.</summary>
    public SandboxChoice? Sandbox { get; init; }

    /// <summary>Whether only locked plugins may load.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether to log everything and show stacks.</summary>
    public bool Verbose { get; init; }
}
