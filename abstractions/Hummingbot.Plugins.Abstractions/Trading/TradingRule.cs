namespace Hummingbot.Plugins;

/// <summary>What a venue demands of orders on one pair. Immutable.</summary>
/// <remarks><see langword="null"/> means that the venue sets no such limit; an increment that is not set rounds nothing.</remarks>
public sealed record TradingRule
{
    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The smallest amount, in base asset.</summary>
    public decimal MinOrderSize { get; init; }

    /// <summary>The greatest amount, in base asset.</summary>
    public decimal? MaxOrderSize { get; init; }

    /// <summary>The tick size: every price is a multiple of it. Positive.</summary>
    public decimal? MinPriceIncrement { get; init; }

    /// <summary>The step of amounts in base asset: every amount is a multiple of it. Positive.</summary>
    public decimal? MinBaseAmountIncrement { get; init; }

    /// <summary>The step of amounts in quote asset. Positive.</summary>
    public decimal? MinQuoteAmountIncrement { get; init; }

    /// <summary>The smallest price times amount, in quote asset.</summary>
    public decimal MinNotionalSize { get; init; }

    /// <summary>The smallest order value, in quote asset, on venues that state it apart from the notional.</summary>
    public decimal MinOrderValue { get; init; }

    /// <summary>How many significant digits a price may have. Positive.</summary>
    public int? MaxPriceSignificantDigits { get; init; }

    /// <summary>Whether the pair takes limit orders.</summary>
    public bool SupportsLimitOrders { get; init; } = true;

    /// <summary>Whether the pair takes market orders.</summary>
    public bool SupportsMarketOrders { get; init; } = true;
}
