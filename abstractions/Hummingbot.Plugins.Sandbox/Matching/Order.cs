namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order as it stood at one moment. Immutable.</summary>
public sealed record Order
{
    /// <summary>The venue's number for it: ascending, never used twice by one engine.</summary>
    public required long Id { get; init; }

    /// <summary>The venue's id for it, for venues that name orders by UUID; follows from the engine's seed.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The account that it belongs to.</summary>
    public required string Account { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The account's own id for it.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>Buy or sell.</summary>
    public required TradeType Side { get; init; }

    /// <summary>How it is executed.</summary>
    public required OrderType Type { get; init; }

    /// <summary>How long it stays.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>The limit price; <see langword="null"/> for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The amount in base asset; for an order by quote amount, what is filled of it.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Of a market order by quote amount: that amount.</summary>
    public decimal? QuoteAmount { get; init; }

    /// <summary>What is filled, in base asset.</summary>
    public required decimal FilledAmount { get; init; }

    /// <summary>The sum of price times amount over its fills, in quote asset, without fees.</summary>
    public required decimal FilledQuote { get; init; }

    /// <summary>The fees of its fills, in <see cref="FeeAsset"/>.</summary>
    public required decimal FeePaid { get; init; }

    /// <summary>The asset that its fees are charged in.</summary>
    public required string FeeAsset { get; init; }

    /// <summary>What is not filled, in base asset; 0 for an order by quote amount.</summary>
    public decimal RemainingAmount => Amount - FilledAmount;

    /// <summary>What its account has on hold for it, in <see cref="HoldAsset"/>.</summary>
    public required decimal Held { get; init; }

    /// <summary>Quote asset for a buy, base asset for a sell.</summary>
    public required string HoldAsset { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Why it ended; <see langword="null"/> while it lives.</summary>
    public DoneReason? DoneReason { get; init; }

    /// <summary>Whether it lives.</summary>
    public bool IsOpen => DoneReason is null;

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
