namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A price level changed.</summary>
/// <param name="Time">When.</param>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="Side">The side: bids are <see cref="TradeType.Buy"/>.</param>
/// <param name="Level">The level with its new amount; 0 when it is gone.</param>
/// <param name="UpdateId">The change's id: one more than that of the market's change before.</param>
public sealed record BookLevelChanged(DateTimeOffset Time, string TradingPair, TradeType Side, BookLevel Level, long UpdateId)
    : EngineEvent(Time);
