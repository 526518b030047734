namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Something that happened to an order.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">The order as it stands after it.</param>
public abstract record OrderEvent(DateTimeOffset Time, Order Order) : EngineEvent(Time);
