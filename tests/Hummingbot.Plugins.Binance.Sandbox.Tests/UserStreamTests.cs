using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class UserStreamTests
{
    [Fact]
    public async Task A_resting_order_is_told_filled_by_others_and_told_again()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenUserStreamAsync();
        var before = exchange.Engine.GetBalance("user", "USDT").Total;
        (await exchange.PlaceLimitAsync("BUY", "0.3", "60000", "mine")).Ok();
        var events = await socket.ReadEventsAsync(2);
        Assert.Equal("executionReport NEW NEW mine", Summary(events[0]));
        Assert.Equal(("", "NONE", true, -1), (events[0].Text("C"), events[0].Text("r"), events[0].GetProperty("w").GetBoolean(), events[0].Number("t")));
        Assert.Equal(("0", JsonValueKind.Null), (events[0].Text("n"), events[0].GetProperty("N").ValueKind));
        Assert.Equal(("USDT", before - 18_000m, 18_000m), Balance(events[1], "USDT"));

        exchange.Other(TradeType.Sell, 60_000m, 0.1m);
        events = await socket.ReadEventsAsync(2);
        Assert.Equal("executionReport TRADE PARTIALLY_FILLED mine", Summary(events[0]));
        Assert.Equal((0.1m, 60_000m, 0.1m), (events[0].Exact("l"), events[0].Exact("L"), events[0].Exact("z")));
        Assert.Equal((6_000m, 6_000m), (events[0].Exact("Y"), events[0].Exact("Z")));
        Assert.Equal((0.0001m, "BTC", true, 1), (events[0].Exact("n"), events[0].Text("N"), events[0].GetProperty("m").GetBoolean(), events[0].Number("t")));
        Assert.Equal(("USDT", before - 18_000m, 12_000m), Balance(events[1], "USDT"));
        Assert.Equal(exchange.Engine.GetBalance("user", "BTC").Total, Balance(events[1], "BTC").Free);

        exchange.Other(TradeType.Sell, 60_000m, 0.2m);
        events = await socket.ReadEventsAsync(2);
        Assert.Equal("executionReport TRADE FILLED mine", Summary(events[0]));
        Assert.False(events[0].GetProperty("w").GetBoolean());
        Assert.Equal("outboundAccountPosition", events[1].Text("e"));
    }

    [Fact]
    public async Task An_arriving_order_is_new_first_then_trades_and_then_expires()
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Other(TradeType.Sell, 65_000m, 0.1m);
        exchange.Other(TradeType.Sell, 65_001m, 0.1m);
        var socket = await exchange.OpenUserStreamAsync();
        (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.3&price=65001&newClientOrderId=x")).Ok();
        var events = await socket.ReadEventsAsync(5);
        Assert.Equal(
            ["executionReport NEW NEW x", "executionReport TRADE PARTIALLY_FILLED x", "executionReport TRADE PARTIALLY_FILLED x", "executionReport EXPIRED EXPIRED x"],
            events[..4].Select(Summary));
        Assert.Equal("outboundAccountPosition", events[4].Text("e"));
        Assert.Equal(0.2m, events[3].Exact("z"));
    }

    [Fact]
    public async Task A_cancelled_order_keeps_its_own_id_in_the_original_id()
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.PlaceLimitAsync("BUY", "0.3", "60000", "mine")).Ok();
        var socket = await exchange.OpenUserStreamAsync();
        (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=the-cancel")).Ok();
        var events = await socket.ReadEventsAsync(2);
        Assert.Equal("executionReport CANCELED CANCELED the-cancel", Summary(events[0]));
        Assert.Equal("mine", events[0].Text("C"));
        Assert.Equal(0m, Balance(events[1], "USDT").Locked);
    }

    [Fact]
    public async Task Deposits_are_told_and_others_are_not()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenUserStreamAsync();
        exchange.Other(TradeType.Buy, 60_000m, 1m);
        var total = exchange.Engine.GetBalance("user", "BTC").Total;
        await exchange.ControlAsync(HttpMethod.Post, "balances", $$"""{"asset":"BTC","total":{{total + 1.5m}}}""");
        var events = await socket.ReadEventsAsync(2);
        Assert.Equal(("balanceUpdate", "BTC", 1.5m), (events[0].Text("e"), events[0].Text("a"), events[0].Exact("d")));
        Assert.Equal(("BTC", total + 1.5m, 0m), Balance(events[1], "BTC"));
    }

    [Fact]
    public async Task Subscriptions_are_signed_once_and_end_on_request()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenApiAsync();
        await socket.SendAsync(exchange.SubscriptionOf(exchange.Now(), new string('0', 64)));
        AssertRefused(await socket.ReadAsync(), 400, -1022);
        await socket.SendAsync(exchange.SubscriptionOf(exchange.Now(-6_000)));
        AssertRefused(await socket.ReadAsync(), 400, -1021);
        await socket.SendAsync("""{"id":1,"method":"userDataStream.subscribe.signature","params":{"timestamp":1,"signature":"00"}}""");
        AssertRefused(await socket.ReadAsync(), 400, -1102);
        await socket.SendAsync(exchange.SubscriptionOf(exchange.Now()));
        var reply = await socket.ReadAsync();
        Assert.Equal(["id", "status", "result", "rateLimits"], reply.Names());
        Assert.Equal(("sub", 200, 0), (reply.Text("id"), reply.Number("status"), reply.GetProperty("result").Number("subscriptionId")));
        await socket.SendAsync(exchange.SubscriptionOf(exchange.Now()));
        AssertRefused(await socket.ReadAsync(), 400, -2035);
        await socket.SendAsync("""{"id":2,"method":"userDataStream.unsubscribe","params":{"subscriptionId":0}}""");
        Assert.Equal(200, (await socket.ReadAsync()).Number("status"));
        (await exchange.PlaceLimitAsync("BUY", "0.3", "60000")).Ok();
        await socket.SendAsync("""{"id":3,"method":"ping"}""");
        Assert.Equal(3, (await socket.ReadAsync()).Number("id"));
        await socket.SendAsync("""{"id":null,"method":"time"}""");
        Assert.InRange((await socket.ReadAsync()).GetProperty("result").Number("serverTime"), 1, long.MaxValue);
        await socket.SendAsync("""{"id":5,"method":"userDataStream.start"}""");
        AssertRefused(await socket.ReadAsync(), 400, -1020);
        await socket.SendAsync("no JSON");
        AssertRefused(await socket.ReadAsync(), 400, -1135);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_there_and_told()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenUserStreamAsync();
        await exchange.ControlAsync(HttpMethod.Post, "faults", """{"kind":"errorAfter","match":"/api/v3/order","method":"POST","status":503,"count":1}""");
        (await exchange.PlaceLimitAsync("BUY", "0.3", "60000", "mine")).Refused(503, -1007);
        Assert.Equal("executionReport NEW NEW mine", Summary((await socket.ReadEventsAsync(1))[0]));
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine")).Ok();
        await exchange.ControlAsync(HttpMethod.Post, "faults", """{"kind":"rateLimited","match":"/api/v3/*","retryAfterSeconds":7,"count":1}""");
        var limited = await exchange.PlaceLimitAsync("BUY", "0.3", "60000", "other");
        limited.Refused(429, -1003);
        Assert.Equal("7", limited.Headers["Retry-After"]);
        Assert.Single(exchange.Engine.GetOrders("user"));
    }

    [Fact]
    public async Task Account_events_can_be_lost_alone()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenUserStreamAsync();
        await exchange.ControlAsync(HttpMethod.Post, "faults", """{"kind":"messageLost","match":"user","count":1}""");
        (await exchange.PlaceLimitAsync("BUY", "0.3", "60000", "mine")).Ok();
        Assert.Equal("outboundAccountPosition", (await socket.ReadEventsAsync(1))[0].Text("e"));
    }

    private static string Summary(JsonElement report) => $"{report.Text("e")} {report.Text("x")} {report.Text("X")} {report.Text("c")}";

    private static (string? Asset, decimal Free, decimal Locked) Balance(JsonElement position, string asset)
    {
        Assert.Equal("outboundAccountPosition", position.Text("e"));
        var balance = position.GetProperty("B").EnumerateArray().Single(balance => balance.Text("a") == asset);
        return (balance.Text("a"), balance.Exact("f"), balance.Exact("l"));
    }

    private static void AssertRefused(JsonElement reply, int status, int code)
    {
        Assert.Equal(status, reply.Number("status"));
        Assert.Equal(code, reply.GetProperty("error").Number("code"));
    }
}
