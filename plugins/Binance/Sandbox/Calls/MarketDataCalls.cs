using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Books, trades and prices.</summary>
internal sealed class MarketDataCalls(Venue venue)
{
    private const int DefaultDepth = 100;
    private const int MaxDepth = 5_000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public void Map(CallTable calls)
    {
        calls.Public("GET", "/api/v3/depth", request => DepthWeight(request.QueryValue("limit")), Depth);
        calls.Public("GET", "/api/v3/trades", 25, Trades);
        calls.Public("GET", "/api/v3/aggTrades", 4, AggregateTradesOf);
        calls.Public("GET", "/api/v3/avgPrice", 2, AveragePrice);
        calls.Public("GET", "/api/v3/ticker/price", request => IsOne(request) ? 2 : 4, (_, parameters) => Tickers(parameters, WritePrice));
        calls.Public("GET", "/api/v3/ticker/bookTicker", request => IsOne(request) ? 2 : 4, (_, parameters) => Tickers(parameters, WriteBest));
        calls.Public("GET", "/api/v3/ticker/24hr", request => IsOne(request) ? 2 : 80, (_, parameters) => Tickers(parameters, WriteDay));
    }

    /// <summary>The best prices as calls and streams spell them.</summary>
    public static void WriteBest(Utf8JsonWriter json, MarketStatus status, string bid, string bidAmount, string ask, string askAmount)
    {
        json.WriteDecimal(bid, status.BestBid?.Price ?? 0);
        json.WriteDecimal(bidAmount, status.BestBid?.Amount ?? 0);
        json.WriteDecimal(ask, status.BestAsk?.Price ?? 0);
        json.WriteDecimal(askAmount, status.BestAsk?.Amount ?? 0);
    }

    private static int DepthWeight(string? limit) => !int.TryParse(limit, out var levels) ? 5 : levels switch
    {
        <= 100 => 5,
        <= 500 => 25,
        <= 1000 => 50,
        _ => 250,
    };

    private static bool IsOne(VenueRequest request) => request.QueryValue("symbol") is not null;

    private VenueReply Depth(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var limit = parameters.Limit(DefaultDepth, MaxDepth);
        parameters.ThrowIfUnread();
        var book = venue.Engine.GetBook(market.TradingPair, limit);
        return WireFormat.Object(json =>
        {
            json.WriteNumber("lastUpdateId", book.UpdateId);
            json.WriteLevels("bids", book.Bids);
            json.WriteLevels("asks", book.Asks);
        });
    }

    private VenueReply Trades(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var limit = parameters.Limit(500, 1_000);
        parameters.ThrowIfUnread();
        return WireFormat.List(venue.Engine.GetTrades(market.TradingPair, limit), static (json, trade) =>
        {
            json.WriteNumber("id", trade.Id);
            json.WriteDecimal("price", trade.Price);
            json.WriteDecimal("qty", trade.Amount);
            json.WriteDecimal("quoteQty", trade.Price * trade.Amount);
            json.WriteTime("time", trade.Time);
            json.WriteBoolean("isBuyerMaker", trade.TakerSide == TradeType.Sell);
            json.WriteBoolean("isBestMatch", true);
        });
    }

    private VenueReply AggregateTradesOf(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var (from, start, end) = (parameters.OptionalInteger("fromId"), parameters.OptionalInteger("startTime"), parameters.OptionalInteger("endTime"));
        var limit = parameters.Limit(500, 1_000);
        parameters.ThrowIfUnread();
        var trades = venue.AggregateTrades.Of(market.TradingPair)
            .Where(trade => (from is null || trade.Id >= from) && Rows.IsWithin(trade.Time, start, end));
        // With a start, the oldest from there; without, the newest.
        return WireFormat.List(from is null && start is null ? trades.TakeLast(limit) : trades.Take(limit), static (json, trade) =>
        {
            json.WriteNumber("a", trade.Id);
            json.WriteDecimal("p", trade.Price);
            json.WriteDecimal("q", trade.Amount);
            json.WriteNumber("f", trade.FirstTradeId);
            json.WriteNumber("l", trade.LastTradeId);
            json.WriteTime("T", trade.Time);
            json.WriteBoolean("m", trade.BuyerIsMaker);
            json.WriteBoolean("M", true);
        });
    }

