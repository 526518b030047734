using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

/// <summary>Books that a client keeps from the feed, against the engine's own.</summary>
public sealed class BookFeedTests
{
    [Theory]
    [InlineData("level2", false)]
    [InlineData("level2_batch", false)]
    [InlineData("level2_batch", true)]
    public async Task Levels_kept_from_the_feed_are_those_of_the_engine(string channel, bool isSubscribedTwice)
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        for (var i = 0; i < 20; i++) venue.Sandbox.Makers.Step();
        var feed = await venue.ConnectAsync();
        if (channel == "level2") await feed.SubscribeSignedAsync(channel);
        else await feed.SubscribeAsync(channel);
        var messages = new List<JsonElement>();
        for (var i = 0; i < 100; i++)
        {
            venue.Sandbox.Makers.Step();
            if (isSubscribedTwice && i == 50)
                messages.AddRange(await feed.ReadAllAsync("""{"type":"subscribe","product_ids":["BTC-USD"],"channels":["level2_batch"]}"""));
            if (i % 3 == 0) time.Advance(TimeSpan.FromMilliseconds(50));
        }

        time.Advance(TimeSpan.FromMilliseconds(50));
        var (bids, asks) = (new Dictionary<decimal, decimal>(), new Dictionary<decimal, decimal>());
        messages.AddRange(await feed.ReadAllAsync());
        Assert.Equal(isSubscribedTwice ? 2 : 1, messages.Count(message => message.Text("type") == "snapshot"));
        foreach (var message in messages) Apply(message, bids, asks);
        var book = venue.Engine.GetBook(Venue.Pair);
        Assert.Equal(book.Bids.Select(level => (level.Price, level.Amount)), bids.OrderByDescending(level => level.Key).Select(level => (level.Key, level.Value)));
        Assert.Equal(book.Asks.Select(level => (level.Price, level.Amount)), asks.OrderBy(level => level.Key).Select(level => (level.Key, level.Value)));
    }

    [Fact]
    public async Task Changes_come_in_batches_of_fifty_milliseconds()
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        var feed = await venue.ConnectAsync();
        await feed.SubscribeAsync("level2_batch");
        await feed.ReadAsync("snapshot");
        venue.Other(TradeType.Buy, 100, 1);
        venue.Other(TradeType.Buy, 100, 1);
        venue.Other(TradeType.Sell, 101, 0.5m);
        Assert.Empty(await feed.ReadAllAsync());
        time.Advance(TimeSpan.FromMilliseconds(50));
        var update = await feed.ReadAsync("l2update");
        Assert.Equal("""[["buy","100.00","2"],["sell","101.00","0.5"]]""", update.GetProperty("changes").GetRawText());
        time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Empty(await feed.ReadAllAsync());
    }

    [Fact]
    public async Task Single_orders_joined_to_a_snapshot_are_those_of_the_engine()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("full");
        for (var i = 0; i < 30; i++) venue.Sandbox.Makers.Step();
        var snapshot = (await venue.GetAsync("/products/BTC-USD/book?level=3")).Body;
        for (var i = 0; i < 60; i++) venue.Sandbox.Makers.Step();
        // Somebody whose orders meet each other: prevention changes sizes.
        venue.Other(TradeType.Buy, 1_000, 2);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"10","size":"2"}""");
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","price":"100000","size":"1"}""");
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","type":"market","size":"0.01"}""");
        var sequence = snapshot.Whole("sequence");
        var orders = new Dictionary<string, (string Side, decimal Price, decimal Size)>();
        foreach (var (side, name) in (ReadOnlySpan<(string, string)>)[("buy", "bids"), ("sell", "asks")])
        {
            foreach (var row in snapshot.GetProperty(name).EnumerateArray()) orders.Add(row[2].GetString()!, (side, row[0].Number(), row[1].Number()));
        }

        var joined = 0;
        foreach (var message in await feed.ReadAllAsync())
        {
            if (message.Whole("sequence") <= sequence) continue;
            Assert.Equal(++sequence, message.Whole("sequence"));
            Apply(message, orders);
            joined++;
        }

        Assert.True(joined > 50);
        var book = venue.Engine.GetBookOrders(Venue.Pair);
        Assert.Equal(book.Sequence, sequence);
        Assert.Equal(book.Bids.Concat(book.Asks).ToDictionary(order => order.Uuid.ToString(), Row), orders);

        static (string Side, decimal Price, decimal Size) Row(Order order) =>
            (order.Side == TradeType.Buy ? "buy" : "sell", (decimal)order.Price!, order.RemainingAmount);
    }

    private static void Apply(JsonElement message, Dictionary<decimal, decimal> bids, Dictionary<decimal, decimal> asks)
    {
        if (message.Text("type") == "snapshot")
        {
            Replace(bids, message.GetProperty("bids"));
            Replace(asks, message.GetProperty("asks"));
        }
        else if (message.Text("type") == "l2update")
        {
            foreach (var change in message.GetProperty("changes").EnumerateArray())
            {
                var side = change[0].GetString() == "buy" ? bids : asks;
                if (change[2].Number() == 0) side.Remove(change[1].Number());
                else side[change[1].Number()] = change[2].Number();
            }
        }
    }

    private static void Replace(Dictionary<decimal, decimal> side, JsonElement rows)
    {
        side.Clear();
        foreach (var row in rows.EnumerateArray()) side.Add(row[0].Number(), row[1].Number());
    }

    private static void Apply(JsonElement message, Dictionary<string, (string Side, decimal Price, decimal Size)> orders)
    {
        switch (message.Text("type"))
        {
            case "open":
                orders.Add(message.Text("order_id")!, (message.Text("side")!, message.Number("price"), message.Number("remaining_size")));
                break;
            case "match":
                var maker = orders[message.Text("maker_order_id")!];
                Assert.Equal(maker.Side, message.Text("side"));
                orders[message.Text("maker_order_id")!] = maker with { Size = maker.Size - message.Number("size") };
                break;
            case "change" when orders.TryGetValue(message.Text("order_id")!, out var changed):
                Assert.Equal(changed.Size, message.Number("old_size"));
                orders[message.Text("order_id")!] = changed with { Size = message.Number("new_size") };
                break;
            case "done":
                orders.Remove(message.Text("order_id")!);
                break;
        }
    }
}
