namespace Hummingbot.Plugins.Hosting;

/// <summary>What one exchange answered when all were asked for their pairs.</summary>
/// <param name="Exchange">The exchange's name.</param>
/// <param name="TradingPairs">The pairs as <c>BASE-QUOTE</c>; empty when it failed.</param>
/// <param name="Error">Why it failed, as one sentence, or <see langword="null"/>.</param>
public sealed record TradingPairsResult(string Exchange, IReadOnlyList<string> TradingPairs, string? Error);
