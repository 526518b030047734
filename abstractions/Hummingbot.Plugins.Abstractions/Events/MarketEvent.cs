namespace Hummingbot.Plugins;

/// <summary>The kinds of event that a connector announces. The numbers are the field's own and are never reused.</summary>
public enum MarketEvent
{
    /// <summary>An asset was credited to the account. The number is kept; this contract version has no payload for it.</summary>
    ReceivedAsset = 101,

    /// <summary>A buy order was executed in full: <see cref="BuyOrderCompletedEvent"/>.</summary>
    BuyOrderCompleted = 102,

    /// <summary>A sell order was executed in full: <see cref="SellOrderCompletedEvent"/>.</summary>
    SellOrderCompleted = 103,

    /// <summary>An asset was withdrawn from the account. The number is kept; this contract version has no payload for it.</summary>
    WithdrawAsset = 105,

    /// <summary>An order was cancelled: <see cref="OrderCancelledEvent"/>.</summary>
    OrderCancelled = 106,

    /// <summary>An order was executed in part or in full: <see cref="OrderFilledEvent"/>.</summary>
    OrderFilled = 107,

    /// <summary>An order ended by its own time limit: <see cref="OrderExpiredEvent"/>.</summary>
    OrderExpired = 108,

    /// <summary>Something about a tracked order changed: <see cref="OrderUpdatedEvent"/>.</summary>
    OrderUpdate = 109,

    /// <summary>The venue reported an execution. The number is kept; <see cref="OrderFilled"/> says the same.</summary>
    TradeUpdate = 110,

    /// <summary>An order failed: <see cref="OrderFailureEvent"/>.</summary>
    OrderFailure = 198,

    /// <summary>A transaction failed or did not confirm in time: <see cref="TransactionFailureEvent"/>.</summary>
    TransactionFailure = 199,

    /// <summary>The venue acknowledged a buy order: <see cref="BuyOrderCreatedEvent"/>.</summary>
    BuyOrderCreated = 200,

    /// <summary>The venue acknowledged a sell order: <see cref="SellOrderCreatedEvent"/>.</summary>
    SellOrderCreated = 201,
}
