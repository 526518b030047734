namespace Hummingbot.Plugins.Recorder;

/// <summary>One step in the life of an order. Immutable.</summary>
public sealed record RecordedOrderStatus
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The client order id.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>When it happened; to the microsecond.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The name of the event, such as <c>BuyOrderCreated</c> (see <see cref="MarketEvent"/>), or <c>PendingCreate</c>,
    /// <c>CancelRequested</c>, <c>PendingCancel</c>, <c>OutcomeUnknown</c>, <c>OutcomeKnown</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What tells apart steps of one name at one time: the venue's trade id of a fill; else empty.</summary>
    public string Reference { get; init; } = string.Empty;
}
