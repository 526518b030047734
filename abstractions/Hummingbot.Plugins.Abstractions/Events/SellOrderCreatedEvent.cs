namespace Hummingbot.Plugins;

/// <summary>The venue acknowledged a sell order.</summary>
public sealed record SellOrderCreatedEvent : OrderCreatedEvent
{
    /// <summary>Creates the event.</summary>
    public SellOrderCreatedEvent() : base(MarketEvent.SellOrderCreated)
    {
    }
}
