namespace Hummingbot.Plugins.Hosting;

/// <summary>What the operator wants of one plugin: an entry of <c>plugins</c> in <c>plugins.json</c>. Immutable.</summary>
public sealed record PluginConfiguration
{
    /// <summary>Whether the plugin may be loaded. A plugin without an entry is enabled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The versions wanted, as a semantic version range such as <c>^1.2</c>; <see langword="null"/> for any.</summary>
    public string? Version { get; init; }
}
