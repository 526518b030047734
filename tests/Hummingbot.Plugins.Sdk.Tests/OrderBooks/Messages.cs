using System.Globalization;
using System.Text;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>Short ways to say what a venue sends.</summary>
internal static class Messages
{
    public static OrderBookMessage Snapshot(long updateId, string bids, string asks) =>
        Build(OrderBookMessageType.Snapshot, updateId, bids, asks);

    public static OrderBookMessage Diff(long updateId, string bids, string asks) => Build(OrderBookMessageType.Diff, updateId, bids, asks);

    public static OrderBookMessage Trade(string price, string amount)
    {
        var message = new OrderBookMessage { Type = OrderBookMessageType.Trade, UpdateId = -1, TradingPair = "BTC-USD" };
        Assert.Equal(LevelError.None, new OrderBookMessageWriter(message, new PairScale()).SetTrade(Utf8(price), Utf8(amount)));
        return message;
    }

    public static OrderBookRow[] Rows(params (decimal Price, decimal Amount, long UpdateId)[] rows) =>
        [.. rows.Select(row => new OrderBookRow(row.Price, row.Amount, row.UpdateId))];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(IEnumerable<OrderBookRow> rows) => string.Join(' ', rows.Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Price / 1.0000000000000000000m}:{row.Amount / 1.0000000000000000000m}")));

    /// <summary>Levels as "price:amount price:amount".</summary>
    private static OrderBookMessage Build(OrderBookMessageType type, long updateId, string bids, string asks)
    {
        var message = new OrderBookMessage { Type = type, UpdateId = updateId, TradingPair = "BTC-USD" };
        var writer = new OrderBookMessageWriter(message, new PairScale());
        foreach (var level in bids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = level.Split(':');
            Assert.Equal(LevelError.None, writer.AddBid(Utf8(parts[0]), Utf8(parts[1])));
        }

        foreach (var level in asks.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = level.Split(':');
            Assert.Equal(LevelError.None, writer.AddAsk(Utf8(parts[0]), Utf8(parts[1])));
        }

        return message;
    }
}
