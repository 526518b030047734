using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookMessagePoolTests
{
    [Fact]
    public void A_returned_message_is_lent_again_cleared()
    {
        var pool = new OrderBookMessagePool();
        var message = pool.Rent();
        message.TradingPair = "BTC-USD";
        message.AddBid(new OrderBookLevel(1, 1));
        message.Return();
        var again = pool.Rent();
        Assert.Same(message, again);
        Assert.Equal((string.Empty, 0), (again.TradingPair, again.BidCount));
        Assert.NotSame(again, pool.Rent());
    }

    [Fact]
    public void No_more_idle_messages_are_kept_than_the_capacity_and_one()
    {
        var pool = new OrderBookMessagePool(capacity: 2);
        OrderBookMessage[] lent = [.. Enumerable.Range(0, 10).Select(_ => pool.Rent())];
        foreach (var message in lent) message.Return();
        var kept = Enumerable.Range(0, 10).Select(_ => pool.Rent()).Count(lent.Contains);
        Assert.Equal(3, kept);
    }

    [Fact]
    public void A_huge_message_is_not_kept()
    {
        var pool = new ActiveOrderMessagePool();
        var levels = pool.Rent();
        for (var i = 0; i <= 4096; i++) levels.AddAsk(new OrderBookLevel(i + 1, 1));
        levels.Return();
        var orders = pool.Rent();
        Assert.NotSame(levels, orders);
        for (var i = 0; i <= 4096; i++) orders.AddOrder(new ActiveOrder(TradeType.Buy, 1, 1, (UInt128)i));
        orders.Return();
        Assert.NotSame(orders, pool.Rent());
    }

    [Fact]
    public void A_message_of_another_type_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ActiveOrderMessagePool().Return(new OrderBookMessage()));
    }

    [Fact]
    public async Task A_message_never_has_two_borrowers()
    {
        var pool = new OrderBookMessagePool(capacity: 4);
        await Task.WhenAll(Enumerable.Range(1, 3).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var (first, second) = (pool.Rent(), pool.Rent());
                (first.UpdateId, second.UpdateId) = (worker, -worker);
                Assert.Equal((worker, -worker), (first.UpdateId, second.UpdateId));
                first.Return();
                second.Return();
            }
        })));
    }
}
