using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Replies_tell_the_weight_used_and_too_much_is_refused_until_the_next_minute()
    {
        var clock = new StoppedClock();
        await using var exchange = await Exchange.StartAsync(time: clock);
        Assert.Equal("5", (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT")).Headers["X-MBX-USED-WEIGHT-1M"]);
        Assert.Equal("55", (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=1000")).Headers["X-MBX-USED-WEIGHT-1M"]);
        for (var i = 0; i < 23; i++) (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok();
        clock.Advance(TimeSpan.FromSeconds(20));
        var refused = await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000");
        refused.Refused(429, -1003);
        Assert.Equal("40", refused.Headers["Retry-After"]);
        clock.Advance(TimeSpan.FromSeconds(40));
        (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok();
    }

    [Fact]
    public async Task Who_does_not_stop_is_banned()
    {
        var clock = new StoppedClock();
        await using var exchange = await Exchange.StartAsync(time: clock);
        for (var i = 0; i < 24; i++) (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok();
        for (var i = 1; i < AddressBans.Patience; i++) (await exchange.GetAsync("/api/v3/ping")).Refused(429, -1003);
        var banned = await exchange.GetAsync("/api/v3/ping");
        banned.Refused(418, -1003);
        Assert.Equal("120", banned.Headers["Retry-After"]);
        clock.Advance(TimeSpan.FromSeconds(90));
        banned = await exchange.GetAsync("/api/v3/ping");
        banned.Refused(418, -1003);
        Assert.Equal("30", banned.Headers["Retry-After"]);
        clock.Advance(TimeSpan.FromSeconds(30));
        (await exchange.GetAsync("/api/v3/ping")).Ok();
    }

    [Fact]
    public async Task Orders_have_a_limit_of_their_own()
    {
        await using var exchange = await Exchange.StartAsync(time: new StoppedClock());
        for (var i = 1; i <= 100; i++)
        {
            var placed = await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.001&price=60000");
            placed.Ok();
            Assert.Equal($"{i}", placed.Headers["X-MBX-ORDER-COUNT-10S"]);
        }

        var refused = await exchange.PlaceLimitAsync("BUY", "0.001", "60000");
        refused.Refused(429, -1015, "Too many new orders; current limit is 100 orders per 10 SECOND.");
        Assert.Equal("10", refused.Headers["Retry-After"]);
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/openOrders", "symbol=BTCUSDT")).Ok();
    }
}
