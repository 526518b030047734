using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Binance, as far as placing orders needs it, without limits.</summary>
internal sealed class BinanceOrderVenue : OrderVenue
{
    private long _orders;

    public override string Answer(string target) => target.Split('?')[0] switch
    {
        "/api/v3/time" => $$"""{"serverTime":{{Now}}}""",
        "/api/v3/exchangeInfo" => """
            {"rateLimits":[
              {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":1000000000},
              {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":1000000000},
              {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":1000000000},
              {"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":1000000000}],
             "symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","isSpotTradingAllowed":true,
              "orderTypes":["LIMIT","LIMIT_MAKER","MARKET"],"permissionSets":[["SPOT"]],
              "filters":[
               {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01"},
               {"filterType":"LOT_SIZE","minQty":"0.00001","maxQty":"9000","stepSize":"0.00001"},
               {"filterType":"NOTIONAL","minNotional":"5"}]}]}
            """,
        "/api/v3/account" => """
            {"commissionRates":{"maker":"0.001","taker":"0.001"},
             "balances":[{"asset":"BTC","free":"0","locked":"0"},{"asset":"USDT","free":"1000000000000","locked":"0"}]}
            """,
        "/api/v3/openOrders" or "/api/v3/myTrades" => "[]",
        _ => "{}",
    };

    public override int AnswerOrder(ReadOnlySpan<byte> body, Span<byte> json)
    {
        var id = Encoding.ASCII.GetString(Between(body, "newClientOrderId="u8, (byte)'&'));
        _orders++;
        Utf8.TryWrite(
            json,
            CultureInfo.InvariantCulture,
            $$"""
            {"symbol":"BTCUSDT","orderId":{{_orders}},"orderListId":-1,"clientOrderId":"{{id}}","transactTime":{{Now}},"price":"50000.25",
             "origQty":"0.125","executedQty":"0.125","cummulativeQuoteQty":"6250.03125","status":"FILLED","timeInForce":"GTC","type":"LIMIT",
             "side":"BUY","fills":[{"price":"50000.25","qty":"0.125","commission":"0.000125","commissionAsset":"BTC","tradeId":{{_orders}}}]}
            """,
            out var written);
        return written;
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
