using System.Net.WebSockets;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Server;

public sealed class SocketSessionTests
{
    [Fact]
    public async Task A_session_answers_and_follows_the_engine()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        await ToyClient.SayAsync(socket, toy.Endpoints.Credentials["api_key"]);
        Assert.Equal("subscribed user", await ToyClient.ReadAsync(socket));
        using (await toy.SignedAsync(HttpMethod.Post, "/orders/mine"))
        {
        }

        Assert.Equal(["\"OrderAccepted mine\"", "\"OrderOpened mine\"", "level 1"], await ToyClient.ReadAsync(socket, 3));
        toy.ChangeBook();
        Assert.Equal("level 2", await ToyClient.ReadAsync(socket));
        Assert.Equal("subscribe user", toy.Sandbox.Log.Entries.Single(entry => entry.What == "NOTE").Target);
    }

    [Fact]
    public async Task Something_can_be_done_again_and_again()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        await ToyClient.SayAsync(socket, "tick");
        Assert.Equal(["subscribed ", "tick", "tick", "tick"], await ToyClient.ReadAsync(socket, 4));
    }

    [Fact]
    public async Task A_close_by_the_client_is_answered()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task A_message_too_big_or_not_of_text_or_one_too_many_closes_the_session()
    {
        await using var toy = await ToyClient.StartAsync();
        var big = await toy.ConnectAsync();
        await ToyClient.SayAsync(big, new string('x', 501));
        Assert.Equal("close 1009", await ToyClient.ReadAsync(big));
        var binary = await toy.ConnectAsync();
        await binary.SendAsync(new byte[3], WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
        Assert.Equal("close 1003", await ToyClient.ReadAsync(binary));
    }

    [Fact]
    public async Task Too_many_messages_in_a_second_close_the_session()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        var socket = await toy.ConnectAsync();
        for (var i = 0; i < 20; i++) await ToyClient.SayAsync(socket, "x");
        await ToyClient.ReadAsync(socket, 20);
        time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 21; i++) await ToyClient.SayAsync(socket, "x");
        await ToyClient.ReadAsync(socket, 20);
        Assert.Equal("close 1008", await ToyClient.ReadAsync(socket));
    }

    [Fact]
    public async Task A_bug_in_a_session_cuts_it_alone()
    {
        await using var toy = await ToyClient.StartAsync();
        var broken = await toy.ConnectAsync();
        var sound = await toy.ConnectAsync();
        await ToyClient.SayAsync(broken, "bug");
        Assert.Null(await ToyClient.ReadAsync(broken));
        toy.ChangeBook();
        Assert.Equal("level 1", await ToyClient.ReadAsync(sound));
    }

    [Fact]
    public async Task No_more_sessions_than_the_venue_allows()
    {
        await using var toy = await ToyClient.StartAsync();
        for (var i = 0; i < 3; i++) await toy.ConnectAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => toy.ConnectAsync());
        Assert.Equal(503, toy.Sandbox.Log.Entries[^1].Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_client_that_does_not_read_is_cut_and_holds_nobody_up()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        await ToyClient.SayAsync(socket, "pad");
        Assert.Equal("subscribed ", await ToyClient.ReadAsync(socket));
        // Far more than the queue and the buffers of the operating system take.
        for (var i = 0; i < 1_000 && toy.Sandbox.Log.Entries[^1].What != "CLOSE"; i++)
        {
            toy.Sandbox.Engine.Atomically(() =>
            {
                for (var j = 0; j < 10; j++) Change(toy.Sandbox.Engine);
            });
            await Task.Yield();
        }

        while (toy.Sandbox.Log.Entries[^1].What != "CLOSE") await Task.Yield();
        Assert.Equal(("CLOSE", "Cut"), (toy.Sandbox.Log.Entries[^1].What, toy.Sandbox.Log.Entries[^1].Fault));

        static void Change(MatchingEngine engine)
        {
            var order = engine.Place(Desk.Order("other", TradeType.Buy, OrderType.Limit, 10, 0.1m)).Order!;
            engine.Cancel("other", order.Id);
        }
    }
}
