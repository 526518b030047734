namespace Hummingbot.Plugins;

/// <summary>An order was executed, in part or in full. Announced once per trade id.</summary>
public sealed record OrderFilledEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public OrderFilledEvent() : base(MarketEvent.OrderFilled)
    {
    }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The order's side.</summary>
    public required TradeType TradeType { get; init; }

    /// <summary>The order's type.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>The price of this execution, in quote per base.</summary>
    public required decimal Price { get; init; }

    /// <summary>The amount of this execution, in base asset.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What this execution cost.</summary>
    public required TradeFee TradeFee { get; init; }

    /// <summary>The venue's id of this execution, unique within its order.</summary>
    public required string ExchangeTradeId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The leverage; 1 on a spot market.</summary>
    public int Leverage { get; init; } = 1;

    /// <summary>What the order does to a position; <c>NIL</c> on a spot market.</summary>
    public string Position { get; init; } = "NIL";

    /// <summary>Where <see cref="TradeFee"/> comes from.</summary>
    public FeeSource FeeSource { get; init; } = FeeSource.Actual;
}
