namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Self-trade prevention made an order smaller.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order, with the new amount.</param>
/// <param name="OldRemaining">What was not filled before, in base asset.</param>
/// <param name="Sequence">The market's sequence number.</param>
public sealed record OrderReduced(DateTimeOffset Time, Order Order, decimal OldRemaining, long Sequence) : OrderEvent(Time, Order);
