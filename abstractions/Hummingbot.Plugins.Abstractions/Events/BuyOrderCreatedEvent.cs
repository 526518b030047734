namespace Hummingbot.Plugins;

/// <summary>The venue acknowledged a buy order.</summary>
public sealed record BuyOrderCreatedEvent : OrderCreatedEvent
{
    /// <summary>Creates the event.</summary>
    public BuyOrderCreatedEvent() : base(MarketEvent.BuyOrderCreated)
    {
    }
}
