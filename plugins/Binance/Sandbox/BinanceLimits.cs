using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>The venue's rate limits.</summary>
internal static class BinanceLimits
{
    public const string Weight = "REQUEST_WEIGHT";
    public const string RawRequests = "RAW_REQUESTS";
    public const string OrdersTenSeconds = "ORDERS 10S";
    public const string OrdersDay = "ORDERS 1D";
    public const string Connections = "CONNECTIONS";

    public static IReadOnlyList<RateLimitRule> Rules { get; } =
    [
        new(Weight, 6_000, TimeSpan.FromMinutes(1), RateLimitScope.Address),
        new(RawRequests, 61_000, TimeSpan.FromMinutes(5), RateLimitScope.Address),
        new(OrdersTenSeconds, 100, TimeSpan.FromSeconds(10), RateLimitScope.Account),
        new(OrdersDay, 200_000, TimeSpan.FromDays(1), RateLimitScope.Account),
        new(Connections, 300, TimeSpan.FromMinutes(5), RateLimitScope.Address),
    ];

    /// <summary>The limits as the venue lists them, in this order; that of connections is in its documentation only.</summary>
    public static IReadOnlyList<(RateLimitRule Rule, string Type, string Interval, int Number)> Published { get; } =
    [
        (Find(Weight), "REQUEST_WEIGHT", "MINUTE", 1),
        (Find(OrdersTenSeconds), "ORDERS", "SECOND", 10),
        (Find(OrdersDay), "ORDERS", "DAY", 1),
        (Find(RawRequests), "RAW_REQUESTS", "MINUTE", 5),
    ];

    public static RateCost[] Costs(int weight) => [new(Weight, weight), new(RawRequests)];

    public static RateCost[] OrderCosts(int weight) => [.. Costs(weight), new(OrdersTenSeconds), new(OrdersDay)];

    private static RateLimitRule Find(string name) => Rules.Single(rule => rule.Name == name);
}
