using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Matching;

public sealed class FeeTests
{
    [Fact]
    public void Fees_can_come_out_of_what_is_received()
    {
        var desk = new Desk(new MatchingOptions { FeeCharging = FeeCharging.FromReceived });
        desk.Limit("alice", TradeType.Sell, 100, 1);
        var fill = Assert.Single(desk.Limit("bob", TradeType.Buy, 100, 1).Fills);
        Assert.Equal((0.002m, "BTC", false), (fill.Fee, fill.FeeAsset, fill.IsMaker));
        Assert.Equal(1_000_000.998m, desk.Btc("bob").Total);
        Assert.Equal(999_900, desk.Usdt("bob").Total);
        Assert.Equal(1_000_099.9m, desk.Usdt("alice").Total);
        Assert.Equal(0.002m, desk.Btc(MatchingEngine.FeesAccount).Total);
        Assert.Equal(0.1m, desk.Usdt(MatchingEngine.FeesAccount).Total);
    }

    [Fact]
    public void Fees_can_always_be_in_quote_asset_and_are_held_with_the_order()
    {
        var desk = new Desk(new MatchingOptions { FeeCharging = FeeCharging.InQuote });
        var order = desk.Limit("bob", TradeType.Buy, 100, 1).Order!;
        // At the dearer of the two fees, as nobody knows yet which it will be.
        Assert.Equal(100.2m, order.Held);
        var fill = Assert.Single(desk.Limit("alice", TradeType.Sell, 100, 1).Fills);
        Assert.Equal((0.2m, "USDT"), (fill.Fee, fill.FeeAsset));
        Assert.Equal(new Balance("USDT", 1_000_000 - 100.1m, 0), desk.Usdt("bob"));
        Assert.Equal(1_000_001, desk.Btc("bob").Total);
        Assert.Equal(1_000_099.8m, desk.Usdt("alice").Total);
    }

    [Fact]
    public void A_market_buy_by_quote_amount_pays_its_fee_out_of_that_amount_where_fees_are_in_quote()
    {
        var desk = new Desk(new MatchingOptions { FeeCharging = FeeCharging.InQuote });
        desk.Limit("alice", TradeType.Sell, 100, 5);
        var order = desk.Market("bob", TradeType.Buy, quoteAmount: 200).Order!;
        Assert.Equal(1.996m, order.FilledAmount);
        Assert.True(order.FilledQuote + order.FeePaid <= 200);
        Assert.True(order.FilledQuote + order.FeePaid > 200 - 0.2m);
    }

    [Fact]
    public void An_order_for_the_whole_balance_is_filled_in_crumbs_without_a_shortfall()
    {
        var market = Desk.DefaultMarket with { TickSize = 0.0001m, StepSize = 0.00000001m, TakerFee = 0.000333m, MakerFee = 0.000333m };
        var desk = new Desk(new MatchingOptions { FeeCharging = FeeCharging.InQuote }, market);
        var order = desk.Limit("bob", TradeType.Buy, 0.3337m, 1.00000005m).Order!;
        desk.Engine.SetBalance("bob", "USDT", order.Held);
        for (var i = 0; i < 7; i++) desk.Limit("alice", TradeType.Sell, 0.3337m, 0.14285715m);
        var done = desk.Engine.FindOrder("bob", order.Id)!;
        Assert.Equal(OrderStatus.Filled, done.Status);
        Assert.Equal(0, desk.Usdt("bob").Held);
        Assert.InRange(desk.Usdt("bob").Total, 0, 0.0000001m);
    }

    [Theory]
    [InlineData(0.0000001, 0.000001)]
    [InlineData(0.01, 0)]
    [InlineData(0, 0.01)]
    public void A_market_whose_numbers_could_not_stay_exact_is_refused(double tick, double step)
    {
        var market = Desk.DefaultMarket with { TickSize = (decimal)tick, StepSize = (decimal)step };
        Assert.Throws<ArgumentException>(() => new Desk(market: market));
    }
}
