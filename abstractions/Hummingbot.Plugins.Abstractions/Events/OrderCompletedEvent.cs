namespace Hummingbot.Plugins;

/// <summary>An order was executed in full. Announced once, after its fills.</summary>
public abstract record OrderCompletedEvent : ExchangeEvent
{
    private protected OrderCompletedEvent(MarketEvent kind) : base(kind)
    {
    }

    /// <summary>The base asset.</summary>
    public required string BaseAsset { get; init; }

    /// <summary>The quote asset.</summary>
    public required string QuoteAsset { get; init; }

    /// <summary>The executed amount in base asset.</summary>
    public required decimal BaseAssetAmount { get; init; }

    /// <summary>What it cost or brought in quote asset, before fees.</summary>
    public required decimal QuoteAssetAmount { get; init; }

    /// <summary>How the order was executed.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>
    /// Whether the amounts are the sum of the order's fills. <see langword="false"/> when the venue says that the order is filled but has
    /// not delivered every fill; the missing ones are still asked for and announced as they arrive.
    /// </summary>
    public bool AreFillsComplete { get; init; } = true;
}
