using System.Text.Json;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Placing, cancelling and showing orders.</summary>
internal sealed partial class OrderCalls(Venue venue)
{
    private const string ClientOrderIdRange = "^[a-zA-Z0-9-_]{1,36}$";

    public void Map(CallTable calls)
    {
        calls.Order("POST", "/api/v3/order", Place);
        calls.Signed("POST", "/api/v3/order/test", 1, Test);
        calls.Signed("DELETE", "/api/v3/order", 1, Cancel);
        calls.Signed("GET", "/api/v3/order", 4, Show);
        calls.Signed("GET", "/api/v3/openOrders", request => request.QueryValue("symbol") is null ? 80 : 6, ShowOpen);
        calls.Signed("DELETE", "/api/v3/openOrders", 1, CancelAll);
        calls.Signed("GET", "/api/v3/allOrders", 20, ShowAll);
    }

    private VenueReply Place(VenueRequest request, Parameters parameters)
    {
        var (order, market) = NewOrders.Read(parameters, venue, request.Account, ReadClientOrderId(parameters, "newClientOrderId"));
        var defaultType = order.Type == OrderType.LimitMaker ? "ACK" : "FULL";
        var responseType = parameters.OptionalText("newOrderRespType") ?? defaultType;
        if (responseType is not ("ACK" or "RESULT" or "FULL")) throw VenueException.Invalid("newOrderRespType");
        parameters.ThrowIfUnread();
        SymbolFilters.Check(order, market, venue);
        if (order.QuoteAmount is not null && !HasOtherSide(order))
            throw VenueException.NewOrderRejected("Order book liquidity is less than symbol minimum quantity.");
        var placed = venue.Engine.Place(order);
        if (!placed.IsAccepted) throw NewOrders.Word(placed.Rejection);
        return WireFormat.Object(json =>
        {
            OrderText.WriteNames(json, placed.Order);
            json.WriteTime("transactTime", placed.Order.CreatedAt);
            if (responseType == "ACK") return;
            OrderText.WriteState(json, placed.Order);
            json.WriteTime("workingTime", placed.Order.CreatedAt);
            if (responseType == "FULL") WriteFills(json, placed.Fills);
            OrderText.WriteSelfTradePrevention(json);
        });
    }

    private VenueReply Test(VenueRequest request, Parameters parameters)
    {
        var (order, market) = NewOrders.Read(parameters, venue, request.Account, ReadClientOrderId(parameters, "newClientOrderId"));
        parameters.Ignore("newOrderRespType");
        var withCommission = parameters.Flag("computeCommissionRates");
        parameters.ThrowIfUnread();
        SymbolFilters.Check(order, market, venue);
        return withCommission ? WireFormat.Object(json => AccountCalls.WriteCommissions(json, market, "ForOrder")) : VenueReply.Json("{}");
    }

    private VenueReply Cancel(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var cancelId = ReadClientOrderId(parameters, "newClientOrderId");
        var restrictions = parameters.OptionalText("cancelRestrictions");
        if (restrictions is not (null or "ONLY_NEW" or "ONLY_PARTIALLY_FILLED"))
            throw new VenueException(-1145, "Invalid cancelRestrictions. `cancelRestrictions` has to be either `ONLY_NEW` or `ONLY_PARTIALLY_FILLED`.");
        var order = Find(request.Account, market, parameters);
        parameters.ThrowIfUnread();
        if (order is not { IsOpen: true }) throw VenueException.CancelRejected("Unknown order sent.");
        if (restrictions is not null && restrictions != "ONLY_" + WireFormat.StatusOf(order))
            throw VenueException.CancelRejected("Order was not canceled due to cancel restrictions.");
        var cancelled = venue.Cancelling(cancelId, engine => engine.Cancel(request.Account, order.Id)).Order!;
        return WireFormat.Object(json => WriteCancelled(json, cancelled, cancelId));
    }

