namespace Hummingbot.Plugins;

/// <summary>A consistent copy of a book at one instant. Immutable.</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="UpdateId">The last update applied; 0 where the venue has no update ids.</param>
/// <param name="Bids">Bids, best (highest) first.</param>
/// <param name="Asks">Asks, best (lowest) first.</param>
public sealed record OrderBookSnapshot(
    string TradingPair,
    long UpdateId,
    IReadOnlyList<OrderBookRow> Bids,
    IReadOnlyList<OrderBookRow> Asks);
