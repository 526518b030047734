namespace Hummingbot.Plugins;

/// <summary>
/// Something about a tracked order changed: from the moment it is tracked, each change of state, totals, ids or doubt about its outcome.
/// Announced after the more specific event of the same change, if there is one.
/// </summary>
public sealed record OrderUpdatedEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public OrderUpdatedEvent() : base(MarketEvent.OrderUpdate)
    {
    }

    /// <summary>The order after the change.</summary>
    public required InFlightOrder Order { get; init; }
}
