namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Why the engine refused something. A venue words it.</summary>
public enum RejectReason
{
    /// <summary>There is no such market.</summary>
    UnknownMarket = 1,

    /// <summary>The market does not take orders at present.</summary>
    MarketHalted,

    /// <summary>A limit order without a price, a market order with one, or a price that is not positive.</summary>
    InvalidPrice,

    /// <summary>No amount, an amount that is not positive, or one in base and one in quote asset.</summary>
    InvalidAmount,

    /// <summary>The price is not a multiple of the tick size.</summary>
    OffTick,

    /// <summary>The amount is not a multiple of the step size.</summary>
    OffStep,

    /// <summary>The amount is below the smallest.</summary>
    BelowMinSize,

    /// <summary>The amount is above the greatest.</summary>
    AboveMaxSize,

    /// <summary>Price times amount is below the smallest.</summary>
    BelowMinNotional,

    /// <summary>Price times amount is above the greatest.</summary>
    AboveMaxNotional,

    /// <summary>The account used the client order id before.</summary>
    DuplicateClientOrderId,

    /// <summary>The account has as many open orders as it may have.</summary>
    TooManyOpenOrders,

    /// <summary>A post-only order would match at once.</summary>
    WouldCross,

    /// <summary>The account has not enough available.</summary>
    InsufficientBalance,

    /// <summary>The account never had such an order, or it is forgotten.</summary>
    UnknownOrder,

    /// <summary>The order has ended before.</summary>
    OrderAlreadyDone,
}
