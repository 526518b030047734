namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>One price level.</summary>
/// <param name="Price">The price.</param>
/// <param name="Amount">What rests there, in base asset.</param>
/// <param name="Orders">How many orders that is.</param>
public readonly record struct BookLevel(decimal Price, decimal Amount, int Orders);
