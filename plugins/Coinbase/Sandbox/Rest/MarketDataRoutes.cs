using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Books, trades and what is computed from them.</summary>
internal sealed class MarketDataRoutes(CoinbaseSandbox sandbox)
{
    private static readonly int[] Granularities = [60, 300, 900, 3_600, 21_600, 86_400];

    private MatchingEngine Engine => sandbox.Engine;

    public void Map(RouteTable routes)
    {
        sandbox.Map(routes, "GET", "/products/{id}/book", Book);
        sandbox.Map(routes, "GET", "/products/{id}/ticker", Ticker);
        sandbox.Map(routes, "GET", "/products/{id}/trades", Trades);
        sandbox.Map(routes, "GET", "/products/{id}/stats", Stats);
        sandbox.Map(routes, "GET", "/products/{id}/candles", Candles);
    }

    private VenueReply Book(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        return (request.QueryValue("level") ?? "1") switch
        {
            "1" => Levels(market, depth: 1),
            "2" => Levels(market, depth: int.MaxValue),
            "3" => Orders(market),
            _ => throw RefusalException.Invalid("level"),
        };
    }

    private VenueReply Levels(Market market, int depth)
    {
        var book = Engine.GetBook(market.TradingPair, depth);
        return BookReply(
            book.Sequence,
            book.Bids,
            book.Asks,
            (json, level) =>
            {
                json.WriteStringValue(WireText.Price(level.Price, market));
                json.WriteNumberTextValue(level.Amount);
                json.WriteNumberValue(level.Orders);
            });
    }

    private VenueReply Orders(Market market)
    {
        var book = Engine.GetBookOrders(market.TradingPair);
        return BookReply(
            book.Sequence,
            book.Bids,
            book.Asks,
            (json, order) =>
            {
                json.WriteStringValue(WireText.Price(order.Price ?? 0, market));
                json.WriteNumberTextValue(order.RemainingAmount);
                json.WriteStringValue(order.Uuid);
            });
    }

    private VenueReply BookReply<T>(long sequence, IReadOnlyList<T> bids, IReadOnlyList<T> asks, Action<Utf8JsonWriter, T> write) =>
        VenueReply.Json(json =>
        {
            json.WriteStartObject();
            Side("bids", bids);
            Side("asks", asks);
            json.WriteNumber("sequence", sequence);
            json.WriteBoolean("auction_mode", false);
            json.WriteNull("auction");
            json.WriteString("time", WireText.Time(Engine.Now));
            json.WriteEndObject();

            void Side(string name, IReadOnlyList<T> rows)
            {
                json.WriteStartArray(name);
                foreach (var row in rows)
                {
                    json.WriteStartArray();
                    write(json, row);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }
        });

    private VenueReply Ticker(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        var status = Engine.GetStatus(market.TradingPair);
        return VenueReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("ask", WireText.Price(status.BestAsk?.Price ?? 0, market));
            json.WriteString("bid", WireText.Price(status.BestBid?.Price ?? 0, market));
            json.WriteNumberText("volume", DayStatistics.Of(Engine, market.TradingPair).Volume, 8);
            if (status.LastTrade is { } trade)
            {
                json.WriteNumber("trade_id", trade.Id);
                json.WriteString("price", WireText.Price(trade.Price, market));
                json.WriteNumberText("size", trade.Amount);
                json.WriteString("time", WireText.Time(trade.Time));
            }

            json.WriteEndObject();
        });
    }

    private VenueReply Trades(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        return Page.Of(
            request,
            Engine.GetTrades(market.TradingPair).Reverse(),
            trade => trade.Id,
            (json, trade) =>
            {
                json.WriteStartObject();
                json.WriteNumber("trade_id", trade.Id);
                json.WriteString("side", WireText.MakerSide(trade));
                json.WriteNumberText("size", trade.Amount, 8);
                json.WriteNumberText("price", trade.Price, 8);
                json.WriteString("time", WireText.Time(trade.Time));
                json.WriteEndObject();
            },
            defaultLimit: 1_000);
    }

    private VenueReply Stats(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        var day = DayStatistics.Of(Engine, market.TradingPair);
        return VenueReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("open", WireText.Price(day.Open, market));
            json.WriteString("high", WireText.Price(day.High, market));
            json.WriteString("low", WireText.Price(day.Low, market));
            json.WriteString("last", WireText.Price(day.Last, market));
            json.WriteNumberText("volume", day.Volume, 8);
            json.WriteNumberText("volume_30day", day.Volume, 8);
            json.WriteEndObject();
        });
    }

    /// <summary>The newest 300 candles that have trades: time, low, high, open, close, volume.</summary>
    private VenueReply Candles(VenueRequest request)
    {
        var market = sandbox.RequireProduct(request.RouteValues["id"]);
        if (!int.TryParse(request.QueryValue("granularity") ?? "60", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !Granularities.Contains(seconds)) throw new RefusalException(400, "Unsupported granularity");
        var candles = Engine.GetTrades(market.TradingPair)
            .GroupBy(trade => trade.Time.ToUnixTimeSeconds() / seconds * seconds)
            .OrderByDescending(candle => candle.Key)
            .Take(300);
        return VenueReply.Json(json =>
        {
            json.WriteStartArray();
            foreach (var candle in candles)
            {
                json.WriteStartArray();
                json.WriteNumberValue(candle.Key);
                json.WriteNumberValue(candle.Min(trade => trade.Price));
                json.WriteNumberValue(candle.Max(trade => trade.Price));
                json.WriteNumberValue(candle.First().Price);
                json.WriteNumberValue(candle.Last().Price);
                json.WriteNumberValue(candle.Sum(trade => trade.Amount));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        });
    }
}
