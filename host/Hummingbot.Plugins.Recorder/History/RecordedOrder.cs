namespace Hummingbot.Plugins.Recorder;

/// <summary>An order as it is on record. Immutable.</summary>
public sealed record RecordedOrder
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The client order id.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The venue's id; <see langword="null"/> as long as the venue has not acknowledged the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The configuration that placed it.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The strategy that placed it.</summary>
    public required string Strategy { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The base asset.</summary>
    public required string BaseAsset { get; init; }

    /// <summary>The quote asset.</summary>
    public required string QuoteAsset { get; init; }

    /// <summary>How it is executed.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>Its side.</summary>
    public required TradeType TradeType { get; init; }

    /// <summary>The whole amount in base asset.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The limit price in quote per base; <see langword="null"/> for <see cref="OrderType.Market"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>How much base asset has been executed.</summary>
    public decimal ExecutedAmountBase { get; init; }

    /// <summary>What the executed part has cost or brought in quote asset, before fees.</summary>
    public decimal ExecutedAmountQuote { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required OrderState State { get; init; }

    /// <summary>Whether the venue has still to say what became of it. Such an order counts as live.</summary>
    public bool IsOutcomeUnknown { get; init; }

    /// <summary>Whether a cancellation has been asked for.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>The name of the latest event, such as <c>BuyOrderCreated</c>; <c>PendingCreate</c> before the first.</summary>
    public required string LastStatus { get; init; }

    /// <summary>When it was created; to the microsecond.</summary>
    public required DateTimeOffset CreationTimestamp { get; init; }

    /// <summary>When it last changed; to the microsecond.</summary>
    public required DateTimeOffset LastUpdateTimestamp { get; init; }

    /// <summary>The leverage; 1 on a spot market.</summary>
    public int Leverage { get; init; } = 1;

    /// <summary>What it does to a position; <c>NIL</c> on a spot market.</summary>
    public string Position { get; init; } = "NIL";

    /// <summary>The kind of its latest error; <see langword="null"/> when all is well.</summary>
    public ExchangeErrorKind? LastErrorKind { get; init; }

    /// <summary>The venue's code of its latest error.</summary>
    public string? LastErrorCode { get; init; }

    /// <summary>Its latest error in one sentence.</summary>
    public string? LastError { get; init; }

    /// <summary>What a connector needs to take it up again; <see langword="null"/> once nobody has to.</summary>
    internal string? TrackingState { get; init; }
}
