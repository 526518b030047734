namespace Hummingbot.Plugins.Recorder;

/// <summary>One execution as it is on record: once per exchange, order and trade id. Immutable.</summary>
public sealed record RecordedFill
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The client order id.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The venue's id of the execution.</summary>
    public required string ExchangeTradeId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The configuration that placed the order.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The strategy that placed the order.</summary>
    public required string Strategy { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The base asset.</summary>
    public required string BaseAsset { get; init; }

    /// <summary>The quote asset.</summary>
    public required string QuoteAsset { get; init; }

    /// <summary>When it was executed, by the venue's clock if it said so; to the microsecond.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The order's side.</summary>
    public required TradeType TradeType { get; init; }

    /// <summary>The order's type.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>The price, in quote per base.</summary>
    public required decimal Price { get; init; }

    /// <summary>The amount in base asset.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The amount in quote asset before fees; <see langword="null"/> when only price and amount are known.</summary>
    public decimal? QuoteAmount { get; init; }

    /// <summary>What it cost.</summary>
    public required TradeFee TradeFee { get; init; }

    /// <summary>Where <see cref="TradeFee"/> comes from.</summary>
    public required FeeSource FeeSource { get; init; }

    /// <summary>Whether the order took liquidity; <see langword="null"/> when the venue did not say.</summary>
    public bool? IsTaker { get; init; }

    /// <summary>The leverage; 1 on a spot market.</summary>
    public int Leverage { get; init; } = 1;

    /// <summary>What it did to a position; <c>NIL</c> on a spot market.</summary>
    public string Position { get; init; } = "NIL";
}
