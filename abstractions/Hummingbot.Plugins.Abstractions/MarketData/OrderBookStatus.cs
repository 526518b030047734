namespace Hummingbot.Plugins;

/// <summary>The health of one tracked book at one instant. Immutable.</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="State">Whether the book may be relied upon.</param>
/// <param name="Reason">Why it is not ready, in one sentence; <see langword="null"/> when it is.</param>
/// <param name="Metrics">What has happened so far.</param>
public sealed record OrderBookStatus(string TradingPair, OrderBookState State, string? Reason, OrderBookMetrics Metrics);
