namespace Hummingbot.Plugins.Hosting;

/// <summary>What the lock file pins for one exchange.</summary>
/// <param name="Version">The plugin's version when it was locked; for people.</param>
/// <param name="Content">The <see cref="ContentHash"/> that its folder must have.</param>
/// <param name="Contract">The contract version that it was built against; for people.</param>
/// <param name="LockedAt">When it was locked.</param>
public sealed record PluginLockEntry(string Version, string Content, string Contract, DateTimeOffset LockedAt);
