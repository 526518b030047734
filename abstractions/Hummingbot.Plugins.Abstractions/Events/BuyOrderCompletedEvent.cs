namespace Hummingbot.Plugins;

/// <summary>A buy order was executed in full.</summary>
public sealed record BuyOrderCompletedEvent : OrderCompletedEvent
{
    /// <summary>Creates the event.</summary>
    public BuyOrderCompletedEvent() : base(MarketEvent.BuyOrderCompleted)
    {
    }
}
