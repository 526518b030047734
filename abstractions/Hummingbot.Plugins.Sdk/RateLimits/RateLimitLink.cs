namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>What one call takes from one pool.</summary>
/// <param name="PoolId">The pool's <see cref="RateLimit.Id"/>.</param>
/// <param name="Weight">The units taken; at least 1 and at most the pool's limit.</param>
public readonly record struct RateLimitLink(string PoolId, int Weight = 1);
