using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>
/// The venue's rate limits: a burst that one second may bring, and a rate that holds in the long run. The second is counted over ten
/// seconds, with one burst on top.
/// </summary>
internal static class VenueLimits
{
    /// <summary>What a client may send on one connection of the feed.</summary>
    public const int FeedMessagesPerSecond = 100;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<RateLimitRule> Public { get; } = Create("PUBLIC", rate: 10, burst: 15, RateLimitScope.Address);

    public static IReadOnlyList<RateLimitRule> Private { get; } = Create("PRIVATE", rate: 15, burst: 30, RateLimitScope.Account);

    /// <summary>Of the feed.</summary>
    public static IReadOnlyList<RateLimitRule> Connections { get; } = Create("CONNECTIONS", rate: 8, burst: 20, RateLimitScope.Address);

    public static IReadOnlyList<RateCost> CostsOf(IReadOnlyList<RateLimitRule> rules) => [.. rules.Select(rule => new RateCost(rule.Name))];

    private static RateLimitRule[] Create(string name, int rate, int burst, RateLimitScope scope) =>
    [
        new($"{name}_BURST", burst, Second, scope),
        new($"{name}_RATE", (rate * 10) + burst, LongRun, scope),
    ];
}
