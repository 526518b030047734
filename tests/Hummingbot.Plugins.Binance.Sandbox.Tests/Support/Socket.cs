using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

/// <summary>A WebSocket connection of a client.</summary>
public sealed class Socket(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly byte[] _buffer = new byte[1024 * 1024];
    private readonly Queue<JsonElement> _early = new();

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Exchange.Cancellation);

    /// <summary>The next message.</summary>
    public async Task<JsonElement> ReadAsync() =>
        await TryReadAsync() ?? throw new InvalidOperationException($"The connection was closed: {socket.CloseStatus} {socket.CloseStatusDescription}");

    /// <summary>Asks and waits for the answer; what comes before it is read afterwards.</summary>
    public async Task AskAsync(string text)
    {
        await SendAsync(text);
        while (true)
        {
            var message = await ReceiveAsync() ?? throw new InvalidOperationException($"The connection was closed: {socket.CloseStatus}");
            if (message.TryGetProperty("result", out _)) return;
            _early.Enqueue(message);
        }
    }

    /// <summary>The next message; <see langword="null"/> when the connection is closed.</summary>
    public async Task<JsonElement?> TryReadAsync() => _early.TryDequeue(out var early) ? early : await ReceiveAsync();

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Exchange.Cancellation);
        patience.CancelAfter(Patience);
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            length += received.Count;
            if (!received.EndOfMessage) continue;
            using var document = JsonDocument.Parse(_buffer.AsMemory(0, length));
            return document.RootElement.Clone();
        }
    }

    /// <summary>The events of the next messages of a user stream.</summary>
    public async Task<JsonElement[]> ReadEventsAsync(int count)
    {
        var events = new JsonElement[count];
        for (var i = 0; i < count; i++) events[i] = (await ReadAsync()).GetProperty("event");
        return events;
    }

    public void Dispose() => socket.Dispose();
}
