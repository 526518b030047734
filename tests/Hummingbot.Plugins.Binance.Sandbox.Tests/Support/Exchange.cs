using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

/// <summary>A running sandbox and a client of it that knows nothing but the venue's documentation.</summary>
public sealed class Exchange : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<Socket> _sockets = [];

    private Exchange(BinanceSandbox sandbox, SandboxEndpoints endpoints)
    {
        Sandbox = sandbox;
        Endpoints = endpoints;
    }

    public BinanceSandbox Sandbox { get; }

    public SandboxEndpoints Endpoints { get; }

    public MatchingEngine Engine => Sandbox.Engine;

    public string ApiKey => Endpoints.Credentials["api_key"];

    public string Secret => Endpoints.Credentials["api_secret"];

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Exchange> StartAsync(SandboxOptions? options = null, TimeProvider? time = null)
    {
        var sandbox = new BinanceSandbox(time ?? TimeProvider.System, NullLoggerFactory.Instance);
        return new Exchange(sandbox, await sandbox.StartAsync(options ?? new SandboxOptions { RunMarketMakers = false }, Cancellation));
    }

    public static string Sign(string secret, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));

    public string Signature(string payload) => Sign(Secret, payload);

    public string Now(int shift = 0) =>
        (Sandbox.Clock.GetUtcNow().ToUnixTimeMilliseconds() + shift).ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a request exactly as given.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string target, string? form = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoints.Endpoints["rest"], target));
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        if (key is not null) request.Headers.Add("X-MBX-APIKEY", key);
        using var response = await _http.SendAsync(request, Cancellation);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), headers);
    }

    public Task<Answer> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    /// <summary>Signs and sends: the parameters of a POST in its body, those of others in the query.</summary>
    public Task<Answer> SignedAsync(HttpMethod method, string path, string parameters = "")
    {
        var payload = $"{parameters}{(parameters.Length > 0 ? "&" : string.Empty)}timestamp={Now()}";
        var signed = $"{payload}&signature={Sign(Secret, payload)}";
        return method == HttpMethod.Post ? SendAsync(method, path, signed, ApiKey) : SendAsync(method, $"{path}?{signed}", null, ApiKey);
    }

    public Task<Answer> PlaceAsync(string parameters) => SignedAsync(HttpMethod.Post, "/api/v3/order", parameters);

    public Task<Answer> PlaceLimitAsync(string side, string quantity, string price, string? id = null) =>
        PlaceAsync($"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}{(id is null ? "" : "&newClientOrderId=" + id)}");

    public async Task<JsonElement> ControlAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoints.Control!, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _control.SendAsync(request, Cancellation);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), []);
        return answer.Ok();
    }

    public async Task<Socket> OpenStreamAsync(string target)
    {
        var socket = await OpenAsync(new Uri(Endpoints.Endpoints["webSocket"], target));
        // An answer shows that the session is up, and hears of what happens from here on.
        await socket.AskAsync("""{"method":"LIST_SUBSCRIPTIONS","id":0}""");
        return socket;
    }

    public Task<Socket> OpenApiAsync() => OpenAsync(Endpoints.Endpoints["userStream"]);

    /// <summary>Opens the WebSocket API and subscribes to the account's stream.</summary>
    public async Task<Socket> OpenUserStreamAsync()
    {
        var socket = await OpenApiAsync();
        await socket.SendAsync(SubscriptionOf(Now()));
        var reply = await socket.ReadAsync();
        Assert.Equal(200, reply.GetProperty("status").GetInt32());
        return socket;
    }

    public string SubscriptionOf(string timestamp, string? signature = null)
    {
        signature ??= Sign(Secret, $"apiKey={ApiKey}&timestamp={timestamp}");
        return $$$"""{"id":"sub","method":"userDataStream.subscribe.signature","params":{"apiKey":"{{{ApiKey}}}","timestamp":{{{timestamp}}},"signature":"{{{signature}}}"}}""";
    }

    /// <summary>Lets somebody else trade.</summary>
    public Order Other(TradeType side, decimal price, decimal amount, OrderType type = OrderType.Limit)
    {
        var placed = Engine.Place(new NewOrder
        {
            Account = VenueSandbox.OtherAccount,
            TradingPair = "BTC-USDT",
            Side = side,
            Type = type,
            Price = type == OrderType.Market ? null : price,
            Amount = amount,
        });
        Assert.True(placed.IsAccepted, placed.Rejection?.Message);
        return placed.Order;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        _http.Dispose();
        _control.Dispose();
        await Sandbox.DisposeAsync();
    }

    private async Task<Socket> OpenAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        var result = new Socket(socket);
        _sockets.Add(result);
        await socket.ConnectAsync(address, Cancellation);
        return result;
    }
}
