using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Placing, cancelling and looking up orders.</summary>
internal sealed class OrderRoutes(CoinbaseSandbox sandbox)
{
    private const string ClientPrefix = "client:";

    private static readonly string[] Statuses = ["open", "pending", "active", "received", "rejected", "done", "all"];

    private MatchingEngine Engine => sandbox.Engine;

    public void Map(RouteTable routes)
    {
        sandbox.Map(routes, "POST", "/orders", Place, isSigned: true);
        sandbox.Map(routes, "GET", "/orders", List, isSigned: true);
        sandbox.Map(routes, "DELETE", "/orders", CancelAll, isSigned: true);
        sandbox.Map(routes, "GET", "/orders/{id}", Get, isSigned: true);
        sandbox.Map(routes, "DELETE", "/orders/{id}", Cancel, isSigned: true);
    }

    private VenueReply Place(VenueRequest request)
    {
        var wanted = OrderRequest.Read(request.Body, request.Account);
        if (Engine.FindMarket(wanted.Order.TradingPair) is { } market && wanted.Order.QuoteAmount % market.TickSize > 0)
            throw OrderRefusals.TooAccurate("funds", market.TickSize);
        var placed = Engine.Place(wanted.Order);
        if (placed.Rejection is { Reason: RejectReason.WouldCross })
            return VenueReply.Json(json => OrderJson.WriteRejected(json, sandbox.NewId(), wanted, Engine.Now, "post only"));
        if (!placed.IsAccepted)
            throw OrderRefusals.Of(placed.Rejection, wanted.Order, Engine.FindMarket(wanted.Order.TradingPair));
        var until = placed.Order.CreatedAt + wanted.Lifetime;
        if (until is { } end && placed.Order.IsOpen) sandbox.Lifetimes.Add(placed.Order, end);
        return VenueReply.Json(json => OrderJson.WritePlaced(json, placed.Order, wanted, until));
    }

    private VenueReply Get(VenueRequest request)
    {
        if (Find(request) is not { } order || IsForgotten(order)) throw RefusalException.NotFound();
        var market = sandbox.RequireProduct(order.TradingPair);
        return VenueReply.Json(json => OrderJson.Write(json, order, market, sandbox.Lifetimes.Find(order.Uuid)));
    }

    private VenueReply Cancel(VenueRequest request)
    {
        var product = request.QueryValue("product_id");
        if (Find(request) is not { } order || IsForgotten(order) || (product is not null && product != order.TradingPair))
            throw new RefusalException(404, "order not found");
        if (!order.IsOpen) throw new RefusalException(400, "Order already done");
        Engine.Cancel(request.Account, order.Uuid);
        return VenueReply.Json(json => json.WriteStringValue(order.Uuid));
    }

    private VenueReply CancelAll(VenueRequest request)
    {
        var product = request.QueryValue("product_id");
        if (product is not null) sandbox.RequireProduct(product);
        var cancelled = Engine.CancelAll(request.Account, product);
        return VenueReply.Json(json =>
        {
            json.WriteStartArray();
            foreach (var order in cancelled) json.WriteStringValue(order.Uuid);
            json.WriteEndArray();
        });
    }

    private VenueReply List(VenueRequest request)
    {
        string[] statuses = [.. request.Query.Where(parameter => parameter.Key == "status").Select(parameter => parameter.Value)];
        if (statuses.Except(Statuses).Any()) throw RefusalException.Invalid("status");
        var all = statuses.Contains("all");
        var open = all || statuses.Length == 0 || statuses.Contains("open");
        var done = all || statuses.Contains("done");
        var orders = Engine.GetOrders(request.Account, request.QueryValue("product_id"))
            .Where(order => order.IsOpen ? open : done && !IsForgotten(order))
            .Reverse();
        return Page.Of(
            request,
            orders,
            order => order.Id,
            (json, order) => OrderJson.Write(json, order, Engine.FindMarket(order.TradingPair)!, sandbox.Lifetimes.Find(order.Uuid)),
            defaultLimit: 100);
    }

    private Order? Find(VenueRequest request)
    {
        var name = request.RouteValues["id"];
        var isClientId = name.StartsWith(ClientPrefix, StringComparison.Ordinal);
        if (!Guid.TryParseExact(isClientId ? name[ClientPrefix.Length..] : name, "D", out var id))
            throw new RefusalException(400, isClientId ? "Invalid client_oid" : "Invalid order id");
        return isClientId ? Engine.FindOrderByClientOrderId(request.Account, id.ToString()) : Engine.FindOrder(request.Account, id);
    }

    // The venue purges what ended without a trade.
    private static bool IsForgotten(Order order) => !order.IsOpen && order.FilledAmount == 0;
}
