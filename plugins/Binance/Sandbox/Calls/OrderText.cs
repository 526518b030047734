using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>How replies spell orders.</summary>
internal static class OrderText
{
    public static void WriteNames(Utf8JsonWriter json, Order order)
    {
        json.WriteString("symbol", Venue.SymbolOf(order.TradingPair));
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.WriteString("clientOrderId", order.ClientOrderId);
    }

    public static void WriteState(Utf8JsonWriter json, Order order)
    {
        json.WriteDecimal("price", order.Price ?? 0);
        json.WriteDecimal("origQty", order.Amount);
        json.WriteDecimal("executedQty", order.FilledAmount);
        json.WriteDecimal("origQuoteOrderQty", order.QuoteAmount ?? 0);
        json.WriteDecimal("cummulativeQuoteQty", order.FilledQuote);
        json.WriteString("status", WireFormat.StatusOf(order));
        json.WriteString("timeInForce", WireFormat.TimeInForceOf(order.TimeInForce));
        json.WriteString("type", WireFormat.TypeOf(order.Type));
        json.WriteString("side", WireFormat.SideOf(order.Side));
    }

    public static void WriteSelfTradePrevention(Utf8JsonWriter json) => json.WriteString("selfTradePreventionMode", "NONE");

    public static void Write(Utf8JsonWriter json, Order order)
    {
        WriteNames(json, order);
        WriteState(json, order);
        json.WriteDecimal("stopPrice", 0);
        json.WriteDecimal("icebergQty", 0);
        json.WriteTime("time", order.CreatedAt);
        json.WriteTime("updateTime", order.UpdatedAt);
        json.WriteBoolean("isWorking", true);
        json.WriteTime("workingTime", order.CreatedAt);
        WriteSelfTradePrevention(json);
    }
}
