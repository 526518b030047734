using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>
/// The feed's messages about single orders. Those about orders of the account that reads them carry its ids on top; everything else is
/// the same for everybody.
/// </summary>
internal static class OrderMessageJson
{
    public static void WriteReceived(Utf8JsonWriter json, OrderAccepted accepted, Market market, string? reader)
    {
        var order = accepted.Order;
        Begin(json, "received", order, accepted.Time, accepted.Sequence, reader);
        json.WriteString("order_type", order.Type == OrderType.Market ? "market" : "limit");
        if (order.QuoteAmount is { } funds) json.WriteNumberText("funds", funds);
        else json.WriteNumberText("size", order.Amount);
        if (order.Price is { } price) json.WriteString("price", WireText.Price(price, market));
        if (order.ClientOrderId is { } clientId) json.WriteString("client_oid", clientId);
        json.WriteEndObject();
    }

    public static void WriteOpen(Utf8JsonWriter json, OrderOpened opened, Market market, string? reader)
    {
        Begin(json, "open", opened.Order, opened.Time, opened.Sequence, reader);
        json.WriteString("price", WireText.Price(opened.Order.Price ?? 0, market));
        json.WriteNumberText("remaining_size", opened.Order.RemainingAmount);
        json.WriteEndObject();
    }

    /// <summary>Self-trade prevention changed a size. A market order has no price.</summary>
    public static void WriteChange(Utf8JsonWriter json, OrderReduced reduced, Market market, string? reader)
    {
        Begin(json, "change", reduced.Order, reduced.Time, reduced.Sequence, reader);
        json.WriteString("reason", "STP");
        if (reduced.Order.Price is { } price) json.WriteString("price", WireText.Price(price, market));
        json.WriteNumberText("old_size", reduced.OldRemaining);
        json.WriteNumberText("new_size", reduced.Order.RemainingAmount);
        json.WriteEndObject();
    }

    public static void WriteDone(Utf8JsonWriter json, OrderDone done, Market market, string? reader)
    {
        var order = done.Order;
        Begin(json, "done", order, done.Time, done.Sequence, reader);
        json.WriteString("reason", order.DoneReason == DoneReason.Filled ? "filled" : "canceled");
        if (order.Price is { } price) json.WriteString("price", WireText.Price(price, market));
        json.WriteNumberText("remaining_size", order.RemainingAmount);
        json.WriteEndObject();
    }

    /// <param name="json">The writer.</param>
    /// <param name="type"><c>match</c>, or <c>last_match</c> for the one before the subscription.</param>
    /// <param name="trade">The trade.</param>
    /// <param name="market">Its market.</param>
    /// <param name="own">The reader's side of it, if it was a party.</param>
    public static void WriteMatch(Utf8JsonWriter json, string type, Trade trade, Market market, Fill? own)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteNumber("trade_id", trade.Id);
        json.WriteString("maker_order_id", trade.MakerOrderUuid);
        json.WriteString("taker_order_id", trade.TakerOrderUuid);
        json.WriteString("side", WireText.MakerSide(trade));
        json.WriteNumberText("size", trade.Amount);
        json.WriteString("price", WireText.Price(trade.Price, market));
        json.WriteString("product_id", trade.TradingPair);
        json.WriteNumber("sequence", trade.Sequence);
        json.WriteString("time", WireText.Time(trade.Time));
        if (own is not null)
        {
            var party = own.IsMaker ? "maker" : "taker";
            WriteReader(json, own.Account);
            json.WriteString($"{party}_user_id", Identity.User(own.Account));
            json.WriteString($"{party}_profile_id", Identity.Profile(own.Account));
            json.WriteNumberText($"{party}_fee_rate", own.IsMaker ? market.MakerFee : market.TakerFee);
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, Order order, DateTimeOffset time, long sequence, string? reader)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("side", WireText.Side(order.Side));
        json.WriteString("product_id", order.TradingPair);
        json.WriteString("time", WireText.Time(time));
        json.WriteNumber("sequence", sequence);
        if (order.Account == reader) WriteReader(json, reader);
        json.WriteString("order_id", order.Uuid);
    }

    private static void WriteReader(Utf8JsonWriter json, string account)
    {
        json.WriteString("profile_id", Identity.Profile(account));
        json.WriteString("user_id", Identity.User(account));
    }
}
