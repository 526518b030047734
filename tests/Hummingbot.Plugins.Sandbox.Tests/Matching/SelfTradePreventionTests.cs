using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Matching;

public sealed class SelfTradePreventionTests
{
    private static (Desk Desk, Order Own, PlaceResult Arriving) Meet(SelfTradePrevention prevention, decimal own, decimal arriving)
    {
        var desk = new Desk(new MatchingOptions { SelfTradePrevention = prevention });
        var first = desk.Limit("alice", TradeType.Sell, 100, own).Order!;
        desk.Limit("bob", TradeType.Sell, 100, 1);
        var result = desk.Limit("alice", TradeType.Buy, 100, arriving);
        return (desk, desk.Engine.FindOrder("alice", first.Id)!, result);
    }

    [Fact]
    public void None_lets_them_trade()
    {
        var (_, own, arriving) = Meet(SelfTradePrevention.None, 1, 2);
        Assert.Equal((OrderStatus.Filled, OrderStatus.Filled), (own.Status, arriving.Order!.Status));
    }

    [Fact]
    public void Cancel_newest_ends_the_arriving_order()
    {
        var (desk, own, arriving) = Meet(SelfTradePrevention.CancelNewest, 1, 2);
        Assert.Equal((OrderStatus.Expired, DoneReason.SelfTradePrevention), (arriving.Order!.Status, arriving.Order.DoneReason));
        Assert.Equal(OrderStatus.Open, own.Status);
        Assert.Empty(arriving.Fills);
        Assert.Equal(0, desk.Usdt("alice").Held);
    }

    [Fact]
    public void Cancel_oldest_ends_the_resting_order_and_goes_on()
    {
        var (desk, own, arriving) = Meet(SelfTradePrevention.CancelOldest, 1, 2);
        Assert.Equal((OrderStatus.Expired, DoneReason.SelfTradePrevention), (own.Status, own.DoneReason));
        Assert.Equal(1, Assert.Single(arriving.Fills).Amount);
        Assert.Equal((OrderStatus.PartiallyFilled, 1m), (arriving.Order!.Status, arriving.Order.RemainingAmount));
        Assert.Equal(0, desk.Btc("alice").Held);
    }

    [Fact]
    public void Decrement_takes_the_smaller_amount_off_both()
    {
        var (desk, own, arriving) = Meet(SelfTradePrevention.DecrementAndCancel, 1, 1.5m);
        Assert.Equal((OrderStatus.Expired, 0m), (own.Status, own.FilledAmount));
        Assert.Equal((OrderStatus.Filled, 0.5m), (arriving.Order!.Status, arriving.Order.FilledAmount));
        Assert.Equal(1.5m, desk.Events.OfType<OrderReduced>().Single().OldRemaining);

        var (other, larger, smaller) = Meet(SelfTradePrevention.DecrementAndCancel, 2, 1);
        Assert.Equal((OrderStatus.Open, 1m), (larger.Status, larger.RemainingAmount));
        Assert.Equal(OrderStatus.Expired, smaller.Order!.Status);
        Assert.Equal((1m, 0m), (other.Btc("alice").Held, other.Usdt("alice").Held));
        Assert.Equal(new BookLevel(100, 2, 2), Assert.Single(other.Engine.GetBook(Desk.Pair).Asks));
    }

    [Fact]
    public void An_order_may_choose_for_itself()
    {
        var desk = new Desk(new MatchingOptions { SelfTradePrevention = SelfTradePrevention.CancelNewest });
        desk.Limit("alice", TradeType.Sell, 100, 1);
        var order = Desk.Order("alice", TradeType.Buy, OrderType.Limit, 100, 1) with { SelfTradePrevention = SelfTradePrevention.None };
        Assert.Equal(OrderStatus.Filled, desk.Engine.Place(order).Order!.Status);
    }

    [Fact]
    public void A_fill_or_kill_order_that_own_orders_stand_in_the_way_of_is_killed()
    {
        var desk = new Desk(new MatchingOptions { SelfTradePrevention = SelfTradePrevention.DecrementAndCancel });
        desk.Limit("alice", TradeType.Sell, 100, 1);
        desk.Limit("bob", TradeType.Sell, 100, 1);
        Assert.Equal(OrderStatus.Expired, desk.Limit("alice", TradeType.Buy, 100, 2, TimeInForce.FillOrKill).Order!.Status);
        Assert.Equal(new BookLevel(100, 2, 2), Assert.Single(desk.Engine.GetBook(Desk.Pair).Asks));
    }
}
