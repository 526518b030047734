namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A part or all of an order was filled: one of these for the maker, then one for the taker, after each <see cref="TradeExecuted"/>.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order: partially filled or filled.</param>
/// <param name="Fill">What was filled.</param>
public sealed record OrderFilled(DateTimeOffset Time, Order Order, Fill Fill) : OrderEvent(Time, Order);
