using Hummingbot.Plugins.Sdk.Tests.Support;
namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

public sealed class ConnectionAgeTests
{
    [Fact]
    public async Task A_connection_of_the_planned_age_is_closed_cleanly_and_made_anew()
    {
        var closes = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.SendAsync($"{await peer.ReceiveAsync()} {peer.Number}");
            if (peer.Number == 1) closes.TrySetResult(await peer.ReceiveAsync());
            await peer.ServeToTheEndAsync();
        });
        var time = new ManualTimeProvider();
        await using var running = new RunningConnection(
            new() { Uri = server.WebSocket, MaxAge = TimeSpan.FromHours(1), IdleTimeout = Timeout.InfiniteTimeSpan }, time: time);
        Assert.Equal("subscribe 1", await running.Session.NextMessageAsync());
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("it reached its planned age", await running.Session.NextEndAsync());
        Assert.Equal("subscribe 2", await running.Session.NextMessageAsync());
        Assert.StartsWith("close", await closes.Task.InTime(), StringComparison.Ordinal);
    }
}
