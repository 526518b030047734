namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

/// <summary>Short ways to write order book messages of the pair BTC-USD, with whole numbers.</summary>
internal static class Messages
{
    public const string Pair = "BTC-USD";

    public static OrderBookMessage Snapshot(long updateId, params (long Price, long Amount)[] bids) =>
        Levels(new OrderBookMessage { Type = OrderBookMessageType.Snapshot, TradingPair = Pair, UpdateId = updateId }, bids);

    public static OrderBookMessage Diff(long first, long last, params (long Price, long Amount)[] bids) =>
        Levels(new OrderBookMessage { Type = OrderBookMessageType.Diff, TradingPair = Pair, FirstUpdateId = first, UpdateId = last }, bids);

    public static OrderBookMessage Trade(long price) => new()
    {
        Type = OrderBookMessageType.Trade,
        TradingPair = Pair,
        TakerSide = TradeType.Buy,
        Trade = new OrderBookLevel(price, 1),
        TradeNumber = 1,
    };

    public static OrderBookMessage Reset() => new() { Type = OrderBookMessageType.Reset, TradingPair = Pair };

    private static OrderBookMessage Levels(OrderBookMessage message, (long Price, long Amount)[] bids)
    {
        foreach (var (price, amount) in bids) message.AddBid(new OrderBookLevel(price, amount));
        return message;
    }
}
