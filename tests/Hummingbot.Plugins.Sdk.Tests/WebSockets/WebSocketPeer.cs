using System.Net.WebSockets;
using System.Text;
using Hummingbot.Plugins.Sdk.Tests.Support;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

/// <summary>The venue's end of a socket, on a real server.</summary>
internal sealed class WebSocketPeer(WebSocket socket, int number, CancellationToken gone)
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>The how-manieth connection this is, from 1.</summary>
    public int Number => number;

    public WebSocket Socket => socket;

    public CancellationToken Gone => gone;

    public static Task<LoopbackServer> StartAsync(Func<WebSocketPeer, Task> serve)
    {
        var connections = 0;
        return LoopbackServer.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            try
            {
                await serve(new WebSocketPeer(socket, Interlocked.Increment(ref connections), context.RequestAborted));
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
            {
                // The client went away, which is its right.
            }
        });
    }

    public async Task<string> ReceiveAsync()
    {
        var result = await socket.ReceiveAsync(_buffer, gone);
        return result.MessageType == WebSocketMessageType.Close ? $"close {(int?)result.CloseStatus}" : Encoding.UTF8.GetString(_buffer, 0, result.Count);
    }

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, gone);

    /// <summary>Answers the client's close, or waits until it is gone.</summary>
    public async Task ServeToTheEndAsync()
    {
        while (!(await ReceiveAsync()).StartsWith("close", StringComparison.Ordinal))
        {
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone);
    }
}
