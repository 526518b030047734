using System.Net.WebSockets;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Faults;

public sealed class MessageFaultTests
{
    [Theory]
    [InlineData("""{"kind":"messageLost","match":"book","count":1}""", "level 2", "level 3", "level 4")]
    [InlineData("""{"kind":"messageDuplicated","match":"book","count":1}""", "level 1", "level 1", "level 2")]
    [InlineData("""{"kind":"messageReordered","match":"bo*","count":1}""", "level 2", "level 1", "level 3")]
    [InlineData("""{"kind":"messageLost","match":"user"}""", "level 1", "level 2", "level 3")]
    public async Task Messages_of_a_channel_are_lost_doubled_or_swapped(string fault, params string[] expected)
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        await toy.ControlAsync(HttpMethod.Post, "faults", fault);
        toy.ChangeBook(4);
        Assert.Equal(expected, await ToyClient.ReadAsync(socket, 3));
    }

    [Fact]
    public async Task A_delayed_channel_stays_in_order_and_others_go_on()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        var socket = await toy.ConnectAsync();
        await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"messageDelayed","match":"book","delayMilliseconds":3000,"count":1}""");
        toy.ChangeBook(2);
        await ToyClient.SayAsync(socket, "hey");
        Assert.Equal("subscribed ", await ToyClient.ReadAsync(socket));
        time.Advance(TimeSpan.FromSeconds(3));
        toy.ChangeBook();
        Assert.Equal(["level 1", "level 2", "level 3"], await ToyClient.ReadAsync(socket, 3));
    }

    [Fact]
    public async Task Silence_lasts_until_it_is_cleared()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        var set = await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"messageLost"}""");
        toy.ChangeBook(5);
        var id = set.GetProperty("id").GetInt64();
        Assert.Equal(5, (await toy.ControlAsync(HttpMethod.Get, "faults")).GetProperty("faults")[0].GetProperty("hits").GetInt32());
        Assert.True((await toy.ControlAsync(HttpMethod.Delete, $"faults?id={id}")).GetProperty("cleared").GetBoolean());
        toy.ChangeBook();
        Assert.Equal("level 6", await ToyClient.ReadAsync(socket));
    }

    [Fact]
    public async Task A_gap_skips_numbers_that_nobody_ever_gets()
    {
        await using var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        toy.ChangeBook();
        await toy.ControlAsync(HttpMethod.Post, "gap", """{"pair":"BTC-USDT","count":3}""");
        toy.ChangeBook();
        Assert.Equal(["level 1", "level 5"], await ToyClient.ReadAsync(socket, 2));
    }

    [Fact]
    public async Task A_cut_breaks_sessions_and_refuses_new_ones_for_a_while()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        var first = await toy.ConnectAsync();
        var second = await toy.ConnectAsync();
        Assert.Equal(2, (await toy.ControlAsync(HttpMethod.Post, "cut", """{"seconds":5}""")).GetProperty("cut").GetInt32());
        Assert.Null(await ToyClient.ReadAsync(first));
        Assert.Null(await ToyClient.ReadAsync(second));
        await Assert.ThrowsAsync<WebSocketException>(() => toy.ConnectAsync());
        Assert.Equal("ok", await toy.GetAsync("heavy"));
        time.Advance(TimeSpan.FromSeconds(5));
        await toy.ConnectAsync();
    }

    [Fact]
    public async Task A_fault_on_the_path_of_a_stream_strikes_the_handshake()
    {
        await using var toy = await ToyClient.StartAsync();
        await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"requestLost","match":"/stream","count":1}""");
        await Assert.ThrowsAsync<WebSocketException>(() => toy.ConnectAsync());
        await toy.ConnectAsync();
    }
}
