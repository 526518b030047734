namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>Something that the venue words in its own way.</summary>
/// <param name="Kind">What.</param>
/// <param name="Status">The HTTP status to answer with.</param>
/// <param name="RetryAfter">Of a rate limit: when to try again.</param>
/// <param name="Limit">Of a rate limit: which; <see langword="null"/> when a fault says so.</param>
public sealed record VenueProblem(VenueProblemKind Kind, int Status, TimeSpan? RetryAfter = null, RateLimitRule? Limit = null);
