namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>A rate limit: so much weight in each window. Windows are aligned to the venue's clock and do not slide.</summary>
/// <param name="Name">Its name, which routes refer to.</param>
/// <param name="Limit">The weight that fits into one window. Positive.</param>
/// <param name="Window">The window. Positive.</param>
/// <param name="Scope">What it counts by.</param>
public sealed record RateLimitRule(string Name, int Limit, TimeSpan Window, RateLimitScope Scope);
