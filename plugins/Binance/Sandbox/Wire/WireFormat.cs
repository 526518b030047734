using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Wire;

/// <summary>How the venue spells what is the same everywhere.</summary>
internal static class WireFormat
{
    /// <summary>Prices and amounts always have so many decimal places.</summary>
    public const int Places = 8;

    public static string Text(decimal value) => PlainNumber.Text(value, Places);

    public static void WriteDecimal(this Utf8JsonWriter json, string name, decimal value) => json.WriteString(name, Text(value));

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteNumber(name, time.ToUnixTimeMilliseconds());

    public static void WriteLevels(this Utf8JsonWriter json, string name, IEnumerable<BookLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(Text(level.Price));
            json.WriteStringValue(Text(level.Amount));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    public static VenueReply Object(Action<Utf8JsonWriter> write, int status = 200) =>
        VenueReply.Json(json => Object(json, write), status);

    public static VenueReply List<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) =>
        VenueReply.Json(json =>
        {
            json.WriteStartArray();
            foreach (var item in items) Object(json, writer => write(writer, item));
            json.WriteEndArray();
        });

    public static VenueReply Refuse(VenueException refusal) => Object(json => Write(json, refusal), refusal.Status);

    public static void Write(Utf8JsonWriter json, VenueException refusal)
    {
        json.WriteNumber("code", refusal.Code);
        json.WriteString("msg", refusal.Message);
    }

    public static void Object(Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    public static string SideOf(TradeType side) => side == TradeType.Buy ? "BUY" : "SELL";

    public static string TypeOf(OrderType type) => type switch
    {
        OrderType.Market => "MARKET",
        OrderType.LimitMaker => "LIMIT_MAKER",
        _ => "LIMIT",
    };

    public static string TimeInForceOf(TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        _ => "GTC",
    };

    public static string StatusOf(Order order) => order.Status switch
    {
        OrderStatus.Open => "NEW",
        OrderStatus.PartiallyFilled => "PARTIALLY_FILLED",
        OrderStatus.Filled => "FILLED",
        OrderStatus.Cancelled => "CANCELED",
        _ => order.DoneReason == DoneReason.SelfTradePrevention ? "EXPIRED_IN_MATCH" : "EXPIRED",
    };
}
