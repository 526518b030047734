namespace Hummingbot.Plugins;

/// <summary>What a venue says about an order at one moment, by whichever way it came. Immutable.</summary>
/// <remarks>
/// At least one of <see cref="ClientOrderId"/> and <see cref="ExchangeOrderId"/> is set. What the venue did not say is
/// <see langword="null"/>. Executed amounts in here only tell that fills are missing; totals grow by <see cref="TradeUpdate"/> alone.
/// </remarks>
public sealed record OrderUpdate
{
    /// <summary>The id that this side gave to the order.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The state that the venue reports, in this contract's terms.</summary>
    public required OrderState NewState { get; init; }

    /// <summary>When that state was true: the venue's time when it gave one, else when the answer arrived.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The executed amount so far, in base asset.</summary>
    public decimal? ExecutedAmountBase { get; init; }

    /// <summary>The executed amount so far, in quote asset and before fees.</summary>
    public decimal? ExecutedAmountQuote { get; init; }

    /// <summary>The order's side; lets an order be adopted that this process did not place.</summary>
    public TradeType? TradeType { get; init; }

    /// <summary>The order's type.</summary>
    public OrderType? OrderType { get; init; }

    /// <summary>The limit price, in quote per base.</summary>
    public decimal? Price { get; init; }

    /// <summary>The whole amount, in base asset.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Why the venue refused or ended the order, when it did.</summary>
    public OrderError? Error { get; init; }
}
