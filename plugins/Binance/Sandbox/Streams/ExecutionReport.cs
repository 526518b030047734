using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>The event that tells what became of an order.</summary>
internal static class ExecutionReport
{
    /// <summary>Writes one.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="orderEvent">What happened.</param>
    /// <param name="type">The execution type.</param>
    /// <param name="fill">Of a trade: what was filled.</param>
    /// <param name="cancelId">Of a cancellation: the id of the request, which takes the place of the order's own.</param>
    public static void Write(Utf8JsonWriter json, OrderEvent orderEvent, string type, Fill? fill = null, string? cancelId = null)
    {
        var order = orderEvent.Order;
        json.WriteString("e", "executionReport");
        json.WriteTime("E", orderEvent.Time);
        json.WriteString("s", Venue.SymbolOf(order.TradingPair));
        json.WriteString("c", cancelId ?? order.ClientOrderId);
        json.WriteString("S", WireFormat.SideOf(order.Side));
        json.WriteString("o", WireFormat.TypeOf(order.Type));
        json.WriteString("f", WireFormat.TimeInForceOf(order.TimeInForce));
        json.WriteDecimal("q", order.Amount);
        json.WriteDecimal("p", order.Price ?? 0);
        json.WriteDecimal("P", 0);
        json.WriteDecimal("F", 0);
        json.WriteNumber("g", -1);
        json.WriteString("C", cancelId is null ? string.Empty : order.ClientOrderId);
        json.WriteString("x", type);
        json.WriteString("X", WireFormat.StatusOf(order));
        json.WriteString("r", "NONE");
        json.WriteNumber("i", order.Id);
        json.WriteDecimal("l", fill?.Amount ?? 0);
        json.WriteDecimal("z", order.FilledAmount);
        json.WriteDecimal("L", fill?.Price ?? 0);
        json.WriteString("n", fill is null ? "0" : WireFormat.Text(fill.Fee));
        json.WriteString("N", fill?.FeeAsset);
        json.WriteTime("T", orderEvent.Time);
        json.WriteNumber("t", fill?.TradeId ?? -1);
        json.WriteNumber("I", ExecutionIdOf(order, fill));
        json.WriteBoolean("w", order.Status is OrderStatus.Open or OrderStatus.PartiallyFilled);
        json.WriteBoolean("m", fill?.IsMaker ?? false);
        json.WriteBoolean("M", fill is not null);
        json.WriteTime("O", order.CreatedAt);
        json.WriteDecimal("Z", order.FilledQuote);
        json.WriteDecimal("Y", fill?.QuoteAmount ?? 0);
        json.WriteDecimal("Q", order.QuoteAmount ?? 0);
        json.WriteTime("W", order.CreatedAt);
        json.WriteString("V", "NONE");
    }

    // A number that nobody reads, different for each report of an order.
    private static long ExecutionIdOf(Order order, Fill? fill) => (order.Id * 1_000_000) + (fill?.TradeId ?? (order.IsOpen ? 0 : 999_999));
}
