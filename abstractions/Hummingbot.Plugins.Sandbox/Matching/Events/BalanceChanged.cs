namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An account's balance changed: one of these for each asset after each request, with what it came to.</summary>
/// <param name="Time">When.</param>
/// <param name="Account">The account.</param>
/// <param name="Balance">The new balance.</param>
/// <param name="Deposited">What came in from outside the engine, negative when it was taken out; 0 for an effect of orders.</param>
public sealed record BalanceChanged(DateTimeOffset Time, string Account, Balance Balance, decimal Deposited) : EngineEvent(Time);
