using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Coinbase.Trading;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

public sealed class CoinbaseRulesTests
{
    [Fact]
    public void The_recorded_products_all_have_rules()
    {
        var reading = CoinbaseRules.Read(Products(Recording.Load("coinbase").Single(line => line.IsRest).Body));
        Assert.Empty(reading.Unreadable);
        Assert.Equal(162, reading.Rules.Count);
        Assert.All(reading.Rules, rule => Assert.True(
            rule is { MinPriceIncrement: > 0m, MinBaseAmountIncrement: > 0m, MinOrderSize: > 0m, MinNotionalSize: > 0m }
            && rule.MaxOrderSize > rule.MinOrderSize,
            rule.ToString()));
        Assert.Equal(
            new TradingRule
            {
                TradingPair = "SKL-EUR",
                MinOrderSize = 5m,
                MaxOrderSize = 1_000_000m,
                MinPriceIncrement = 0.0001m,
                MinBaseAmountIncrement = 0.1m,
                MinNotionalSize = 5m,
            },
            reading.Rules[0]);
        var bitcoin = reading.Rules.Single(rule => rule.TradingPair == "BTC-GBP");
        Assert.Equal((0.01m, 0.00000001m, 0.0001m, 10m), (bitcoin.MinPriceIncrement, bitcoin.MinBaseAmountIncrement, bitcoin.MinOrderSize, bitcoin.MinNotionalSize));
    }

    [Fact]
    public void Without_a_least_amount_one_step_is_it_and_what_cannot_be_traded_has_no_rule()
    {
        var reading = CoinbaseRules.Read(Products(Frames.Products));
        var rule = Assert.Single(reading.Rules);
        Assert.Equal(("ETH-USD", 0.00000001m, (decimal?)null), (rule.TradingPair, rule.MinOrderSize, rule.MaxOrderSize));
        // Those without increments.
        Assert.Equal(["BTC-USD", "SOL-USD"], reading.Unreadable.Keys.Order());
    }

    [Theory]
    [InlineData("post_only", true, false)]
    [InlineData("limit_only", true, false)]
    [InlineData("auction_mode", true, false)]
    [InlineData("cancel_only", false, false)]
    [InlineData("margin_enabled", true, true)]
    public void Restrictions_say_which_orders_are_taken(string restriction, bool takesLimit, bool takesMarket)
    {
        var rule = CoinbaseRules.Read(Products(
            $$"""
            [{"id":"ETH-USD","base_currency":"ETH","quote_currency":"USD","quote_increment":"0.01","base_increment":"0.00000001","min_market_funds":"1",
              "status":"online","trading_disabled":false,"{{restriction}}":true}]
            """)).Rules[0];
        Assert.Equal((takesLimit, takesMarket), (rule.SupportsLimitOrders, rule.SupportsMarketOrders));
    }

    [Theory]
    [InlineData("1e-2")]
    [InlineData("-0.01")]
    [InlineData("many")]
    [InlineData("")]
    public void One_entry_that_cannot_be_read_does_not_hide_the_others(string increment)
    {
        var reading = CoinbaseRules.Read(Products(
            $$"""
            [{"id":"ETH-USD","base_currency":"ETH","quote_currency":"USD","quote_increment":"{{increment}}","base_increment":"0.1","status":"online"},
             {"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","quote_increment":"0.01","base_increment":"0.1","status":"online"}]
            """));
        Assert.Equal("BTC-USD", Assert.Single(reading.Rules).TradingPair);
        Assert.Contains("quote_increment", reading.Unreadable["ETH-USD"], StringComparison.Ordinal);
    }

    private static IReadOnlyList<CoinbaseProduct> Products(string body) =>
        JsonSerializer.Deserialize(body, CoinbaseJson.Default.IReadOnlyListCoinbaseProduct)!;
}
