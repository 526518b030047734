using System.Text.Json;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes public trades as JSON.</summary>
internal static class TradeJson
{
    /// <summary>Writes one trade.</summary>
    public static void Write(Utf8JsonWriter json, string exchange, in OrderBookTradeEvent trade)
    {
        json.WriteStartObject();
        json.WriteString("time", trade.Timestamp);
        json.WriteString("exchange", exchange);
        json.WriteString("pair", trade.TradingPair);
        json.WriteString("side", StateText.Of(trade.Side));
        json.WriteString("price", DecimalText.Format(trade.Price));
        json.WriteString("amount", DecimalText.Format(trade.Amount));
        if (trade.TradeId is { } id) json.WriteString("tradeId", id);
        else if (trade.TradeNumber >= 0) json.WriteNumber("tradeId", trade.TradeNumber);
        else json.WriteNull("tradeId");
        json.WriteEndObject();
    }
}
