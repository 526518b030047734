using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Sandbox.Rest;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>The feed's messages about products as a whole.</summary>
internal static class FeedJson
{
    public static void WriteError(Utf8JsonWriter json, string message, string? reason)
    {
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteString("message", message);
        if (reason is not null) json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    public static void WriteSubscriptions(Utf8JsonWriter json, Subscriptions subscriptions)
    {
        json.WriteStartObject();
        json.WriteString("type", "subscriptions");
        json.WriteStartArray("channels");
        foreach (var (channel, products) in subscriptions.All)
        {
            json.WriteStartObject();
            json.WriteString("name", channel);
            json.WriteStartArray("product_ids");
            foreach (var product in products) json.WriteStringValue(product);
            json.WriteEndArray();
            json.WriteNull("account_ids");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteHeartbeat(Utf8JsonWriter json, MarketStatus status, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("type", "heartbeat");
        json.WriteNumber("last_trade_id", status.LastTrade?.Id ?? 0);
        json.WriteString("product_id", status.Market.TradingPair);
        json.WriteNumber("sequence", status.Sequence);
        json.WriteString("time", WireText.Time(time));
        json.WriteEndObject();
    }

    public static void WriteStatus(Utf8JsonWriter json, MatchingEngine engine)
    {
        json.WriteStartObject();
        json.WriteString("type", "status");
        json.WriteStartArray("products");
        foreach (var market in engine.Markets) ProductJson.WriteProduct(json, engine.GetStatus(market.TradingPair));
        json.WriteEndArray();
        json.WriteStartArray("currencies");
        foreach (var asset in engine.Assets) ProductJson.WriteCurrency(json, asset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteSnapshot(Utf8JsonWriter json, BookSnapshot book, Market market, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("type", "snapshot");
        json.WriteString("product_id", book.TradingPair);
        Side("asks", book.Asks);
        Side("bids", book.Bids);
        json.WriteString("time", WireText.Time(time));
        json.WriteEndObject();

        void Side(string name, IReadOnlyList<BookLevel> levels)
        {
            json.WriteStartArray(name);
            foreach (var level in levels)
            {
                json.WriteStartArray();
                json.WriteStringValue(WireText.Price(level.Price, market));
                json.WriteNumberTextValue(level.Amount);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }
    }

    public static void WriteLevels(
        Utf8JsonWriter json, Market market, IEnumerable<(TradeType Side, BookLevel Level)> changes, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("type", "l2update");
        json.WriteString("product_id", market.TradingPair);
        json.WriteStartArray("changes");
        foreach (var (side, level) in changes)
        {
            json.WriteStartArray();
            json.WriteStringValue(WireText.Side(side));
            json.WriteStringValue(WireText.Price(level.Price, market));
            json.WriteNumberTextValue(level.Amount);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("time", WireText.Time(time));
        json.WriteEndObject();
    }

    public static void WriteTicker(Utf8JsonWriter json, MarketStatus status, Trade trade, DayStatistics day)
    {
        var market = status.Market;
        json.WriteStartObject();
        json.WriteString("type", "ticker");
        json.WriteNumber("sequence", trade.Sequence);
        json.WriteString("product_id", market.TradingPair);
        json.WriteString("price", WireText.Price(trade.Price, market));
        json.WriteString("open_24h", WireText.Price(day.Open, market));
        json.WriteNumberText("volume_24h", day.Volume, 8);
        json.WriteString("low_24h", WireText.Price(day.Low, market));
        json.WriteString("high_24h", WireText.Price(day.High, market));
        json.WriteNumberText("volume_30d", day.Volume, 8);
        Best("bid", status.BestBid);
        Best("ask", status.BestAsk);
        // Other than in matches, the taker's.
        json.WriteString("side", WireText.Side(trade.TakerSide));
        json.WriteString("time", WireText.Time(trade.Time));
        json.WriteNumber("trade_id", trade.Id);
        json.WriteNumberText("last_size", trade.Amount);
        json.WriteEndObject();

        void Best(string side, BookLevel? level)
        {
            json.WriteString($"best_{side}", WireText.Price(level?.Price ?? 0, market));
            json.WriteNumberText($"best_{side}_size", level?.Amount ?? 0);
        }
    }
}
