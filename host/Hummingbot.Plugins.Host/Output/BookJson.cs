using System.Text.Json;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes books and their rows as JSON. Prices and amounts are exact decimal text.</summary>
internal static class BookJson
{
    /// <summary>Writes levels as <c>[["price","amount"],…]</c>.</summary>
    public static void WriteRows(Utf8JsonWriter json, string name, IEnumerable<OrderBookRow> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartArray();
            json.WriteStringValue(DecimalText.Format(row.Price));
            json.WriteStringValue(DecimalText.Format(row.Amount));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the best level of a side as <c>{"price":…,"amount":…}</c>, or null.</summary>
    public static void WriteBest(Utf8JsonWriter json, string name, OrderBookRow? row)
    {
        if (row is not { } best)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("price", DecimalText.Format(best.Price));
        json.WriteString("amount", DecimalText.Format(best.Amount));
        json.WriteEndObject();
    }

    /// <summary>Writes a number as exact decimal text, or null.</summary>
    public static void WriteDecimal(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteString(name, DecimalText.Format(number));
        else json.WriteNull(name);
    }

    /// <summary>Writes a whole book as one object.</summary>
    public static void Write(
        Utf8JsonWriter json, DateTimeOffset time, string exchange, OrderBookSnapshot book, OrderBookState state, string? reason)
    {
        var bid = book.Bids.Count > 0 ? book.Bids[0] : (OrderBookRow?)null;
        var ask = book.Asks.Count > 0 ? book.Asks[0] : (OrderBookRow?)null;
        json.WriteStartObject();
        json.WriteString("time", time);
        json.WriteString("exchange", exchange);
        json.WriteString("pair", book.TradingPair);
        json.WriteString("state", StateText.Of(state));
        json.WriteString("reason", reason);
        json.WriteNumber("lastUpdateId", book.UpdateId);
        WriteDecimal(json, "mid", (bid?.Price + ask?.Price) / 2);
        WriteDecimal(json, "spread", ask?.Price - bid?.Price);
        WriteRows(json, "bids", book.Bids);
        WriteRows(json, "asks", book.Asks);
        json.WriteEndObject();
    }
}
