using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class FaultTests
{
    private const string Order = """{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""";

    [Theory]
    [InlineData("full:BTC-USD")]
    [InlineData("full*")]
    public async Task A_lost_message_leaves_a_hole_in_the_numbers(string match)
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("full");
        await venue.ControlAsync(HttpMethod.Post, "faults", $$"""{"kind":"messageLost","match":"{{match}}","count":1}""");
        venue.Other(TradeType.Buy, 100, 1);
        Assert.Equal(2, (await feed.ReadAllAsync()).Single().Whole("sequence"));
        await venue.ControlAsync(HttpMethod.Post, "gap", """{"pair":"BTC-USD","count":3}""");
        venue.Other(TradeType.Buy, 100, 1);
        Assert.Equal([6L, 7], (await feed.ReadAllAsync()).Select(message => message.Whole("sequence")));
    }

    [Fact]
    public async Task The_users_own_messages_can_be_lost()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeSignedAsync("user");
        await venue.ControlAsync(HttpMethod.Post, "faults", """{"kind":"messageLost","match":"user"}""");
        await venue.PlaceAsync(Order);
        Assert.Empty(await feed.ReadAllAsync());
    }

    [Theory]
    [InlineData("responseLost", true)]
    [InlineData("requestLost", false)]
    public async Task An_order_whose_answer_is_lost_may_live(string kind, bool lives)
    {
        await using var venue = await Venue.StartAsync();
        await venue.ControlAsync(HttpMethod.Post, "faults", $$"""{"kind":"{{kind}}","match":"/orders","method":"POST","count":1}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => venue.SignedAsync(HttpMethod.Post, "/orders", Order));
        Assert.Equal(lives ? 1 : 0, venue.Engine.GetOpenOrders(VenueSandbox.UserAccount).Count);
    }

    [Theory]
    [InlineData("""{"kind":"errorAfter","match":"/orders","status":502,"count":1}""", 502, "Service unavailable", true)]
    [InlineData("""{"kind":"errorBefore","match":"/orders","status":500,"count":1}""", 500, "Internal server error", false)]
    [InlineData("""{"kind":"rateLimited","match":"/orders","count":1}""", 429, "Private rate limit exceeded", false)]
    public async Task Errors_are_in_the_venues_form(string fault, int status, string words, bool lives)
    {
        await using var venue = await Venue.StartAsync();
        await venue.ControlAsync(HttpMethod.Post, "faults", fault);
        var reply = await venue.SignedAsync(HttpMethod.Post, "/orders", Order);
        Assert.Equal((status, words), (reply.Status, reply.Message));
        Assert.Equal(lives ? 1 : 0, venue.Engine.GetOpenOrders(VenueSandbox.UserAccount).Count);
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_expires_requests()
    {
        await using var venue = await Venue.StartAsync();
        var timestamp = venue.Timestamp();
        await venue.ControlAsync(HttpMethod.Post, "clock", """{"skewMilliseconds":60000}""");
        using var request = venue.Request(HttpMethod.Get, "/fees", body: null);
        Venue.AddKeys(request, venue.User.Key, venue.User.Passphrase!, timestamp, Venue.Sign(venue.User.Secret, $"{timestamp}GET/fees"));
        Assert.Equal("request timestamp expired", (await venue.SendAsync(request)).Message);
        Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Get, "/fees")).Status);
    }

    [Fact]
    public async Task A_cut_breaks_the_feed()
    {
        await using var venue = await Venue.StartAsync();
        var feed = await venue.ConnectAsync();
        await feed.SubscribeAsync("matches");
        await venue.ControlAsync(HttpMethod.Post, "cut");
        Assert.Null(await feed.ReadTextAsync());
        Assert.NotEqual(default, await (await venue.ConnectAsync()).SubscribeAsync("matches"));
    }
}
