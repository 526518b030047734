using System.Globalization;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Time, products and currencies.</summary>
internal sealed class ProductRoutes(CoinbaseSandbox sandbox)
{
    public void Map(RouteTable routes)
    {
        sandbox.Map(routes, "GET", "/time", Time);
        sandbox.Map(routes, "GET", "/products", _ => Products());
        sandbox.Map(routes, "GET", "/products/{id}", Product);
        sandbox.Map(routes, "GET", "/currencies", _ => Currencies());
        sandbox.Map(routes, "GET", "/currencies/{id}", Currency);
    }

    private static VenueReply Time(VenueRequest request) => VenueReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("iso", request.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("epoch", request.Time.ToUnixTimeMilliseconds() / 1000m);
        json.WriteEndObject();
    });

    private VenueReply Products() => VenueReply.Json(json =>
    {
        json.WriteStartArray();
        foreach (var market in sandbox.Engine.Markets) ProductJson.WriteProduct(json, sandbox.Engine.GetStatus(market.TradingPair));
        json.WriteEndArray();
    });

    private VenueReply Product(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        return VenueReply.Json(json => ProductJson.WriteProduct(json, sandbox.Engine.GetStatus(market.TradingPair)));
    }

    private VenueReply Currencies() => VenueReply.Json(json =>
    {
        json.WriteStartArray();
        foreach (var asset in sandbox.Engine.Assets) ProductJson.WriteCurrency(json, asset);
        json.WriteEndArray();
    });

    private VenueReply Currency(VenueRequest request)
    {
        var currency = request.RouteValues["id"];
        if (!sandbox.Engine.Assets.Contains(currency)) throw RefusalException.NotFound();
        return VenueReply.Json(json => ProductJson.WriteCurrency(json, currency));
    }
}
