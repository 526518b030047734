namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Where a market stands at one moment. Immutable.</summary>
/// <param name="Market">Its rules.</param>
/// <param name="IsHalted">Whether it refuses orders; cancelling goes on.</param>
/// <param name="Sequence">The number of its last event.</param>
/// <param name="UpdateId">The id of its last level change.</param>
/// <param name="LastTrade">Its last trade, if there was one.</param>
/// <param name="BestBid">The best bid, if there is one.</param>
/// <param name="BestAsk">The best ask, if there is one.</param>
public sealed record MarketStatus(
    Market Market, bool IsHalted, long Sequence, long UpdateId, Trade? LastTrade, BookLevel? BestBid, BookLevel? BestAsk);