    private VenueReply AveragePrice(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        parameters.ThrowIfUnread();
        return WireFormat.Object(json =>
        {
            json.WriteNumber("mins", Venue.AveragePriceMinutes);
            json.WriteDecimal("price", venue.AveragePriceOf(market));
            json.WriteTime("closeTime", venue.Engine.GetStatus(market.TradingPair).LastTrade?.Time ?? request.Time);
        });
    }

    private VenueReply Tickers(Parameters parameters, Action<Utf8JsonWriter, Market> write)
    {
        var (symbol, symbols) = (parameters.OptionalSymbol(), parameters.OptionalSymbols());
        var type = parameters.OptionalText("type");
        parameters.Ignore("symbolStatus");
        parameters.ThrowIfUnread();
        if (symbol is not null && symbols is not null) throw VenueException.BadCombination();
        if (type is not (null or "FULL" or "MINI")) throw new VenueException(-1139, "Invalid ticker type.");
        if (symbol is null) return WireFormat.List(symbols?.Select(venue.MarketOf).ToArray() ?? venue.Engine.Markets, write);
        var market = venue.MarketOf(symbol);
        return WireFormat.Object(json => write(json, market));
    }

    private void WritePrice(Utf8JsonWriter json, Market market)
    {
        json.WriteString("symbol", Venue.SymbolOf(market));
        json.WriteDecimal("price", venue.LastPriceOf(market));
    }

    private void WriteBest(Utf8JsonWriter json, Market market)
    {
        json.WriteString("symbol", Venue.SymbolOf(market));
        WriteBest(json, venue.Engine.GetStatus(market.TradingPair), "bidPrice", "bidQty", "askPrice", "askQty");
    }

    private void WriteDay(Utf8JsonWriter json, Market market)
    {
        var now = venue.Engine.Now;
        var status = venue.Engine.GetStatus(market.TradingPair);
        var trades = venue.Engine.GetTrades(market.TradingPair).Where(trade => trade.Time > now - Day).ToArray();
        var last = venue.LastPriceOf(market);
        var open = trades.Length > 0 ? trades[0].Price : last;
        var (amount, quote) = (trades.Sum(trade => trade.Amount), trades.Sum(trade => trade.Amount * trade.Price));
        json.WriteString("symbol", Venue.SymbolOf(market));
        json.WriteString("priceChange", WireFormat.Text(last - open));
        json.WriteString("priceChangePercent", PlainNumber.Text((last - open) / open * 100, 3));
        json.WriteDecimal("weightedAvgPrice", amount > 0 ? quote / amount : last);
        json.WriteDecimal("prevClosePrice", open);
        json.WriteDecimal("lastPrice", last);
        json.WriteDecimal("lastQty", status.LastTrade?.Amount ?? 0);
        WriteBest(json, status, "bidPrice", "bidQty", "askPrice", "askQty");
        json.WriteDecimal("openPrice", open);
        json.WriteDecimal("highPrice", trades.Select(trade => trade.Price).DefaultIfEmpty(last).Max());
        json.WriteDecimal("lowPrice", trades.Select(trade => trade.Price).DefaultIfEmpty(last).Min());
        json.WriteDecimal("volume", amount);
        json.WriteDecimal("quoteVolume", quote);
        json.WriteTime("openTime", now - Day);
        json.WriteTime("closeTime", now);
        json.WriteNumber("firstId", trades.Length > 0 ? trades[0].Id : -1);
        json.WriteNumber("lastId", trades.Length > 0 ? trades[^1].Id : -1);
        json.WriteNumber("count", trades.Length);
    }
}
