namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What changed in a book between two moments. Immutable.</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="FirstUpdateId">The id of the first change in it.</param>
/// <param name="LastUpdateId">The id of the last change in it.</param>
/// <param name="Bids">Changed bids with their new amount; 0 when the level is gone.</param>
/// <param name="Asks">Changed asks with their new amount; 0 when the level is gone.</param>
public sealed record BookDiff(
    string TradingPair, long FirstUpdateId, long LastUpdateId, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);
