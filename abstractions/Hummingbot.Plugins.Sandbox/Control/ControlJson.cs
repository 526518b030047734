using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Sandbox.Control;

/// <summary>How the control endpoint writes things. Prices and amounts are texts, so that they stay exact.</summary>
internal static class ControlJson
{
    public static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject();
        json.WriteNumber("id", order.Id);
        json.WriteString("uuid", order.Uuid);
        json.WriteString("account", order.Account);
        json.WriteString("pair", order.TradingPair);
        json.WriteString("clientOrderId", order.ClientOrderId);
        json.WriteString("side", ControlBody.NameOf(order.Side));
        json.WriteString("type", ControlBody.NameOf(order.Type));
        json.WriteString("timeInForce", ControlBody.NameOf(order.TimeInForce));
        Write(json, "price", order.Price);
        Write(json, "amount", order.Amount);
        Write(json, "quoteAmount", order.QuoteAmount);
        Write(json, "filledAmount", order.FilledAmount);
        Write(json, "filledQuote", order.FilledQuote);
        Write(json, "fee", order.FeePaid);
        json.WriteString("feeAsset", order.FeeAsset);
        Write(json, "held", order.Held);
        json.WriteString("status", ControlBody.NameOf(order.Status));
        json.WriteString("doneReason", order.DoneReason is { } reason ? ControlBody.NameOf(reason) : null);
        Write(json, "createdAt", order.CreatedAt);
        Write(json, "updatedAt", order.UpdatedAt);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Fill fill)
    {
        json.WriteStartObject();
        json.WriteNumber("tradeId", fill.TradeId);
        json.WriteNumber("orderId", fill.OrderId);
        json.WriteString("orderUuid", fill.OrderUuid);
        json.WriteString("clientOrderId", fill.ClientOrderId);
        json.WriteString("pair", fill.TradingPair);
        json.WriteString("side", ControlBody.NameOf(fill.Side));
        Write(json, "price", fill.Price);
        Write(json, "amount", fill.Amount);
        Write(json, "fee", fill.Fee);
        json.WriteString("feeAsset", fill.FeeAsset);
        json.WriteString("liquidity", fill.IsMaker ? "maker" : "taker");
        Write(json, "time", fill.Time);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Balance balance)
    {
        json.WriteStartObject();
        json.WriteString("asset", balance.Asset);
        Write(json, "total", balance.Total);
        Write(json, "held", balance.Held);
        Write(json, "available", balance.Available);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MarketStatus status)
    {
        json.WriteStartObject();
        json.WriteString("pair", status.Market.TradingPair);
        json.WriteBoolean("halted", status.IsHalted);
        json.WriteNumber("sequence", status.Sequence);
        json.WriteNumber("updateId", status.UpdateId);
        Write(json, "bestBid", status.BestBid?.Price);
        Write(json, "bestAsk", status.BestAsk?.Price);
        Write(json, "lastPrice", status.LastTrade?.Price);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, BookLevel level)
    {
        json.WriteStartArray();
        json.WriteNumberTextValue(level.Price);
        json.WriteNumberTextValue(level.Amount);
        json.WriteNumberValue(level.Orders);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, ActiveFault active)
    {
        var fault = active.Fault;
        json.WriteStartObject();
        json.WriteNumber("id", active.Id);
        json.WriteString("kind", ControlBody.NameOf(fault.Kind));
        json.WriteString("match", fault.Match);
        json.WriteString("method", fault.Method);
        if (fault.Count is { } count) json.WriteNumber("count", count);
        else json.WriteNull("count");
        json.WriteNumber("probability", fault.Probability);
        json.WriteNumber("delayMilliseconds", (decimal)fault.Delay.Ticks / TimeSpan.TicksPerMillisecond);
        json.WriteNumber("status", fault.Status);
        json.WriteNumber("retryAfterSeconds", (decimal)fault.RetryAfter.Ticks / TimeSpan.TicksPerSecond);
        json.WriteNumber("hits", active.Hits);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, RequestLogEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        Write(json, "time", entry.Time);
        json.WriteString("what", entry.What);
        json.WriteString("target", entry.Target);
        if (entry.Status is { } status) json.WriteNumber("status", status);
        else json.WriteNull("status");
        json.WriteString("account", entry.Account);
        json.WriteString("fault", entry.Fault);
        if (entry.Session is { } session) json.WriteNumber("session", session);
        else json.WriteNull("session");
        json.WriteEndObject();
    }

    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    private static void Write(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value) json.WriteNumberText(name, value);
        else json.WriteNull(name);
    }
}
