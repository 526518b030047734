using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class ExchangeInfoTests
{
    [Theory]
    [InlineData("binance")]
    [InlineData("binance-2021-08")]
    public void A_recorded_list_of_markets_agrees_with_the_plain_reading_of_it(string recording)
    {
        var body = Recording.Load(recording).First(line => line.Url.EndsWith("exchangeInfo", StringComparison.Ordinal)).Body;
        var info = ExchangeInfoParser.Parse(Encoding.UTF8.GetBytes(body));

        using var json = JsonDocument.Parse(body);
        var symbols = json.RootElement.GetProperty("symbols").EnumerateArray().ToList();
        Assert.Equal(symbols.Count, info.Symbols.Count);
        foreach (var symbol in symbols)
        {
            var pair = $"{symbol.GetProperty("baseAsset").GetString()}-{symbol.GetProperty("quoteAsset").GetString()}";
            Assert.Equal(symbol.GetProperty("symbol").GetString(), info.Symbols.FindPair(pair)?.Symbol);
            Assert.Equal(pair, info.Symbols.FindSymbol(Encoding.UTF8.GetBytes(symbol.GetProperty("symbol").GetString()!))?.TradingPair);
            var trades = symbol.GetProperty("status").GetString() == "TRADING"
                && symbol.GetProperty("permissions").EnumerateArray().Any(permission => permission.GetString() == "SPOT");
            Assert.Equal(trades, info.TradablePairs.Contains(pair));
        }

        Assert.Equal(info.TradablePairs.Order(StringComparer.Ordinal), info.TradablePairs);
        Assert.Equal(
            [
                ("REQUEST_WEIGHT", 1200, TimeSpan.FromMinutes(1)), ("ORDERS", 50, TimeSpan.FromSeconds(10)),
                ("ORDERS_1D", 160_000, TimeSpan.FromDays(1)), ("RAW_REQUESTS", 6100, TimeSpan.FromMinutes(5)),
            ],
            info.Limits.Select(limit => (limit.Id, limit.Limit, limit.Interval)));
    }

    [Theory]
    [InlineData("""
        "status":"TRADING","isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT","MARGIN"],["TRD_GRP_004"]]
        """, true)]
    [InlineData("""
        "status":"TRADING","isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["MARGIN"],["SPOT"]]
        """, true)]
    [InlineData("""
        "status":"TRADING","isSpotTradingAllowed":true,"permissions":["SPOT"],"permissionSets":[["TRD_GRP_004"]]
        """, false)]
    [InlineData("""
        "status":"TRADING","permissions":["SPOT"]
        """, true)]
    [InlineData("""
        "status":"TRADING","permissions":["MARGIN"]
        """, false)]
    [InlineData("""
        "status":"TRADING","isSpotTradingAllowed":true
        """, true)]
    [InlineData("""
        "status":"TRADING","isSpotTradingAllowed":false,"permissionSets":[["SPOT"]]
        """, false)]
    [InlineData("""
        "status":"TRADING"
        """, false)]
    [InlineData("""
        "status":"BREAK","isSpotTradingAllowed":true,"permissionSets":[["SPOT"]]
        """, false)]
    public void A_market_is_tradable_when_it_trades_and_permits_spot(string fields, bool isTradable)
    {
        var info = Parse($$"""{"symbols":[{"symbol":"ABCDEF","baseAsset":"ABC","quoteAsset":"DEF",{{fields}}}]}""");
        Assert.Equal(isTradable ? ["ABC-DEF"] : [], info.TradablePairs);
        Assert.NotNull(info.Symbols.FindPair("ABC-DEF"));
    }

    [Fact]
    public void Of_two_markets_of_one_pair_the_one_that_trades_counts()
    {
        var info = Parse(
            """
            {"symbols":[
              {"symbol":"AAAOLD","baseAsset":"A","quoteAsset":"B","status":"BREAK","permissions":["SPOT"]},
              {"symbol":"AB","baseAsset":"A","quoteAsset":"B","status":"TRADING","permissions":["SPOT"]}]}
            """);
        Assert.Equal("AB", info.Symbols.FindPair("A-B")?.Symbol);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"symbols":{}}""")]
    [InlineData("""{"symbols":["BTCUSDT"]}""")]
    [InlineData("""{"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC"}]}""")]
    [InlineData("""{"symbols":[{"symbol":7,"baseAsset":"BTC","quoteAsset":"USDT"}]}""")]
    [InlineData("""{"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT","permissionSets":"SPOT"}]}""")]
    [InlineData("""{"symbols":[],"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":0}]}""")]
    [InlineData("""{"symbols":[]} trailing""")]
    [InlineData("""{"symbols":[""")]
    public async Task A_list_of_markets_that_breaks_the_protocol_is_refused(string body)
    {
        await using var host = new PluginHost();
        var message = Frames.Rest("exchangeInfo", body);
        var error = Assert.Throws<ExchangeException>(() => host.DataSource.Translate(in message, new CountingWriter()));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
    }

    private static ExchangeInfo Parse(string body) => ExchangeInfoParser.Parse(Encoding.UTF8.GetBytes(body));
}
