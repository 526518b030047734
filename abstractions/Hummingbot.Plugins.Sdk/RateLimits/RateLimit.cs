namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>
/// One of a venue's pools: never more than <paramref name="Limit"/> units of weight within any <paramref name="Interval"/>.
/// </summary>
/// <remarks>
/// The window slides exactly, by this side's clock. A venue that counts by arrival may see two requests closer together than they
/// left; give such a pool a slightly longer interval.
/// </remarks>
/// <param name="Id">The pool's name, such as <c>REQUEST_WEIGHT</c>.</param>
/// <param name="Limit">The units of weight per interval; at least 1.</param>
/// <param name="Interval">The length of the window; positive.</param>
public sealed record RateLimit(string Id, int Limit, TimeSpan Interval);
