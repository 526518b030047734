namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order ended; nothing happens to it any more. <see cref="Order.DoneReason"/> says why.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order.</param>
/// <param name="Sequence">The market's sequence number.</param>
public sealed record OrderDone(DateTimeOffset Time, Order Order, long Sequence) : OrderEvent(Time, Order);
