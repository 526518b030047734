using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>
/// The public half of the venue on loopback: markets, snapshots, tickers, and combined streams with subscriptions. Books change when a test says so.
/// </summary>
internal sealed class FakeVenue : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, FakeMarket> _markets = [];
    private readonly List<FakeStream> _streams = [];
    private readonly List<string> _requests = [];
    private readonly Lock _lock = new();
    private int _refusals;

    private FakeVenue(WebApplication app) => _app = app;

    /// <summary>Where the plugin finds this venue instead of the real one.</summary>
    public ExchangeSettings Settings(params IReadOnlyList<string> pairs)
    {
        var address = new Uri(_app.Urls.Single());
        return new ExchangeSettings
        {
            TradingPairs = pairs,
            Endpoints = new Dictionary<string, Uri>
            {
                ["rest"] = address,
                ["webSocket"] = new UriBuilder(address) { Scheme = "ws" }.Uri,
            },
        };
    }

    /// <summary>Path and query of every REST request so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>How many streams were opened.</summary>
    public int StreamsOpened { get; private set; }

    /// <summary>The words with which to refuse subscriptions from now on.</summary>
    public string? SubscriptionRefusal { get; set; }

    public static async Task<FakeVenue> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var venue = new FakeVenue(app);
        venue.AddMarket("BTCUSDT", "BTC", "USDT", 100);
        venue.AddMarket("ETHBTC", "ETH", "BTC", 2000);
        venue.AddMarket("OLDBTC", "OLD", "BTC", 5, status: "BREAK");
        app.UseWebSockets();
        app.Use(venue.CountAsync);
        app.MapGet("/api/v3/exchangeInfo", () => Json($$"""
            {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000}],
             "symbols":[{{venue.Each(market => market.Info)}}]}
            """));
        app.MapGet("/api/v3/depth", (string symbol) => venue.Answer(symbol, market => market.Snapshot()));
        app.MapGet("/api/v3/ticker/bookTicker", (string symbol) => venue.Answer(symbol, market => market.BookTicker()));
        app.MapGet("/api/v3/ticker/price", (string? symbol) =>
            symbol is null ? Json($"[{venue.Each(market => market.Price)}]") : venue.Answer(symbol, market => market.Price));
        app.Map("/stream", venue.ServeStreamAsync);
        await app.StartAsync();
        return venue;
    }

    /// <summary>Answers so many of the next snapshot requests with 429.</summary>
    public void RefuseSnapshots(int count) => Volatile.Write(ref _refusals, count);

    public void AddMarket(string symbol, string baseAsset, string quoteAsset, int bid, string status = "TRADING")
    {
        lock (_lock) _markets[symbol] = new FakeMarket(symbol, baseAsset, quoteAsset, status, bid);
    }

    /// <summary>Changes a level and tells whoever subscribes to the book.</summary>
    /// <returns>The update's id.</returns>
    public long Change(string symbol, bool isBid, decimal price, decimal amount)
    {
        lock (_lock)
        {
            var market = _markets[symbol];
            var update = market.Change(isBid, price, amount);
            Send($"{symbol.ToLowerInvariant()}@depth@100ms", update);
            return market.LastUpdateId;
        }
    }

    /// <summary>Changes a level and tells nobody.</summary>
    public void ChangeSilently(string symbol, bool isBid, decimal price, decimal amount)
    {
        lock (_lock) _markets[symbol].Change(isBid, price, amount);
    }

    public void Trade(string symbol, decimal price, decimal amount, bool buyerIsMaker)
    {
        lock (_lock)
        {
            Send($"{symbol.ToLowerInvariant()}@trade", string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"e":"trade","E":1700000000000,"s":"{{symbol}}","t":1,"p":"{{price}}","q":"{{amount}}","T":1700000000000,"m":{{(buyerIsMaker ? "true" : "false")}},"M":true}"""));
        }
    }

    /// <summary>Sends a message as it is on every stream.</summary>
    public void SendRaw(string message)
    {
        lock (_lock) _streams.ForEach(stream => stream.Send(message));
    }

    /// <summary>Cuts every stream, without a closing handshake.</summary>
    public void CutStreams()
    {
        // A stream that is cut may leave the list before the next is.
        lock (_lock) Array.ForEach([.. _streams], stream => stream.Cut());
    }

    /// <summary>The streams subscribed to at the moment, of all connections.</summary>
    public IReadOnlyList<string> Subscriptions
    {
        get
        {
            lock (_lock) return [.. _streams.SelectMany(stream => stream.Subscriptions).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Waits until so many streams are subscribed to: what changes before is told to nobody.</summary>
    public async Task SubscribedAsync(int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(BookWaiting.Patience);
        while (Subscriptions.Count != count) await Task.Delay(1, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        CutStreams();
        await _app.DisposeAsync();
    }

    private static IResult Json(string body, int status = 200) => Results.Text(body, "application/json", statusCode: status);

    private Task CountAsync(HttpContext http, RequestDelegate next)
    {
        lock (_lock)
        {
            if (!http.WebSockets.IsWebSocketRequest) _requests.Add(http.Request.Path + http.Request.QueryString);
        }

        if (http.Request.Path != "/api/v3/depth" || Interlocked.Decrement(ref _refusals) < 0) return next(http);
        http.Response.StatusCode = 429;
        http.Response.Headers.RetryAfter = "1";
        return http.Response.WriteAsync("""{"code":-1003,"msg":"Too much request weight used; current limit is 6000 request weight per 1 MINUTE."}""");
    }

    private string Each(Func<FakeMarket, string> text)
    {
        lock (_lock) return string.Join(',', _markets.Values.Select(text));
    }

    private IResult Answer(string symbol, Func<FakeMarket, string> text)
    {
        lock (_lock)
            return _markets.TryGetValue(symbol, out var market) ? Json(text(market)) : Json("""{"code":-1121,"msg":"Invalid symbol."}""", 400);
    }

    private void Send(string stream, string data) =>
        _streams.ForEach(open => open.SendIfSubscribed(stream, $$"""{"stream":"{{stream}}","data":{{data}}}"""));

    private async Task ServeStreamAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var stream = new FakeStream(socket);
        lock (_lock)
        {
            _streams.Add(stream);
            StreamsOpened++;
        }

        try
        {
            await stream.ServeAsync(() => SubscriptionRefusal, OnSubscribed);
        }
        finally
        {
            lock (_lock) _streams.Remove(stream);
        }
    }

    // A living market moves at once, so that nobody waits long for the first diff.
    private void OnSubscribed(string stream)
    {
        lock (_lock)
        {
            var symbol = stream.Split('@')[0].ToUpperInvariant();
            if (!stream.Contains("@depth") || !_markets.TryGetValue(symbol, out var market)) return;
            Send(stream, market.Change(isBid: true, market.FirstBid, 1.5m));
        }
    }
}
