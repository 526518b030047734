namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>One side of a trade: what it did to one order. Immutable.</summary>
public sealed record Fill
{
    /// <summary>The trade's id; both sides share it.</summary>
    public required long TradeId { get; init; }

    /// <summary>The order's number.</summary>
    public required long OrderId { get; init; }

    /// <summary>The order's UUID.</summary>
    public required Guid OrderUuid { get; init; }

    /// <summary>The account's own id for the order.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>The order's account.</summary>
    public required string Account { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The order's side.</summary>
    public required TradeType Side { get; init; }

    /// <summary>The price: the maker's.</summary>
    public required decimal Price { get; init; }

    /// <summary>The amount, in base asset.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Price times amount, in quote asset.</summary>
    public decimal QuoteAmount => Price * Amount;

    /// <summary>The fee, 0 or more, in <see cref="FeeAsset"/>.</summary>
    public required decimal Fee { get; init; }

    /// <summary>The asset that the fee was charged in.</summary>
    public required string FeeAsset { get; init; }

    /// <summary>Whether the order was resting.</summary>
    public required bool IsMaker { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }
}
