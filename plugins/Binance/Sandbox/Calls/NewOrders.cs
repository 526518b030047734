using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Reads new orders from parameters and words what the engine refuses.</summary>
internal static class NewOrders
{
    public static (NewOrder Order, Market Market) Read(Parameters parameters, Venue venue, string account, string clientOrderId)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var side = parameters.Text("side") switch
        {
            "BUY" => TradeType.Buy,
            "SELL" => TradeType.Sell,
            _ => throw new VenueException(-1117, "Invalid side."),
        };
        var type = ReadType(parameters.Text("type"));
        var prevention = parameters.OptionalText("selfTradePreventionMode");
        if (prevention is not (null or "NONE")) throw VenueException.Invalid("selfTradePreventionMode");
        parameters.Ignore("strategyId", "strategyType");
        if (parameters.Has("icebergQty")) throw VenueException.NewOrderRejected("Iceberg orders are not supported for this symbol.");
        parameters.Refuse("stopPrice", "trailingDelta");
        var order = new NewOrder { Account = account, TradingPair = market.TradingPair, Side = side, Type = type, ClientOrderId = clientOrderId };
        return (type == OrderType.Market ? ReadMarket(order, parameters) : ReadLimit(order, parameters), market);
    }

    public static VenueException Word(Rejection rejection) => rejection.Reason switch
    {
        RejectReason.UnknownMarket => VenueException.InvalidSymbol(),
        RejectReason.MarketHalted => VenueException.NewOrderRejected("Market is closed."),
        RejectReason.InvalidPrice or RejectReason.OffTick => VenueException.Filter("PRICE_FILTER"),
        RejectReason.InvalidAmount or RejectReason.OffStep or RejectReason.BelowMinSize or RejectReason.AboveMaxSize => VenueException.Filter("LOT_SIZE"),
        RejectReason.BelowMinNotional or RejectReason.AboveMaxNotional => VenueException.Filter("NOTIONAL"),
        RejectReason.DuplicateClientOrderId => VenueException.NewOrderRejected("Duplicate order sent."),
        RejectReason.TooManyOpenOrders => VenueException.Filter("MAX_NUM_ORDERS"),
        RejectReason.WouldCross => VenueException.NewOrderRejected("Order would immediately match and take."),
        RejectReason.InsufficientBalance => VenueException.NewOrderRejected("Account has insufficient balance for requested action."),
        _ => throw new InvalidOperationException($"A new order was refused as {rejection.Reason}: {rejection.Message}"),
    };

    private static OrderType ReadType(string type) => type switch
    {
        "LIMIT" => OrderType.Limit,
        "LIMIT_MAKER" => OrderType.LimitMaker,
        "MARKET" => OrderType.Market,
        "STOP_LOSS" => throw VenueException.NewOrderRejected("Stop loss orders are not supported for this symbol."),
        "STOP_LOSS_LIMIT" => throw VenueException.NewOrderRejected("Stop loss limit orders are not supported for this symbol."),
        "TAKE_PROFIT" => throw VenueException.NewOrderRejected("Take profit orders are not supported for this symbol."),
        "TAKE_PROFIT_LIMIT" => throw VenueException.NewOrderRejected("Take profit limit orders are not supported for this symbol."),
        _ => throw new VenueException(-1116, "Invalid orderType."),
    };

    private static NewOrder ReadLimit(NewOrder order, Parameters parameters)
    {
        var timeInForce = TimeInForce.GoodTilCancelled;
        if (order.Type == OrderType.LimitMaker) parameters.Refuse("timeInForce");
        else timeInForce = ReadTimeInForce(parameters.Text("timeInForce"));
        parameters.Refuse("quoteOrderQty");
        return order with { TimeInForce = timeInForce, Amount = parameters.Number("quantity"), Price = parameters.Number("price") };
    }

    private static NewOrder ReadMarket(NewOrder order, Parameters parameters)
    {
        parameters.Refuse("timeInForce", "price");
        var (amount, quoteAmount) = (parameters.OptionalNumber("quantity"), parameters.OptionalNumber("quoteOrderQty"));
        if (amount is null && quoteAmount is null) throw VenueException.MissingBoth("quantity", "quoteOrderQty");
        return amount is null || quoteAmount is null
            ? order with { Amount = amount, QuoteAmount = quoteAmount }
            : throw VenueException.NotRequired("quoteOrderQty");
    }

    private static TimeInForce ReadTimeInForce(string text) => text switch
    {
        "GTC" => TimeInForce.GoodTilCancelled,
        "IOC" => TimeInForce.ImmediateOrCancel,
        "FOK" => TimeInForce.FillOrKill,
        _ => throw new VenueException(-1115, "Invalid timeInForce."),
    };
}
