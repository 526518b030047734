using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class FeedTests
{
    [Fact]
    public async Task A_connection_that_subscribes_to_nothing_ends_after_five_seconds()
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        var (silent, busy) = (await venue.ConnectAsync(), await venue.ConnectAsync());
        await busy.SubscribeAsync("heartbeat");
        // An answer shows that the session is up and counts the seconds.
        await silent.SayAsync("""{"type":"subscribe","channels":[]}""");
        await silent.ReadAsync("error");
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("close 1008", await silent.ReadTextAsync());
        for (var i = 0; i < 5; i++) await busy.ReadAsync("heartbeat");
    }

    [Fact]
    public async Task Subscriptions_add_up_and_are_taken_back()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SayAsync("""
            {"type":"subscribe","product_ids":["ETH-USD"],"channels":["matches",{"name":"ticker","product_ids":["BTC-USD"]}]}
            """);
        Assert.Equal("matches ETH-USD; ticker BTC-USD ETH-USD", Channels(await feed.ReadAsync("subscriptions")));
        Assert.Equal("heartbeat BTC-USD; matches ETH-USD; ticker BTC-USD ETH-USD", Channels(await feed.SubscribeAsync("heartbeat")));
        await feed.SayAsync("""{"type":"unsubscribe","product_ids":["ETH-USD"],"channels":["ticker","matches"]}""");
        Assert.Equal("heartbeat BTC-USD; ticker BTC-USD", Channels(await feed.ReadAsync("subscriptions")));
        await feed.SayAsync("""{"type":"unsubscribe","channels":["ticker"]}""");
        Assert.Equal("heartbeat BTC-USD", Channels(await feed.ReadAsync("subscriptions")));

        static string Channels(JsonElement message) => string.Join("; ", message.GetProperty("channels").EnumerateArray().Select(
            channel => $"{channel.Text("name")} {string.Join(' ', channel.GetProperty("product_ids").EnumerateArray())}"));
    }

    [Theory]
    [InlineData("{", "Malformed JSON", null)]
    [InlineData("""{"type":"buy"}""", "Type buy is not supported", null)]
    [InlineData("""{"type":"subscribe"}""", "Failed to subscribe", "No channels provided")]
    [InlineData("""{"type":"subscribe","product_ids":["BTC-USD","ABC-XYZ"],"channels":["matches"]}""", "Failed to subscribe", "ABC-XYZ is not a valid product")]
    [InlineData("""{"type":"subscribe","product_ids":["BTC-USD"],"channels":["matches","news"]}""", "Failed to subscribe", "news is not a valid channel")]
    [InlineData("""{"type":"subscribe","channels":["matches"]}""", "Failed to subscribe", "No product IDs provided")]
    [InlineData("""{"type":"unsubscribe","channels":["news"]}""", "Failed to unsubscribe", "news is not a valid channel")]
    [InlineData("""{"type":"subscribe","product_ids":["BTC-USD"],"channels":["user"]}""", "Failed to subscribe", "user channel requires authentication")]
    [InlineData(
        """{"type":"subscribe","product_ids":["BTC-USD"],"channels":["full"]}""",
        "Failed to subscribe",
        "level2, level3, and full channels now require authentication. https://docs.cloud.coinbase.com/exchange/docs/websocket-auth")]
    [InlineData(
        """{"type":"subscribe","product_ids":["BTC-USD"],"channels":["full"],"key":"k","passphrase":"p","timestamp":1,"signature":"s"}""",
        "Authentication Failed",
        """{"message":"request timestamp expired"}""")]
    public async Task What_cannot_be_done_is_told_and_nothing_is_subscribed(string message, string words, string? reason)
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SayAsync(message);
        var error = await feed.ReadAsync("error");
        Assert.Equal((words, reason), (error.Text("message"), error.Text("reason")));
        venue.Other(TradeType.Buy, 100, 1);
        Assert.Empty(await feed.ReadAllAsync());
    }

    [Fact]
    public async Task Hearts_beat_each_second_with_the_numbers_of_the_product()
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        venue.Other(TradeType.Sell, 100, 1);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"1"}""");
        var feed = await venue.ConnectAsync();
        await feed.SubscribeAsync("heartbeat");
        time.Advance(TimeSpan.FromSeconds(1));
        var beat = await feed.ReadAsync("heartbeat");
        Assert.Equal((1, venue.Engine.GetStatus(Venue.Pair).Sequence), (beat.Whole("last_trade_id"), beat.Whole("sequence")));
        Assert.Equal(("BTC-USD", "2026-01-01T00:00:01.000000Z"), (beat.Text("product_id"), beat.Text("time")));
    }

    [Fact]
    public async Task Matches_begin_with_the_last_one_and_tell_the_makers_side()
    {
        await using var venue = await Venue.StartAsync();
        venue.Other(TradeType.Sell, 100, 3);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"1"}""");
        var feed = await venue.ConnectAsync();
        await feed.SubscribeAsync("matches", "ticker");
        Assert.Equal(1, (await feed.ReadAsync("last_match")).Whole("trade_id"));
        Assert.Equal(1, (await feed.ReadAsync("ticker")).Whole("trade_id"));
        var id = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"0.5"}""");
        var match = await feed.ReadAsync("match");
        Assert.Equal((2, "sell", "100.00", "0.5", id), (match.Whole("trade_id"), match.Text("side"), match.Text("price"), match.Text("size"), match.Text("taker_order_id")));
        Assert.False(match.Has("user_id"));
        var ticker = await feed.ReadAsync("ticker");
        Assert.Equal(("buy", "100.00", "0.5", "1.5"), (ticker.Text("side"), ticker.Text("price"), ticker.Text("last_size"), ticker.Text("best_ask_size")));
        Assert.Equal(match.Whole("sequence"), ticker.Whole("sequence"));
    }

    [Fact]
    public async Task The_status_tells_products_at_once_and_when_a_market_stops()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SayAsync("""{"type":"subscribe","channels":[{"name":"status"}]}""");
        await feed.ReadAsync("subscriptions");
        var status = await feed.ReadAsync("status");
        Assert.Equal(venue.Engine.Markets.Count, status.GetProperty("products").GetArrayLength());
        Assert.Equal(venue.Engine.Assets.Count, status.GetProperty("currencies").GetArrayLength());
        await venue.ControlAsync(HttpMethod.Post, "halt", """{"pair":"BTC-USD","halted":true}""");
        Assert.True((await feed.ReadAsync("status")).GetProperty("products")[0].Flag("cancel_only"));
    }
}
