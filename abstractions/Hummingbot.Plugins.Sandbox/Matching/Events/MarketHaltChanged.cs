namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A market stopped or resumed taking orders.</summary>
/// <param name="Time">When.</param>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="IsHalted">Whether it refuses orders now.</param>
public sealed record MarketHaltChanged(DateTimeOffset Time, string TradingPair, bool IsHalted) : EngineEvent(Time);
