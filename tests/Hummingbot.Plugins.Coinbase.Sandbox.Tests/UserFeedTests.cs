using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class UserFeedTests
{
    private const string ClientId = "7c6f6f5e-1111-4222-8333-444455556666";

    [Fact]
    public async Task An_order_is_followed_from_its_arrival_to_its_end()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("user");
        venue.Other(TradeType.Sell, 100, 1);
        var id = await venue.PlaceAsync(
            $$"""{"product_id":"BTC-USD","side":"buy","price":"100","size":"3","client_oid":"{{ClientId}}"}""");
        venue.Other(TradeType.Sell, 100, 0.5m);
        await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}");
        var messages = await feed.ReadAllAsync();
        Assert.Equal(["received", "match", "open", "match", "done"], messages.Select(message => message.Text("type")));
        Assert.All(messages, message => Assert.Equal(24, message.Text("user_id")!.Length));
        Assert.All(messages, message => Assert.True(Guid.TryParse(message.Text("profile_id"), out _)));
        Assert.True(messages.Zip(messages.Skip(1)).All(pair => pair.First.Whole("sequence") < pair.Second.Whole("sequence")));
        Assert.Equal((id, ClientId, "3", "limit"), (messages[0].Text("order_id"), messages[0].Text("client_oid"), messages[0].Text("size"), messages[0].Text("order_type")));
        Assert.Equal((id, "0.006", null), (messages[1].Text("taker_order_id"), messages[1].Text("taker_fee_rate"), messages[1].Text("maker_fee_rate")));
        Assert.Equal("2", messages[2].Text("remaining_size"));
        Assert.Equal((id, "0.004", null), (messages[3].Text("maker_order_id"), messages[3].Text("maker_fee_rate"), messages[3].Text("taker_fee_rate")));
        Assert.Equal(("canceled", "1.5"), (messages[4].Text("reason"), messages[4].Text("remaining_size")));
    }

    [Fact]
    public async Task A_market_order_has_no_price_and_ends_filled()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("user");
        venue.Other(TradeType.Buy, 100, 1);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","type":"market","size":"0.5"}""");
        var messages = await feed.ReadAllAsync();
        Assert.Equal(["received", "match", "done"], messages.Select(message => message.Text("type")));
        Assert.Equal(("market", "filled"), (messages[0].Text("order_type"), messages[2].Text("reason")));
        Assert.False(messages[0].Has("price") || messages[2].Has("price"));
    }

    [Fact]
    public async Task Others_are_not_followed_and_neither_is_a_rejected_order()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SayAsync("""{"type":"subscribe","channels":["status"]}""");
        await feed.ReadAsync("subscriptions");
        await feed.ReadAsync("status");
        await feed.SubscribeSignedAsync("user");
        venue.Other(TradeType.Sell, 100, 1);
        venue.Other(TradeType.Buy, 100, 1);
        venue.Other(TradeType.Sell, 100, 1);
        await venue.SignedAsync(HttpMethod.Post, "/orders", """{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","post_only":true}""");
        Assert.Empty(await feed.ReadAllAsync());
    }

    [Fact]
    public async Task Own_orders_are_marked_in_the_full_channel_and_told_once()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("full", "user", "matches");
        venue.Other(TradeType.Sell, 100, 1);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        var messages = await feed.ReadAllAsync();
        Assert.Equal(["received", "open", "received", "match", "done", "done"], messages.Select(message => message.Text("type")));
        Assert.Equal([1L, 2, 3, 4, 5, 6], messages.Select(message => message.Whole("sequence")));
        Assert.Equal(3, messages.Count(message => message.Has("user_id")));
    }

    [Fact]
    public async Task Wrong_keys_are_told()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        var timestamp = venue.Timestamp();
        var signature = Venue.Sign(venue.User.Secret, $"{timestamp}GET/users/self/verified");
        await feed.SayAsync(
            $$"""{"type":"subscribe","product_ids":["BTC-USD"],"channels":["user"],"key":"{{venue.User.Key}}","passphrase":"{{venue.User.Passphrase}}","timestamp":"{{timestamp}}","signature":"{{signature}}"}""");
        var error = await feed.ReadAsync("error");
        Assert.Equal(("Authentication Failed", """{"message":"invalid signature"}"""), (error.Text("message"), error.Text("reason")));
    }
}
