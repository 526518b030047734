using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Orders as the venue tells them over REST.</summary>
internal static class OrderJson
{
    private const int PriceDecimals = 8;
    private const int ValueDecimals = 16;

    /// <summary>The answer to a new order: taken, and not matched yet, whatever became of it at once.</summary>
    public static void WritePlaced(Utf8JsonWriter json, Order order, OrderRequest request, DateTimeOffset? until) =>
        WriteNew(json, order.Uuid, request, order.CreatedAt, until, "pending", rejectReason: null);

    /// <summary>The answer to an order that arrived and was turned away; nothing is heard of it again.</summary>
    public static void WriteRejected(Utf8JsonWriter json, Guid id, OrderRequest request, DateTimeOffset time, string reason) =>
        WriteNew(json, id, request, time, until: null, "rejected", reason);

    /// <summary>An order as it stands.</summary>
    public static void Write(Utf8JsonWriter json, Order order, Market market, DateTimeOffset? until)
    {
        json.WriteStartObject();
        json.WriteString("id", order.Uuid);
        if (order.Price is { } price) json.WriteNumberText("price", price, PriceDecimals);
        if (order.QuoteAmount is { } funds) WriteFunds(json, funds, order.Side, market);
        else json.WriteNumberText("size", order.Amount, PriceDecimals);
        json.WriteString("product_id", order.TradingPair);
        json.WriteString("profile_id", Identity.Profile(order.Account));
        json.WriteString("side", WireText.Side(order.Side));
        WriteTerms(json, order.Type, order.TimeInForce, until);
        json.WriteString("created_at", WireText.Time(order.CreatedAt));
        if (order.DoneReason is { } reason)
        {
            json.WriteString("done_at", WireText.Time(order.UpdatedAt));
            json.WriteString("done_reason", reason == DoneReason.Filled ? "filled" : "canceled");
        }

        json.WriteNumberText("fill_fees", order.FeePaid, ValueDecimals);
        json.WriteNumberText("filled_size", order.FilledAmount, PriceDecimals);
        json.WriteNumberText("executed_value", order.FilledQuote, ValueDecimals);
        json.WriteString("market_type", "spot");
        json.WriteString("status", order.IsOpen ? "open" : "done");
        json.WriteBoolean("settled", !order.IsOpen);
        if (order.ClientOrderId is { } clientId) json.WriteString("client_oid", clientId);
        json.WriteEndObject();
    }

    private static void WriteNew(
        Utf8JsonWriter json, Guid id, OrderRequest request, DateTimeOffset time, DateTimeOffset? until, string status, string? rejectReason)
    {
        var order = request.Order;
        json.WriteStartObject();
        json.WriteString("id", id);
        if (order.Price is { } price) json.WriteNumberText("price", price, PriceDecimals);
        if (order.Amount is { } size) json.WriteNumberText("size", size, PriceDecimals);
        if (order.QuoteAmount is { } funds) json.WriteNumberText("specified_funds", funds, ValueDecimals);
        json.WriteString("product_id", order.TradingPair);
        json.WriteString("profile_id", Identity.Profile(order.Account));
        json.WriteString("side", WireText.Side(order.Side));
        json.WriteString("stp", request.SelfTradePrevention);
        WriteTerms(json, order.Type, order.TimeInForce, until);
        json.WriteString("created_at", WireText.Time(time));
        if (rejectReason is not null) json.WriteString("reject_reason", rejectReason);
        json.WriteString("fill_fees", "0");
        json.WriteString("filled_size", "0");
        json.WriteString("executed_value", "0");
        json.WriteString("market_type", "spot");
        json.WriteString("status", status);
        json.WriteBoolean("settled", false);
        if (order.ClientOrderId is { } clientId) json.WriteString("client_oid", clientId);
        json.WriteEndObject();
    }

    // What a buyer specifies includes the fee; the funds are what is left for the trade itself.
    private static void WriteFunds(Utf8JsonWriter json, decimal specified, TradeType side, Market market)
    {
        json.WriteNumberText("funds", side == TradeType.Buy ? specified / (1 + market.TakerFee) : specified, ValueDecimals);
        json.WriteNumberText("specified_funds", specified, ValueDecimals);
    }

    private static void WriteTerms(Utf8JsonWriter json, OrderType type, TimeInForce timeInForce, DateTimeOffset? until)
    {
        var isMarket = type == OrderType.Market;
        json.WriteString("type", isMarket ? "market" : "limit");
        if (!isMarket)
        {
            json.WriteString("time_in_force", timeInForce switch
            {
                TimeInForce.ImmediateOrCancel => "IOC",
                TimeInForce.FillOrKill => "FOK",
                _ => until is null ? "GTC" : "GTT",
            });
        }

        if (until is { } end) json.WriteString("expire_time", WireText.Time(end));
        json.WriteBoolean("post_only", type == OrderType.LimitMaker);
    }
}
