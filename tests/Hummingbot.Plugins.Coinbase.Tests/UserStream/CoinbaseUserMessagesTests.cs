using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Coinbase.UserStream;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Coinbase.Tests.UserStream;

public sealed class CoinbaseUserMessagesTests : IAsyncDisposable
{
    private const string Head = """ "product_id":"ETH-USD","time":"2026-01-01T00:00:00.5Z","sequence":7,"profile_id":"p","user_id":"u" """;

    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, 500, TimeSpan.Zero);

    private readonly PluginHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void The_first_word_about_an_order_ties_both_its_ids()
    {
        var update = Assert.Single(Translate(
            $$"""{"type":"received","order_id":"o-1","client_oid":"c-1","size":"1","price":"3000","side":"buy","order_type":"limit",{{Head}}}""").Orders);
        Assert.Equal(("c-1", "o-1", "ETH-USD", OrderState.Open), (update.ClientOrderId, update.ExchangeOrderId, update.TradingPair, update.NewState));
        Assert.Equal(Time, update.Timestamp);
        Assert.Null(Assert.Single(Translate(
            $$"""{"type":"received","order_id":"o-1","client_oid":"","funds":"100","side":"buy","order_type":"market",{{Head}}}""").Orders).ClientOrderId);
    }

    [Theory]
    [InlineData("taker_fee_rate", "taker-1", true, "0.006")]
    [InlineData("maker_fee_rate", "maker-1", false, "0.004")]
    public void Whose_rate_is_told_is_ours(string member, string orderId, bool isTaker, string rate)
    {
        var updates = Translate(Match($"\"{member}\":\"{rate}\","));
        var trade = Assert.Single(updates.Trades);
        Assert.Equal(("29", orderId, "ETH-USD", isTaker), (trade.TradeId, trade.ExchangeOrderId, trade.TradingPair, trade.IsTaker));
        Assert.Equal((3000.5m, 0.2m, Time), (trade.Price, trade.BaseAmount, trade.Timestamp));
        Assert.Equal([new TokenAmount("USD", 600.1m * (isTaker ? 0.006m : 0.004m))], trade.Fees);
        Assert.Empty(updates.Orders);
        Assert.False(updates.IsReconciliationNeeded);
    }

    [Fact]
    public void An_account_that_trades_with_itself_has_two_fills()
    {
        var trades = Translate(Match("\"taker_fee_rate\":\"0.006\",\"maker_fee_rate\":\"0\",")).Trades;
        Assert.Equal(["maker-1", "taker-1"], trades.Select(trade => trade.ExchangeOrderId));
        Assert.Equal(0m, trades[0].Fees![0].Amount);
    }

    [Fact]
    public void A_match_without_a_rate_is_looked_up_with_its_charge()
    {
        var updates = Translate(Match(string.Empty));
        Assert.Empty(updates.Trades);
        Assert.True(updates.IsReconciliationNeeded);
    }

    [Theory]
    [InlineData("""{"type":"change","order_id":"o-1","new_size":"5","old_size":"6","price":"3000","side":"buy",""")]
    [InlineData("""{"type":"activate","order_id":"o-1","stop_type":"entry","timestamp":"1483736448.299000",""")]
    [InlineData("""{"type":"a_word_of_tomorrow",""")]
    public void What_does_not_move_an_order_says_nothing(string start)
    {
        var updates = Translate(start + Head + "}");
        Assert.Empty(updates.Orders);
        Assert.Empty(updates.Trades);
        Assert.False(updates.IsReconciliationNeeded || updates.AreBalancesStale);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"open","product_id":"ETH-USD","time":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"type":"open","order_id":"o-1","time":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"type":"open","order_id":"o-1","product_id":"ETH-USD"}""")]
    [InlineData("""{"type":"done","order_id":"o-1","product_id":"ETH-USD","time":"2026-01-01T00:00:00Z","reason":"melted"}""")]
    [InlineData("""{"type":"match","trade_id":1,"product_id":"ETH-USD","time":"2026-01-01T00:00:00Z","taker_order_id":"o","taker_fee_rate":"0.1","size":"1"}""")]
    [InlineData("""{"type":"match","trade_id":1,"product_id":"ETH-USD","time":"2026-01-01T00:00:00Z","taker_fee_rate":"0.1","size":"1","price":"1"}""")]
    [InlineData("""{"type":"match","product_id":"ETH-USD","time":"2026-01-01T00:00:00Z","taker_order_id":"o","taker_fee_rate":"x","size":"1","price":"1"}""")]
    public void What_cannot_be_read_is_refused_whole(string message) => Assert.Throws<JsonException>(() => Translate(message));

    private static string Match(string rates) =>
        $$"""
        {"type":"match","trade_id":29,"maker_order_id":"maker-1","taker_order_id":"taker-1",{{rates}}"size":"0.20","price":"3000.50","side":"sell",{{Head}}}
        """;

    private AccountUpdates Translate(string message)
    {
        var updates = new AccountUpdates();
        CoinbaseUserMessages.Translate(Encoding.UTF8.GetBytes(message), _host.Get<CoinbaseProducts>(), updates);
        return updates;
    }
}
