namespace Hummingbot.Plugins;

/// <summary>One execution of a tracked order, as it was applied: exactly once per trade id. Immutable.</summary>
public sealed record OrderFill
{
    /// <summary>The venue's id of this execution; unique within its order and never the order's own id.</summary>
    public required string TradeId { get; init; }

    /// <summary>The order's client order id.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The venue's id of the order, or <see langword="null"/> when the fill overtook the acknowledgement.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The price of this execution, in quote per base.</summary>
    public required decimal Price { get; init; }

    /// <summary>The executed amount in base asset; positive.</summary>
    public required decimal BaseAmount { get; init; }

    /// <summary>The executed amount in quote asset, before fees, as the venue reports it or else price times base amount.</summary>
    public required decimal QuoteAmount { get; init; }

    /// <summary>What the execution cost.</summary>
    public required TradeFee Fee { get; init; }

    /// <summary>Where <see cref="Fee"/> comes from; <see cref="FeeSource.Actual"/> when the venue reported the charge.</summary>
    public required FeeSource FeeSource { get; init; }

    /// <summary>Whether the order took liquidity; <see langword="null"/> when the venue did not say.</summary>
    public bool? IsTaker { get; init; }

    /// <summary>When the venue executed it.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
