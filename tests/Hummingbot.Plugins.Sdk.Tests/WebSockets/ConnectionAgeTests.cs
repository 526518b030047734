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
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, MaxAge = TimeSpan.FromMilliseconds(200) });
        Assert.Equal("subscribe 1", await running.Session.NextMessageAsync());
        Assert.Equal("it reached its planned age", await running.Session.NextEndAsync());
        Assert.Equal("subscribe 2", await running.Session.NextMessageAsync());
        Assert.StartsWith("close", await closes.Task, StringComparison.Ordinal);
    }
}
