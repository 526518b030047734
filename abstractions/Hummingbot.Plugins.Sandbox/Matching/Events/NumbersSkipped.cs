namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A fault: the market's sequence numbers and update ids jumped ahead without anything having happened.</summary>
/// <param name="Time">When.</param>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="Count">How many numbers were skipped.</param>
public sealed record NumbersSkipped(DateTimeOffset Time, string TradingPair, int Count) : EngineEvent(Time);
