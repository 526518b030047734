namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>The orders of a book at one moment (level 3), best price first, first come first within a price. Immutable.</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="Sequence">The sequence number of the last event that is in it.</param>
/// <param name="Bids">Buy side.</param>
/// <param name="Asks">Sell side.</param>
public sealed record OrdersSnapshot(string TradingPair, long Sequence, IReadOnlyList<Order> Bids, IReadOnlyList<Order> Asks);
