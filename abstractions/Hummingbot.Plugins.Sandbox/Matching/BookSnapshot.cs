namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>The levels of a book at one moment (level 2), best first. Immutable.</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="UpdateId">The id of the last level change that is in it.</param>
/// <param name="Sequence">The sequence number of the last event that is in it.</param>
/// <param name="Bids">Buy side, highest price first.</param>
/// <param name="Asks">Sell side, lowest price first.</param>
public sealed record BookSnapshot(
    string TradingPair, long UpdateId, long Sequence, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);
