namespace Hummingbot.Plugins.Tests;

public class OrderBookMessageTests
{
    [Fact]
    public void Levels_keep_their_order_while_the_message_grows()
    {
        var message = new OrderBookMessage();
        for (var i = 0; i < 1000; i++)
        {
            message.AddBid(new OrderBookLevel(i, i + 1));
            message.AddAsk(new OrderBookLevel(-i, i));
        }

        Assert.Equal(1000, message.BidCount);
        Assert.Equal(new OrderBookLevel(999, 1000), message.Bids[999]);
        Assert.Equal(new OrderBookLevel(-500, 500), message.Asks[500]);
    }

    [Fact]
    public void Clearing_makes_a_message_as_new()
    {
        var message = new OrderBookMessage { Type = OrderBookMessageType.Trade, TradingPair = "BTC-USD", UpdateId = 7, TradeNumber = 8, TradeId = "x" };
        message.AddBid(new OrderBookLevel(1, 2));
        message.Clear();
        var fresh = new OrderBookMessage();
        Assert.Equal(fresh.Type, message.Type);
        Assert.Equal(fresh.TradingPair, message.TradingPair);
        Assert.Equal(fresh.UpdateId, message.UpdateId);
        Assert.Equal(fresh.TradeNumber, message.TradeNumber);
        Assert.Null(message.TradeId);
        Assert.Equal(0, message.BidCount);
    }
}
