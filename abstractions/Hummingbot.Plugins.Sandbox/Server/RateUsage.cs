namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>How much of a rate limit is used in the present window.</summary>
/// <param name="Rule">The limit.</param>
/// <param name="Used">What is used, the present request included.</param>
public readonly record struct RateUsage(RateLimitRule Rule, int Used);
