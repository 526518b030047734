using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Tests.Support;
using Hummingbot.Plugins.Binance.UserStream;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Binance.Tests.UserStream;

public sealed class UserEventsTests
{
    private static readonly SymbolMap Symbols = new([new TradedSymbol("ETHBTC", "ETH-BTC"), new TradedSymbol("LINKETH", "LINK-ETH")]);

    [Fact]
    public void A_new_order_is_told_with_its_terms()
    {
        var updates = Translate(Sample.Of("Spot/Account/Order"));
        Assert.Empty(updates.Trades);
        var order = Assert.Single(updates.Orders);
        Assert.Equal(("mUvoqJxFIILMdfAW5iGSOW", "4293153", "ETH-BTC"), (order.ClientOrderId, order.ExchangeOrderId, order.TradingPair));
        Assert.Equal((OrderState.Open, TradeType.Buy, OrderType.Limit), (order.NewState, order.TradeType, order.OrderType));
        Assert.Equal((0.1026441m, 1m, 0m), (order.Price, order.Amount, order.ExecutedAmountBase));
        Assert.Equal(1499405658657, order.Timestamp.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("WS_AFTER_BUY_2", "6040818", 0.01525328, "LINK", 0.001)]
    [InlineData("WS_AFTER_SELL_2", "6040499", 0.01522729, "ETH", 0.00001523)]
    public void An_execution_is_told_with_its_charge_and_the_state_after_it(
        string sample, string tradeId, decimal price, string feeAsset, decimal fee)
    {
        var updates = Translate(Sample.Of(sample));
        var trade = Assert.Single(updates.Trades);
        Assert.Equal((tradeId, "LINK-ETH", price, 1m, price), (trade.TradeId, trade.TradingPair, trade.Price, trade.BaseAmount, trade.QuoteAmount));
        Assert.Equal([new TokenAmount(feeAsset, fee)], trade.Fees!);
        Assert.True(trade.IsTaker);
        var order = Assert.Single(updates.Orders);
        Assert.Equal((OrderState.Filled, 1m, price), (order.NewState, order.ExecutedAmountBase, order.ExecutedAmountQuote));
        Assert.Null(order.Price);
    }

    [Theory]
    [InlineData("WS_AFTER_BUY_1")]
    [InlineData("WS_AFTER_SELL_1")]
    public void Reports_without_an_execution_have_none(string sample)
    {
        var updates = Translate(Sample.Of(sample));
        Assert.Empty(updates.Trades);
        Assert.Equal(OrderState.Open, Assert.Single(updates.Orders).NewState);
    }

    [Theory]
    [InlineData("CANCELED", "CANCELED", "theOrder", "theOrder", OrderState.Canceled)]
    [InlineData("CANCELED", "CANCELED", "", "theRequest", OrderState.Canceled)]
    [InlineData("EXPIRED", "EXPIRED", "", "theRequest", OrderState.Expired)]
    [InlineData("TRADE_PREVENTION", "EXPIRED_IN_MATCH", "", "theRequest", OrderState.Expired)]
    public void A_cancellation_names_the_order_by_its_original_id(
        string execution, string status, string originalId, string id, OrderState state)
    {
        var updates = Translate(Report($$"""
            "c":"theRequest","C":"{{originalId}}","x":"{{execution}}","X":"{{status}}","t":-1,"l":"0","L":"0","z":"0.4","Z":"4"
            """));
        Assert.Empty(updates.Trades);
        var order = Assert.Single(updates.Orders);
        Assert.Equal((id, "7", state, 0.4m), (order.ClientOrderId, order.ExchangeOrderId, order.NewState, order.ExecutedAmountBase));
    }

    [Fact]
    public void A_rejection_says_why()
    {
        var order = Assert.Single(Translate(Report(
            """
            "c":"a","C":"","x":"REJECTED","X":"REJECTED","r":"INSUFFICIENT_BALANCES","t":-1,"l":"0","L":"0","z":"0","Z":"0"
            """)).Orders);
        Assert.Equal((OrderState.Failed, ExchangeErrorKind.Refused, "INSUFFICIENT_BALANCES"), (order.NewState, order.Error!.Kind, order.Error.VenueCode));
    }

    [Theory]
    [InlineData("""  "n":"0","N":null  """, 0)]
    [InlineData("""  "n":"0.1","N":"BNB"  """, 1)]
    [InlineData("""  "N":null  """, null)]
    public void A_maker_execution_has_the_charge_that_is_told_or_none(string charge, int? count)
    {
        var trade = Assert.Single(Translate(Report($$"""
            "c":"a","C":"","x":"TRADE","X":"PARTIALLY_FILLED","t":9,"l":"0.5","L":"10","z":"0.5","Z":"5",{{charge}}
            """)).Trades);
        Assert.Equal(count, trade.Fees?.Count);
        Assert.False(trade.IsTaker);
        Assert.Null(trade.QuoteAmount);
    }

    [Fact]
    public void Balances_are_absolute_and_partial()
    {
        var updates = Translate(Sample.Of("Spot/Account/AccountPosition"));
        var balance = Assert.Single(updates.Balances);
        Assert.Equal(("ETH", 10000m, 10000m), (balance.Asset, balance.Total, balance.Available));
        Assert.Equal(1564034571073, balance.Timestamp!.Value.ToUnixTimeMilliseconds());
        Assert.False(updates.AreBalancesStale);
    }

    [Fact]
    public void A_deposit_has_balances_read_anew()
    {
        var updates = Translate(Sample.Of("Spot/Account/Balance"));
        Assert.True(updates.AreBalancesStale);
        Assert.Empty(updates.Balances);
    }

    [Theory]
    [InlineData("""{"subscriptionId":0,"event":{"e":"listStatus","E":1,"s":"ETHBTC"}}""")]
    [InlineData("""{"subscriptionId":0,"event":{"e":"somethingNew","E":1}}""")]
    [InlineData("""{"subscriptionId":0,"event":{}}""")]
    public void What_is_of_no_interest_changes_nothing(string message)
    {
        var updates = Translate(Encoding.UTF8.GetBytes(message));
        Assert.Empty(updates.Orders);
        Assert.Empty(updates.Balances);
        Assert.False(updates.AreBalancesStale || updates.IsReconciliationNeeded);
    }

    [Fact]
    public void An_order_of_a_market_that_is_not_on_the_map_is_not_ours()
    {
        var message = Encoding.UTF8.GetString(Sample.Of("WS_AFTER_BUY_2")).Replace("LINKETH\"", "NEWETH\"", StringComparison.Ordinal);
        Assert.Empty(Translate(Encoding.UTF8.GetBytes(message)).Trades);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"event":{"e":"executionReport","s":"ETHBTC"}}""")]
    [InlineData("""{"event":{"e":"outboundAccountPosition","u":1,"B":[{"a":"ETH","f":"much","l":"0"}]}}""")]
    public void What_cannot_be_read_throws_so_that_the_account_is_read_over_REST(string message) =>
        Assert.ThrowsAny<JsonException>(() => Translate(Encoding.UTF8.GetBytes(message)));

    private static byte[] Report(string fields) => Encoding.UTF8.GetBytes(
        $$$"""
        {"subscriptionId":0,"event":{"e":"executionReport","E":2,"s":"ETHBTC","S":"BUY","o":"LIMIT","f":"GTC","q":"1","p":"10","i":7,"T":1,"m":true,{{{fields}}}}}
        """);

    private static AccountUpdates Translate(byte[] message)
    {
        var updates = new AccountUpdates();
        UserEvents.Translate(message, Symbols, updates);
        return updates;
    }
}
