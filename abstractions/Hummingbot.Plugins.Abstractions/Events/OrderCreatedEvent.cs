namespace Hummingbot.Plugins;

/// <summary>The venue acknowledged an order. Announced once, before every other event of the order that has an effect.</summary>
public abstract record OrderCreatedEvent : ExchangeEvent
{
    private protected OrderCreatedEvent(MarketEvent kind) : base(kind)
    {
    }

    /// <summary>How the order is executed.</summary>
    public required OrderType Type { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The amount in base asset, as sent.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The limit price in quote per base, as sent; <see langword="null"/> for <see cref="OrderType.Market"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>When the order was created, by this side's clock.</summary>
    public required DateTimeOffset CreationTimestamp { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The leverage; 1 on a spot market.</summary>
    public int Leverage { get; init; } = 1;

    /// <summary>What the order does to a position; <c>NIL</c> on a spot market.</summary>
    public string Position { get; init; } = "NIL";
}
