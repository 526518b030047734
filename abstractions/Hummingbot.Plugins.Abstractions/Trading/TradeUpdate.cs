namespace Hummingbot.Plugins;

/// <summary>What a venue says about one execution, by whichever way it came; the connector turns it into at most one
/// <see cref="OrderFill"/>. Immutable.</summary>
/// <remarks>At least one of <see cref="ClientOrderId"/> and <see cref="ExchangeOrderId"/> is set.</remarks>
public sealed record TradeUpdate
{
    /// <summary>The venue's id of this execution; never the order's own id.</summary>
    public required string TradeId { get; init; }

    /// <summary>The id that this side gave to the order.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The price of this execution, in quote per base.</summary>
    public required decimal Price { get; init; }

    /// <summary>The executed amount in base asset; positive.</summary>
    public required decimal BaseAmount { get; init; }

    /// <summary>The executed amount in quote asset before fees; <see langword="null"/> for price times base amount.</summary>
    public decimal? QuoteAmount { get; init; }

    /// <summary>The charges as the venue reports them (empty when it reports that there is none, negative for a rebate), or
    /// <see langword="null"/> when it does not say and they are to be estimated.</summary>
    public IReadOnlyList<TokenAmount>? Fees { get; init; }

    /// <summary>Whether the order took liquidity; <see langword="null"/> when the venue did not say.</summary>
    public bool? IsTaker { get; init; }

    /// <summary>When the venue executed it.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
