using System.Globalization;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Binance.Trading;

namespace Hummingbot.Plugins.Binance.Tests.Trading;

public sealed class TradingRulesTests
{
    private const string Price = """{"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000.00","tickSize":"0.01000000"}""";
    private const string Lot = """{"filterType":"LOT_SIZE","minQty":"0.00010000","maxQty":"9000.00000000","stepSize":"0.00010000"}""";

    [Theory]
    [InlineData("binance")]
    [InlineData("binance-2021-08")]
    public void Every_rule_of_a_recorded_list_agrees_with_the_plain_reading_of_it(string recording)
    {
        var body = Recording.Load(recording).First(line => line.Url.EndsWith("exchangeInfo", StringComparison.Ordinal)).Body;
        var info = ExchangeInfoParser.Parse(Encoding.UTF8.GetBytes(body));
        var rules = TradingRulesParser.Parse(Encoding.UTF8.GetBytes(body), info);
        var byPair = rules.Reading.Rules.ToDictionary(rule => rule.TradingPair);
        Assert.Empty(rules.Reading.Unreadable);
        Assert.Equal(info.TradablePairs, byPair.Keys.Order(StringComparer.Ordinal));

        using var json = JsonDocument.Parse(body);
        foreach (var market in json.RootElement.GetProperty("symbols").EnumerateArray())
        {
            if (!byPair.TryGetValue($"{market.GetProperty("baseAsset").GetString()}-{market.GetProperty("quoteAsset").GetString()}", out var rule)) continue;
            var filters = market.GetProperty("filters").EnumerateArray().ToDictionary(filter => filter.GetProperty("filterType").GetString()!);
            Assert.Equal(Number("PRICE_FILTER", "tickSize"), rule.MinPriceIncrement);
            Assert.Equal(Number("LOT_SIZE", "minQty"), rule.MinOrderSize);
            Assert.Equal(Number("LOT_SIZE", "maxQty"), rule.MaxOrderSize);
            Assert.Equal(Number("LOT_SIZE", "stepSize"), rule.MinBaseAmountIncrement);
            Assert.Equal(Number("MIN_NOTIONAL", "minNotional"), rule.MinNotionalSize);
            Assert.Equal(market.GetProperty("orderTypes").EnumerateArray().Any(type => type.ValueEquals("MARKET")), rule.SupportsMarketOrders);
            Assert.True(rule.SupportsLimitOrders);
            if (filters.ContainsKey("MARKET_LOT_SIZE"))
                Assert.Equal(Number("MARKET_LOT_SIZE", "maxQty"), rules.MarketLots[rule.TradingPair].MaxSize);

            decimal Number(string filter, string name) =>
                decimal.Parse(filters[filter].GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData("""{"filterType":"NOTIONAL","minNotional":"5.00000000","applyMinToMarket":true,"maxNotional":"9000000.0","applyMaxToMarket":false,"avgPriceMins":5}""", "5")]
    [InlineData("""{"filterType":"MIN_NOTIONAL","minNotional":"10.00000000","applyToMarket":true,"avgPriceMins":5}""", "10")]
    [InlineData("""{"filterType":"ICEBERG_PARTS","limit":10}""", "0")]
    public void The_least_worth_is_read_under_its_name_of_today_and_that_of_before(string filter, string least)
    {
        var rule = Assert.Single(Parse(Market($"{Price},{Lot},{filter}")).Reading.Rules);
        Assert.Equal(decimal.Parse(least, CultureInfo.InvariantCulture), rule.MinNotionalSize);
    }

    [Fact]
    public void A_zero_switches_a_limit_off()
    {
        var rules = Parse(Market(
            """
            {"filterType":"PRICE_FILTER","minPrice":"0.0","maxPrice":"0.0","tickSize":"0.00000000"},
            {"filterType":"LOT_SIZE","minQty":"0.00000000","maxQty":"0.00000000","stepSize":"0.00000000"},
            {"filterType":"MARKET_LOT_SIZE","minQty":"0.00000000","maxQty":"0.00000000","stepSize":"0.00000000"}
            """));
        var rule = Assert.Single(rules.Reading.Rules);
        Assert.Equal((null, null, null, 0m), (rule.MinPriceIncrement, rule.MaxOrderSize, rule.MinBaseAmountIncrement, rule.MinOrderSize));
        Assert.Empty(rules.MarketLots);
    }

    [Theory]
    [InlineData(Price)]
    [InlineData(Lot)]
    [InlineData($$"""{{Price}},{"filterType":"LOT_SIZE","minQty":0.1,"maxQty":"1","stepSize":"1"}""")]
    [InlineData($$"""{{Lot}},{"filterType":"PRICE_FILTER","tickSize":"tiny"}""")]
    [InlineData($$"""{{Lot}},{"filterType":"PRICE_FILTER","tickSize":"99999999999999999999999999999999"}""")]
    public void A_market_that_cannot_be_read_is_named_and_does_not_hinder_the_others(string filters)
    {
        var rules = Parse(Market(filters), Market($"{Price},{Lot}", "ETH"));
        Assert.Equal("BTC-USDT", Assert.Single(rules.Reading.Unreadable).Key);
        Assert.Equal("ETH-USDT", Assert.Single(rules.Reading.Rules).TradingPair);
    }

    [Theory]
    [InlineData("0.05", "0.1 would pass")]
    [InlineData("12", "10 would pass")]
    [InlineData("1.25", "1.2 would pass")]
    [InlineData("1.2", null)]
    [InlineData("10", null)]
    public void A_market_orders_own_limits_are_told_with_what_would_pass(string amount, string? advice)
    {
        var lots = Parse(Market(
            $$"""{{Price}},{{Lot}},{"filterType":"MARKET_LOT_SIZE","minQty":"0.10000000","maxQty":"10.00000000","stepSize":"0.10000000"}""")).MarketLots;
        var flaw = lots["BTC-USDT"].Flaw(decimal.Parse(amount, CultureInfo.InvariantCulture));
        if (advice is null) Assert.Null(flaw);
        else Assert.EndsWith(advice, flaw);
    }

    private static string Market(string filters, string asset = "BTC") =>
        $$"""
        {"symbol":"{{asset}}USDT","status":"TRADING","baseAsset":"{{asset}}","quoteAsset":"USDT","isSpotTradingAllowed":true,"permissions":["SPOT"],
         "filters":[{{filters}}]}
        """;

    private static BinanceTradingRules Parse(params string[] markets)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"symbols":[{{string.Join(',', markets)}}]}""");
        return TradingRulesParser.Parse(body, ExchangeInfoParser.Parse(body));
    }
}
