using System.Net.WebSockets;
using System.Text;

namespace Hummingbot.Plugins.Testing.Tests;

public sealed class MockWebSocketServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_leave_in_the_order_of_their_delays_and_among_equals_of_their_sending()
    {
        var time = new ManualTimeProvider();
        await using var server = await MockWebSocketServer.StartAsync(time, Cancelled);
        using var client = await ConnectAsync(server, "ws/key");
        var connection = await server.NextConnectionAsync(Cancelled);
        Assert.Equal("/ws/key", connection.PathAndQuery);
        connection.Send("fill", TimeSpan.FromMilliseconds(110));
        connection.Send("new", TimeSpan.FromMilliseconds(100));
        connection.Send("second fill", TimeSpan.FromMilliseconds(110));
        connection.Send("at once");
        Assert.Equal("at once", await ReadAsync(client));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["new", "fill", "second fill"], [await ReadAsync(client), await ReadAsync(client), await ReadAsync(client)]);
    }

    [Fact]
    public async Task Stock_replies_answer_each_client_on_its_own_connection()
    {
        await using var server = await MockWebSocketServer.StartAsync(cancellationToken: Cancelled);
        server.SetStockReply("subscribe", "subscribed");
        using var one = await ConnectAsync(server, "one");
        using var two = await ConnectAsync(server, "two");
        await WriteAsync(two, """{"op":"subscribe"}""");
        Assert.Equal("subscribed", await ReadAsync(two));
        server.SetStockReply("subscribe", "again");
        await WriteAsync(one, """{"op":"subscribe"}""");
        Assert.Equal("again", await ReadAsync(one));
        Assert.Equal(["/one", "/two"], server.Connections.Select(connection => connection.PathAndQuery).Order());
        Assert.All(server.Connections, connection => Assert.Single(connection.Messages));
    }

    [Fact]
    public async Task A_cut_breaks_connections_without_a_word()
    {
        await using var server = await MockWebSocketServer.StartAsync(cancellationToken: Cancelled);
        using var client = await ConnectAsync(server, "");
        await server.NextConnectionAsync(Cancelled);
        server.Cut();
        await Assert.ThrowsAsync<WebSocketException>(() => ReadAsync(client));
        using var next = await ConnectAsync(server, "next");
        Assert.Equal("/next", (await server.NextConnectionAsync(Cancelled)).PathAndQuery);
    }

    private static async Task<ClientWebSocket> ConnectAsync(MockWebSocketServer server, string path)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri(server.Address, path), Cancelled);
        return client;
    }

    private static Task WriteAsync(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancelled);

    private static async Task<string> ReadAsync(ClientWebSocket client)
    {
        var buffer = new byte[1000];
        var result = await client.ReceiveAsync(buffer, Cancelled);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
