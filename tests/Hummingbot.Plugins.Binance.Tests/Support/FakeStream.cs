using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>One connection to the fake venue's streams.</summary>
internal sealed class FakeStream(WebSocket socket) : IDisposable
{
    private const int LargestRequest = 4088;

    private readonly Channel<string> _outgoing = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _cut = new();
    private readonly HashSet<string> _subscriptions = [];

    public IReadOnlyCollection<string> Subscriptions
    {
        get
        {
            lock (_subscriptions) return [.. _subscriptions];
        }
    }

    public void Send(string message) => _outgoing.Writer.TryWrite(message);

    public void SendIfSubscribed(string stream, string message)
    {
        lock (_subscriptions)
        {
            if (_subscriptions.Contains(stream)) Send(message);
        }
    }

    public void Cut()
    {
        _cut.Cancel();
        socket.Abort();
    }

    public void Dispose() => _cut.Dispose();

    public async Task ServeAsync(Func<string?> refusal, Action<string> onSubscribed)
    {
        var sending = SendAllAsync();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, _cut.Token) is { MessageType: WebSocketMessageType.Text } part)
            {
                // The real venue falls silent, too.
                if (part.Count <= LargestRequest && part.EndOfMessage)
                    Answer(JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement, refusal(), onSubscribed);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _cut.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The other side or a test cut it.
        }

        _outgoing.Writer.TryComplete();
        await sending;
    }

    private void Answer(JsonElement request, string? refusal, Action<string> onSubscribed)
    {
        var id = request.GetProperty("id").GetInt64();
        if (refusal is not null)
        {
            Send($$"""{"error":{"code":2,"msg":"{{refusal}}"},"id":{{id}}}""");
            return;
        }

        var isSubscribe = request.GetProperty("method").GetString() == "SUBSCRIBE";
        var names = request.GetProperty("params").EnumerateArray().Select(name => name.GetString()!).ToList();
        lock (_subscriptions)
        {
            foreach (var name in names) _ = isSubscribe ? _subscriptions.Add(name) : _subscriptions.Remove(name);
        }

        Send($$"""{"result":null,"id":{{id}}}""");
        if (isSubscribe) names.ForEach(onSubscribed);
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(_cut.Token))
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _cut.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection is gone, and with it whatever was still to be sent.
        }
    }
}
