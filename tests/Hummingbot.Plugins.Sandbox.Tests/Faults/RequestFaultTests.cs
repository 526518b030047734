using System.Net;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Faults;

public sealed class RequestFaultTests
{
    [Theory]
    [InlineData("requestLost", false)]
    [InlineData("responseLost", true)]
    public async Task A_lost_request_had_no_effect_and_a_lost_response_had(string kind, bool hadEffect)
    {
        await using var toy = await ToyClient.StartAsync();
        await toy.ControlAsync(HttpMethod.Post, "faults", $$"""{"kind":"{{kind}}","match":"/orders/*","method":"POST","count":1}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => toy.SignedAsync(HttpMethod.Post, "/orders/mine"));
        using var answer = await toy.SignedAsync(HttpMethod.Get, "/orders/mine");
        Assert.Equal(hadEffect, answer.IsSuccessStatusCode);
        var entry = toy.Sandbox.Log.Entries[0];
        Assert.Null(entry.Status);
        Assert.Equal(kind, entry.Fault, ignoreCase: true);
    }

    [Theory]
    [InlineData("errorBefore", 502, false)]
    [InlineData("errorAfter", 504, true)]
    [InlineData("rateLimited", 429, false)]
    public async Task Errors_come_before_or_after_the_effect(string kind, int status, bool hadEffect)
    {
        await using var toy = await ToyClient.StartAsync();
        await toy.ControlAsync(
            HttpMethod.Post, "faults", $$"""{"kind":"{{kind}}","match":"/orders/mine","status":{{status}},"count":1,"retryAfterSeconds":7}""");
        using (var answer = await toy.SignedAsync(HttpMethod.Post, "/orders/mine"))
        {
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(kind == "rateLimited" ? TimeSpan.FromSeconds(7) : null, answer.Headers.RetryAfter?.Delta);
            Assert.StartsWith("toy: ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(hadEffect, toy.Sandbox.Engine.FindOrderByClientOrderId("user", "mine") is not null);
        Assert.Empty(toy.Sandbox.Faults.Active);
    }

    [Fact(Timeout = 120_000)]
    public async Task Delays_hold_the_effect_or_only_the_answer()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"requestDelay","delayMilliseconds":1000,"count":1}""");
        await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"responseDelay","delayMilliseconds":5000,"count":1}""");
        var sending = toy.SignedAsync(HttpMethod.Post, "/orders/mine");
        await TimersAsync();
        Assert.Null(toy.Sandbox.Engine.FindOrderByClientOrderId("user", "mine"));
        time.Advance(TimeSpan.FromSeconds(1));
        await TimersAsync();
        Assert.NotNull(toy.Sandbox.Engine.FindOrderByClientOrderId("user", "mine"));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));
        using var answer = await sending;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // The request comes on a thread of the server's; it waits once its timer is set.
        async Task TimersAsync()
        {
            while (time.TimersSet == 0) await Task.Yield();
        }
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_says_and_only_where_it_says()
    {
        await using var toy = await ToyClient.StartAsync();
        await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"errorBefore","match":"/ti*","count":2}""");
        Assert.Equal("ok", await toy.GetAsync("heavy"));
        Assert.Equal(["toy: ServerError", "toy: ServerError"], [await toy.GetAsync("time"), await toy.GetAsync("time")]);
        Assert.True(long.TryParse(await toy.GetAsync("time"), out _));
    }

    [Fact]
    public async Task A_likely_fault_strikes_the_same_requests_for_the_same_seed()
    {
        Assert.Equal(await PlayAsync(1), await PlayAsync(1));
        Assert.NotEqual(await PlayAsync(1), await PlayAsync(2));

        static async Task<string> PlayAsync(int seed)
        {
            await using var toy = await ToyClient.StartAsync(new SandboxOptions { RunMarketMakers = false, Seed = seed });
            await toy.ControlAsync(HttpMethod.Post, "faults", """{"kind":"errorBefore","match":"/time","probability":0.5}""");
            var outcome = string.Empty;
            for (var i = 0; i < 40; i++) outcome += (await toy.GetAsync("time"))[0] == 't' ? 'x' : '.';
            Assert.InRange(outcome.Count(struck => struck == 'x'), 5, 35);
            return outcome;
        }
    }

    [Fact]
    public async Task The_venues_clock_can_be_wrong()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        await toy.ControlAsync(HttpMethod.Post, "clock", """{"skewMilliseconds":-90000}""");
        using var answer = await toy.SendAsync(HttpMethod.Get, "time");
        var late = time.GetUtcNow() - TimeSpan.FromSeconds(90);
        Assert.Equal($"{late.ToUnixTimeMilliseconds()}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(late, answer.Headers.Date);
        toy.ChangeBook();
        Assert.Equal(late, toy.Sandbox.Engine.GetOpenOrders("other")[0].CreatedAt);
    }

    [Fact]
    public async Task A_restart_breaks_every_connection_and_keeps_the_orders()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        var socket = await toy.ConnectAsync();
        toy.ChangeBook();
        Assert.Equal("level 1", await ToyClient.ReadAsync(socket));
        await toy.ControlAsync(HttpMethod.Post, "restart", """{"seconds":30}""");
        Assert.Null(await ToyClient.ReadAsync(socket));
        await Assert.ThrowsAsync<HttpRequestException>(() => toy.GetAsync("time"));
        Assert.Equal(1, toy.Sandbox.Restarts);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("ok", await toy.GetAsync("heavy"));
        Assert.Single(toy.Sandbox.Engine.GetOpenOrders("other"));
    }
}
