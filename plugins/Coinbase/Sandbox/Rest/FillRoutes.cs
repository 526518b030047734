using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>What an account's orders traded.</summary>
internal sealed class FillRoutes(CoinbaseSandbox sandbox)
{
    public void Map(RouteTable routes) => sandbox.Map(routes, "GET", "/fills", Fills, isSigned: true);

    // Either way the fills are of one product, so that trade ids order them.
    private VenueReply Fills(VenueRequest request)
    {
        var (orderText, product) = (request.QueryValue("order_id"), request.QueryValue("product_id"));
        if (orderText is null && product is null) throw new RefusalException(400, "Product ID or Order ID is required");
        if (product is not null) sandbox.RequireProduct(product);
        Guid? orderId = null;
        if (orderText is not null)
            orderId = Guid.TryParseExact(orderText, "D", out var id) ? id : throw new RefusalException(400, "Invalid order id");
        var fills = sandbox.Engine.GetFills(request.Account, product).Where(fill => orderId is null || fill.OrderUuid == orderId).Reverse();
        return Page.Of(request, fills, fill => fill.TradeId, Write, defaultLimit: 100);
    }

    private static void Write(Utf8JsonWriter json, Fill fill)
    {
        json.WriteStartObject();
        json.WriteNumber("trade_id", fill.TradeId);
        json.WriteString("product_id", fill.TradingPair);
        json.WriteString("order_id", fill.OrderUuid);
        json.WriteString("user_id", Identity.User(fill.Account));
        json.WriteString("profile_id", Identity.Profile(fill.Account));
        json.WriteString("liquidity", fill.IsMaker ? "M" : "T");
        json.WriteNumberText("price", fill.Price, 8);
        json.WriteNumberText("size", fill.Amount, 8);
        json.WriteNumberText("fee", fill.Fee, 16);
        json.WriteString("created_at", WireText.Time(fill.Time));
        json.WriteString("side", WireText.Side(fill.Side));
        json.WriteBoolean("settled", true);
        if (fill.TradingPair.EndsWith("-USD", StringComparison.Ordinal)) json.WriteNumberText("usd_volume", fill.QuoteAmount, 16);
        json.WriteString("market_type", "spot");
        json.WriteEndObject();
    }
}
