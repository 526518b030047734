using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>The venue on a loopback port: products, books, tickers, and a feed that checks subscriptions and signatures itself.</summary>
internal sealed class FakeCoinbase : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Subscriber, bool> _subscribers = new();
    private readonly ConcurrentDictionary<string, int> _requests = new();

    private FakeCoinbase(WebApplication app) => _app = app;

    /// <summary>The answers of REST by path and query; a status of its own goes before the body as in <c>404 {…}</c>.</summary>
    public ConcurrentDictionary<string, Func<string>> Answers { get; } = new();

    /// <summary>The snapshots that the feed sends for a product's levels.</summary>
    public ConcurrentDictionary<string, string> Snapshots { get; } = new();

    /// <summary>What clients asked of the feed: <c>subscribe ETH-USD,BTC-USD level2_batch,matches,heartbeat</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How far the venue's clock is ahead; the feed then refuses logins that do not know it.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>The clock of the plugins that connect; the system's unless set.</summary>
    public TimeProvider? Time { get; set; }

    public Uri RestAddress => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public Uri FeedAddress => new UriBuilder(RestAddress) { Scheme = "ws" }.Uri;

    public static async Task<FakeCoinbase> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var venue = new FakeCoinbase(app);
        app.UseWebSockets();
        app.Run(venue.ServeAsync);
        venue.Answers["/products"] = () => Frames.Products;
        venue.Answers["/time"] = () => $$"""{"iso":"{{TimeProvider.System.GetUtcNow() + venue.Skew:yyyy-MM-ddTHH:mm:ss.fffZ}}","epoch":0.0}""";
        await app.StartAsync(TestContext.Current.CancellationToken);
        return venue;
    }

    public int CountOf(string pathAndQuery) => _requests.GetValueOrDefault(pathAndQuery);

    public PluginHost Connect(string orderBook, ExchangeCredentials? credentials = null, params IReadOnlyList<string> pairs) =>
        Connect(orderBook, credentials, tap: null, pairs);

    public PluginHost Connect(string orderBook, ExchangeCredentials? credentials, IWireTap? tap, params IReadOnlyList<string> pairs) => new(
        PluginHost.Settings(orderBook, credentials, pairs) with
        {
            Endpoints = new Dictionary<string, Uri> { ["rest"] = RestAddress, ["webSocket"] = FeedAddress },
        },
        tap,
        Time);

    /// <summary>Waits until somebody is subscribed to a product: what is sent before reaches nobody.</summary>
    public Task SubscribedAsync(string product) => Soon.Until(() => _subscribers.Keys.Any(subscriber => subscriber.Products.ContainsKey(product)));

    /// <summary>Sends a message to whoever has subscribed to its product.</summary>
    public async Task SendAsync(string product, string frame)
    {
        foreach (var subscriber in _subscribers.Keys.Where(subscriber => subscriber.Products.ContainsKey(product)))
            await subscriber.SendAsync(frame);
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Cut()
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            // Nothing is to be sent to it from now on, however long its task takes to notice.
            _subscribers.TryRemove(subscriber, out _);
            subscriber.Socket.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            await ServeFeedAsync(http);
            return;
        }

        var call = http.Request.Path + http.Request.QueryString;
        _requests.AddOrUpdate(call, 1, (_, count) => count + 1);
        var answer = http.Request.Headers.UserAgent.Count == 0 ? """400 {"message":"User-Agent header is required."}"""
            : Answers.TryGetValue(call, out var answers) ? answers()
            : """404 {"message":"NotFound"}""";
        if (char.IsDigit(answer[0]))
        {
            http.Response.StatusCode = int.Parse(answer[..3], System.Globalization.CultureInfo.InvariantCulture);
            answer = answer[4..];
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer);
    }

    private async Task ServeFeedAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var subscriber = new Subscriber(socket);
        _subscribers[subscriber] = true;
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) break;
                using var request = JsonDocument.Parse(buffer.AsMemory(0, length));
                await AnswerAsync(subscriber, request.RootElement);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
        finally
        {
            _subscribers.TryRemove(subscriber, out _);
        }
    }

    private async Task AnswerAsync(Subscriber subscriber, JsonElement request)
    {
        var type = request.GetProperty("type").GetString();
        var products = request.GetProperty("product_ids").EnumerateArray().Select(product => product.GetString()!).ToList();
        var channels = request.GetProperty("channels").EnumerateArray().Select(channel => channel.GetString()!).ToList();
        Requests.Enqueue($"{type} {string.Join(',', products.Order())} {string.Join(',', channels)}");
        if (type == "unsubscribe")
        {
            foreach (var product in products) subscriber.Products.TryRemove(product, out _);
        }
        else
        {
            var refusal = Refusal(request, products, channels, Skew);
            if (refusal is not null)
            {
                await subscriber.SendAsync(refusal);
                return;
            }

            foreach (var product in products) subscriber.Products[product] = true;
            foreach (var product in products.Where(_ => channels.Exists(channel => channel.StartsWith("level2", StringComparison.Ordinal))))
                await subscriber.SendAsync(Snapshots[product]);
        }

        await subscriber.SendAsync("""{"type":"subscriptions","channels":[{"name":"heartbeat","product_ids":["ETH-USD"]}]}""");
    }

    // One bad product refuses the whole request.
    private static string? Refusal(JsonElement request, List<string> products, List<string> channels, TimeSpan skew)
    {
        using var known = JsonDocument.Parse(Frames.Products);
        var tradable = known.RootElement.EnumerateArray().Where(product => product.GetProperty("status").GetString() == "online")
            .Select(product => product.GetProperty("id").GetString()).ToList();
        if (products.Find(product => !tradable.Contains(product)) is { } unknown)
            return $$"""{"type":"error","message":"Failed to subscribe","reason":"{{unknown}} is not a valid product"}""";
        if (!channels.Exists(channel => channel is "full" or "level2" or "user")) return null;
        if (!request.TryGetProperty("signature", out var signature))
            return """{"type":"error","message":"Failed to subscribe","reason":"level2, level3, and full channels now require authentication."}""";
        var seconds = long.Parse(request.GetProperty("timestamp").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        if ((TimeProvider.System.GetUtcNow() + skew - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > TimeSpan.FromSeconds(30))
            return """{"type":"error","message":"Authentication Failed","reason":"{\"message\":\"request timestamp expired\"}"}""";
        var prehash = request.GetProperty("timestamp").GetString() + "GET/users/self/verify";
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("testSecretBytes1"), Encoding.UTF8.GetBytes(prehash));
        return signature.GetString() == Convert.ToBase64String(expected)
            && request.GetProperty("key").GetString() == "test-key"
            && request.GetProperty("passphrase").GetString() == "test-passphrase"
                ? null
                : """{"type":"error","message":"Authentication Failed","reason":"{\"message\":\"invalid signature\"}"}""";
    }

    private sealed class Subscriber(WebSocket socket) : IDisposable
    {
        private readonly SemaphoreSlim _sending = new(1, 1);

        public WebSocket Socket => socket;

        public ConcurrentDictionary<string, bool> Products { get; } = new();

        public void Dispose() => _sending.Dispose();

        public async Task SendAsync(string frame)
        {
            await _sending.WaitAsync();
            try
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);
            }
            finally
            {
                _sending.Release();
            }
        }
    }
}
