namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order as it arrives. Immutable.</summary>
public sealed record NewOrder
{
    /// <summary>The account that it is for; it exists.</summary>
    public required string Account { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>Buy or sell.</summary>
    public required TradeType Side { get; init; }

    /// <summary>How it is executed.</summary>
    public required OrderType Type { get; init; }

    /// <summary>The limit price; <see langword="null"/> for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The amount in base asset; <see langword="null"/> when <see cref="QuoteAmount"/> is given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>
    /// Of a market order: the amount of quote asset to spend or to receive, never exceeded, instead of <see cref="Amount"/>. A buy's fee is
    /// part of it when fees are charged in quote asset.
    /// </summary>
    public decimal? QuoteAmount { get; init; }

    /// <summary>How long it stays; without meaning for market orders, and always good-til-cancelled for post-only ones.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTilCancelled;

    /// <summary>The account's own id for it, unique by the venue's rule; <see langword="null"/> for none.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>What happens when it meets an order of its own account; <see langword="null"/> for the venue's default.</summary>
    public SelfTradePrevention? SelfTradePrevention { get; init; }
}
