namespace Hummingbot.Plugins;

/// <summary>A sell order was executed in full.</summary>
public sealed record SellOrderCompletedEvent : OrderCompletedEvent
{
    /// <summary>Creates the event.</summary>
    public SellOrderCompletedEvent() : base(MarketEvent.SellOrderCompleted)
    {
    }
}
