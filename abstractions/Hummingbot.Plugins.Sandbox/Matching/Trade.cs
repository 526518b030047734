namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A trade as the public sees it. Immutable.</summary>
public sealed record Trade
{
    /// <summary>Its id: counts from 1 in each market.</summary>
    public required long Id { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The price: the maker's.</summary>
    public required decimal Price { get; init; }

    /// <summary>The amount, in base asset.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The side of the order that arrived; the maker's is the other one.</summary>
    public required TradeType TakerSide { get; init; }

    /// <summary>The number of the order that rested.</summary>
    public required long MakerOrderId { get; init; }

    /// <summary>The UUID of the order that rested.</summary>
    public required Guid MakerOrderUuid { get; init; }

    /// <summary>The number of the order that arrived.</summary>
    public required long TakerOrderId { get; init; }

    /// <summary>The UUID of the order that arrived.</summary>
    public required Guid TakerOrderUuid { get; init; }

    /// <summary>The market's sequence number of the trade.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }
}
