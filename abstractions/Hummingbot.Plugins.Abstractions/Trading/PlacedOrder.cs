namespace Hummingbot.Plugins;

/// <summary>A venue's acknowledgement of an order. Immutable.</summary>
public sealed record PlacedOrder
{
    /// <summary>The id that this side gave to the order.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public required string ExchangeOrderId { get; init; }

    /// <summary>When the venue took the order: its own time when it gave one, else this side's.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
