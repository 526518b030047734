using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Sandbox.Tests.Support;

/// <summary>A started toy venue and a client of it.</summary>
public sealed class ToyClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    // Control calls come on a connection of their own, as a test beside a connector makes them.
    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly List<ClientWebSocket> _sockets = [];

    private ToyClient(ToySandbox sandbox, SandboxEndpoints endpoints)
    {
        Sandbox = sandbox;
        Endpoints = endpoints;
    }

    public ToySandbox Sandbox { get; }

    public SandboxEndpoints Endpoints { get; }

    public static async Task<ToyClient> StartAsync(SandboxOptions? options = null, TimeProvider? time = null)
    {
        var sandbox = new ToySandbox(time);
        return new ToyClient(sandbox, await sandbox.StartAsync(options ?? new SandboxOptions { RunMarketMakers = false }, Cancellation));
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null) =>
        _http.SendAsync(new HttpRequestMessage(method, new Uri(Endpoints.Endpoints["rest"], path)) { Content = content }, Cancellation);

    public Task<HttpResponseMessage> SignedAsync(HttpMethod method, string path, string? signature = null)
    {
        signature ??= ToySandbox.Sign(Endpoints.Credentials["secret_key"], path);
        var request = new HttpRequestMessage(method, new Uri(Endpoints.Endpoints["rest"], $"{path}?x=1&signature={signature}"));
        request.Headers.Add("X-KEY", Endpoints.Credentials["api_key"]);
        return _http.SendAsync(request, Cancellation);
    }

    public async Task<string> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    public async Task<JsonElement> ControlAsync(HttpMethod method, string path, string? body = null, int status = 200)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoints.Control!, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _control.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(status == (int)response.StatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>Opens a WebSocket and reads its greeting.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string greeting = "hello")
    {
        var socket = new ClientWebSocket();
        _sockets.Add(socket);
        await socket.ConnectAsync(Endpoints.Endpoints["webSocket"], Cancellation);
        Assert.Equal(greeting, await ReadAsync(socket));
        return socket;
    }

    public static async Task SayAsync(WebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    /// <summary>The next message; of a close, its status; <see langword="null"/> when the connection breaks.</summary>
    public static async Task<string?> ReadAsync(WebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        var buffer = new byte[1_000];
        try
        {
            var received = await socket.ReceiveAsync(buffer, patience.Token);
            return received.MessageType == WebSocketMessageType.Close
                ? $"close {(int)received.CloseStatus!}"
                : Encoding.UTF8.GetString(buffer, 0, received.Count);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public static async Task<IEnumerable<string?>> ReadAsync(WebSocket socket, int count)
    {
        var messages = new string?[count];
        for (var i = 0; i < count; i++) messages[i] = await ReadAsync(socket);
        return messages;
    }

    /// <summary>Changes a level of the book, which the stream tells with the next update id.</summary>
    public void ChangeBook(int times = 1)
    {
        for (var i = 0; i < times; i++)
            Assert.True(Sandbox.Engine.Place(Desk.Order("other", TradeType.Buy, OrderType.Limit, 10, 0.1m)).IsAccepted);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        _http.Dispose();
        _control.Dispose();
        await Sandbox.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
