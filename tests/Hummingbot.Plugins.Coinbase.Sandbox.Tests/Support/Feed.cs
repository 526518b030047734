using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

/// <summary>A connection to the feed.</summary>
public sealed class Feed(Venue venue) : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task OpenAsync() => _socket.ConnectAsync(venue.Endpoints.Endpoints["webSocket"], Cancellation);

    public async Task SayAsync(string text) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    /// <summary>Subscribes to channels of the pair and reads the acknowledgement.</summary>
    public async Task<JsonElement> SubscribeAsync(params string[] channels)
    {
        await SayAsync(Subscription(channels, login: string.Empty));
        return await ReadAsync("subscriptions");
    }

    /// <summary>As <see cref="SubscribeAsync"/>, with the user's keys.</summary>
    public async Task<JsonElement> SubscribeSignedAsync(params string[] channels)
    {
        var (key, timestamp) = (venue.User, venue.Timestamp());
        var signature = Venue.Sign(key.Secret, $"{timestamp}GET/users/self/verify");
        await SayAsync(Subscription(
            channels,
            $$""","key":"{{key.Key}}","passphrase":"{{key.Passphrase}}","timestamp":"{{timestamp}}","signature":"{{signature}}" """));
        return await ReadAsync("subscriptions");
    }

    /// <summary>Everything that was sent before now: what comes until an answer that is asked for here.</summary>
    /// <param name="question">What is asked, to be answered by the subscriptions.</param>
    public async Task<List<JsonElement>> ReadAllAsync(string question = """{"type":"unsubscribe","channels":["status"]}""")
    {
        await SayAsync(question);
        var messages = new List<JsonElement>();
        while (await ReadAsync() is var message && message.Text("type") != "subscriptions") messages.Add(message);
        return messages;
    }

    /// <summary>The next message, which is of a type.</summary>
    public async Task<JsonElement> ReadAsync(string type)
    {
        var message = await ReadAsync();
        Assert.True(message.Text("type") == type, message.ToString());
        return message;
    }

    public async Task<JsonElement> ReadAsync()
    {
        using var document = JsonDocument.Parse(await ReadTextAsync() ?? throw new IOException("The connection broke."));
        return document.RootElement.Clone();
    }

    /// <summary>The next message; of a close, its status; <see langword="null"/> when the connection breaks.</summary>
    public async Task<string?> ReadTextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Venue.Patience);
        using var text = new MemoryStream();
        var buffer = new byte[8_192];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer, patience.Token);
                if (received.MessageType == WebSocketMessageType.Close) return $"close {(int)received.CloseStatus!}";
                text.Write(buffer, 0, received.Count);
                if (received.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static string Subscription(string[] channels, string login) =>
        $$"""{"type":"subscribe","product_ids":["{{Venue.Pair}}"],"channels":{{JsonSerializer.Serialize(channels)}}{{login}}}""";
}
