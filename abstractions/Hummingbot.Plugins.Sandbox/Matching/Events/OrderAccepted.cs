namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order was accepted and will be matched next.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order.</param>
/// <param name="Sequence">The market's sequence number.</param>
public sealed record OrderAccepted(DateTimeOffset Time, Order Order, long Sequence) : OrderEvent(Time, Order);