    private VenueReply CancelAll(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        parameters.ThrowIfUnread();
        if (venue.OpenOrders.Of(request.Account, market.TradingPair) == 0) throw VenueException.CancelRejected("Unknown order sent.");
        var cancelId = venue.NextClientOrderId();
        var cancelled = venue.Cancelling(cancelId, engine => engine.CancelAll(request.Account, market.TradingPair));
        return WireFormat.List(cancelled, (json, order) => WriteCancelled(json, order, cancelId));
    }

    private VenueReply Show(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var order = Find(request.Account, market, parameters) ?? throw VenueException.NoSuchOrder();
        parameters.ThrowIfUnread();
        return WireFormat.Object(json => OrderText.Write(json, order));
    }

    private VenueReply ShowOpen(VenueRequest request, Parameters parameters)
    {
        var market = parameters.OptionalSymbol() is { } symbol ? venue.MarketOf(symbol) : null;
        parameters.ThrowIfUnread();
        return WireFormat.List(venue.Engine.GetOpenOrders(request.Account, market?.TradingPair), OrderText.Write);
    }

    private VenueReply ShowAll(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var (from, start, end) = (parameters.OptionalInteger("orderId"), parameters.OptionalInteger("startTime"), parameters.OptionalInteger("endTime"));
        var limit = parameters.Limit(500, 1_000);
        parameters.ThrowIfUnread();
        var orders = venue.Engine.GetOrders(request.Account, market.TradingPair)
            .Where(order => (from is null || order.Id >= from) && Rows.IsWithin(order.CreatedAt, start, end));
        return WireFormat.List(from is null && start is null ? orders.TakeLast(limit) : orders.Take(limit), OrderText.Write);
    }

    private bool HasOtherSide(NewOrder order)
    {
        var status = venue.Engine.GetStatus(order.TradingPair);
        return (order.Side == TradeType.Buy ? status.BestAsk : status.BestBid) is not null;
    }

    /// <summary>The order that a request names by number, by client order id, or by both if they fit together.</summary>
    private Order? Find(string account, Market market, Parameters parameters)
    {
        var id = parameters.OptionalInteger("orderId");
        var clientOrderId = parameters.OptionalText("origClientOrderId");
        if (id is null && clientOrderId is null) throw VenueException.MissingBoth("origClientOrderId", "orderId");
        var order = id is { } number
            ? venue.Engine.FindOrder(account, number)
            : venue.Engine.FindOrderByClientOrderId(account, clientOrderId!);
        return order?.TradingPair == market.TradingPair && (clientOrderId is null || order.ClientOrderId == clientOrderId) ? order : null;
    }

    private string ReadClientOrderId(Parameters parameters, string name) =>
        parameters.OptionalText(name) is not { } id ? venue.NextClientOrderId()
        : ClientOrderIdPattern().IsMatch(id) ? id
        : throw VenueException.Illegal(name, ClientOrderIdRange);

    private static void WriteCancelled(Utf8JsonWriter json, Order order, string cancelId)
    {
        json.WriteString("symbol", Venue.SymbolOf(order.TradingPair));
        json.WriteString("origClientOrderId", order.ClientOrderId);
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.WriteString("clientOrderId", cancelId);
        json.WriteTime("transactTime", order.UpdatedAt);
        OrderText.WriteState(json, order);
        OrderText.WriteSelfTradePrevention(json);
    }

    private static void WriteFills(Utf8JsonWriter json, IReadOnlyList<Fill> fills)
    {
        json.WriteStartArray("fills");
        foreach (var fill in fills)
        {
            json.WriteStartObject();
            json.WriteDecimal("price", fill.Price);
            json.WriteDecimal("qty", fill.Amount);
            json.WriteDecimal("commission", fill.Fee);
            json.WriteString("commissionAsset", fill.FeeAsset);
            json.WriteNumber("tradeId", fill.TradeId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    [GeneratedRegex(ClientOrderIdRange)]
    private static partial Regex ClientOrderIdPattern();
}
