namespace Hummingbot.Plugins;

/// <summary>An order ended by its own time limit. Fills announced before remain valid.</summary>
public sealed record OrderExpiredEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public OrderExpiredEvent() : base(MarketEvent.OrderExpired)
    {
    }
}
