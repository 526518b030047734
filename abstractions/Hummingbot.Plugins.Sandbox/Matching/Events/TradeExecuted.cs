namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Two orders traded.</summary>
/// <param name="Time">When.</param>
/// <param name="Trade">The trade.</param>
/// <param name="Maker">What it did to the order that rested.</param>
/// <param name="Taker">What it did to the order that arrived.</param>
public sealed record TradeExecuted(DateTimeOffset Time, Trade Trade, Fill Maker, Fill Taker) : EngineEvent(Time);
