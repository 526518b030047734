namespace Hummingbot.Plugins;

/// <summary>A tracked limit order in the short form that strategies read. Immutable.</summary>
public sealed record LimitOrder
{
    /// <summary>The id that this side gave to the order.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>Whether it buys the base asset.</summary>
    public required bool IsBuy { get; init; }

    /// <summary>The base asset.</summary>
    public required string BaseAsset { get; init; }

    /// <summary>The quote asset.</summary>
    public required string QuoteAsset { get; init; }

    /// <summary>The limit price, in quote per base.</summary>
    public required decimal Price { get; init; }

    /// <summary>The whole amount in base asset, executed part included.</summary>
    public required decimal Quantity { get; init; }
}
