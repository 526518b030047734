namespace Hummingbot.Plugins;

/// <summary>An order was cancelled, by whomever. Fills announced before remain valid.</summary>
public sealed record OrderCancelledEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public OrderCancelledEvent() : base(MarketEvent.OrderCancelled)
    {
    }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }
}
