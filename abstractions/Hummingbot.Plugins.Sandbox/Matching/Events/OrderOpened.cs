namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What is left of an order rests on the book now.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order.</param>
/// <param name="Sequence">The market's sequence number.</param>
public sealed record OrderOpened(DateTimeOffset Time, Order Order, long Sequence) : OrderEvent(Time, Order);
