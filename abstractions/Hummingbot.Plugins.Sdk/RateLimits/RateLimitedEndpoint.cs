namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>A call that takes weight from pools.</summary>
/// <param name="Id">The name that <see cref="RateLimiter.WaitAsync"/> is called with.</param>
/// <param name="Links">The pools that one call takes from; all of them must have room. None: the call is never held back.</param>
public sealed record RateLimitedEndpoint(string Id, params IReadOnlyList<RateLimitLink> Links);
