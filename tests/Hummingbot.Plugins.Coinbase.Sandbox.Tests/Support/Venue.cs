using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

/// <summary>A started sandbox, and a client that knows nothing but the venue's documentation.</summary>
public sealed class Venue : IAsyncDisposable
{
    public const string Pair = "BTC-USD";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    // On a connection of its own, as a test beside a connector makes its control calls.
    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly List<Feed> _feeds = [];

    private Venue(CoinbaseSandbox sandbox, SandboxEndpoints endpoints)
    {
        Sandbox = sandbox;
        Endpoints = endpoints;
    }

    public CoinbaseSandbox Sandbox { get; }

    public SandboxEndpoints Endpoints { get; }

    public MatchingEngine Engine => Sandbox.Engine;

    public ApiKey User => Sandbox.ApiKeys[0];

    private static Dictionary<string, decimal> EnoughOfEverything { get; } = new() { ["BTC"] = 50, ["ETH"] = 500, ["USD"] = 1_000_000 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Venue> StartAsync(TimeProvider? time = null, SandboxOptions? options = null)
    {
        var sandbox = new CoinbaseSandbox(time ?? TimeProvider.System, NullLoggerFactory.Instance);
        options ??= new SandboxOptions { RunMarketMakers = false, InitialBalances = EnoughOfEverything };
        return new Venue(sandbox, await sandbox.StartAsync(options, Cancellation));
    }

    /// <summary>base64(HMAC-SHA256(base64decode(secret), prehash)).</summary>
    public static string Sign(string secret, string prehash) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), Encoding.UTF8.GetBytes(prehash)));

    /// <summary>The venue's present second, as clients spell it.</summary>
    public string Timestamp(int secondsAgo = 0) =>
        (Sandbox.Clock.GetUtcNow().ToUnixTimeSeconds() - secondsAgo).ToString(CultureInfo.InvariantCulture);

    /// <summary>A request without keys.</summary>
    public async Task<Reply> GetAsync(string target)
    {
        using var request = Request(HttpMethod.Get, target, body: null);
        return await SendAsync(request);
    }

    /// <summary>A signed request.</summary>
    public async Task<Reply> SignedAsync(HttpMethod method, string target, string? body = null, ApiKey? key = null)
    {
        key ??= User;
        using var request = Request(method, target, body);
        var timestamp = Timestamp();
        AddKeys(request, key.Key, key.Passphrase!, timestamp, Sign(key.Secret, $"{timestamp}{method.Method}{target}{body}"));
        return await SendAsync(request);
    }

    public HttpRequestMessage Request(HttpMethod method, string target, string? body)
    {
        var request = new HttpRequestMessage(method, new Uri(Endpoints.Endpoints["rest"], target));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("tests", "1.0"));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    public static void AddKeys(HttpRequestMessage request, string key, string passphrase, string timestamp, string signature)
    {
        request.Headers.Add("CB-ACCESS-KEY", key);
        request.Headers.Add("CB-ACCESS-PASSPHRASE", passphrase);
        request.Headers.Add("CB-ACCESS-TIMESTAMP", timestamp);
        request.Headers.Add("CB-ACCESS-SIGN", signature);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Cancellation);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return new Reply((int)response.StatusCode, document.RootElement.Clone(), response.Headers);
    }

    /// <summary>Places an order that the venue takes and gives its id.</summary>
    public async Task<string> PlaceAsync(string body)
    {
        var reply = await SignedAsync(HttpMethod.Post, "/orders", body);
        Assert.True(reply.Status == 200 && reply.Body.Text("status") == "pending", reply.Body.ToString());
        return reply.Body.Text("id")!;
    }

    public Task<Reply> OrderAsync(string id) => SignedAsync(HttpMethod.Get, $"/orders/{id}");

    public async Task<JsonElement> AccountAsync(string currency) =>
        (await SignedAsync(HttpMethod.Get, "/accounts")).Body.EnumerateArray().Single(account => account.Text("currency") == currency);

    /// <summary>Somebody else's limit order.</summary>
    public Order Other(TradeType side, decimal price, decimal amount)
    {
        var placed = Engine.Place(new NewOrder
        {
            Account = VenueSandbox.OtherAccount,
            TradingPair = Pair,
            Side = side,
            Type = OrderType.Limit,
            Price = price,
            Amount = amount,
        });
        Assert.True(placed.IsAccepted, placed.Rejection?.Message);
        return placed.Order;
    }

    public async Task<JsonElement> ControlAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoints.Control!, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _control.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public async Task<Feed> ConnectAsync()
    {
        var feed = new Feed(this);
        _feeds.Add(feed);
        await feed.OpenAsync();
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var feed in _feeds) feed.Dispose();
        _http.Dispose();
        _control.Dispose();
        await Sandbox.DisposeAsync();
    }
}
