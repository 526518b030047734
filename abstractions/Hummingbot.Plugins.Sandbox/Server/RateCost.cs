namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What a request takes from a rate limit.</summary>
/// <param name="Rule">The limit's name.</param>
/// <param name="Weight">How much.</param>
public readonly record struct RateCost(string Rule, int Weight = 1);
