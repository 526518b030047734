using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>A venue on loopback that speaks enough of Binance's wire protocol for one book, which changes all the time.</summary>
internal sealed class BinanceStub : IAsyncDisposable
{
    private const string Filters = """
        [{"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01"},
         {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"9000","stepSize":"0.001"},
         {"filterType":"NOTIONAL","minNotional":"5","applyMinToMarket":true,"maxNotional":"9000000","applyMaxToMarket":false,"avgPriceMins":5}]
        """;

    private readonly WebApplication _app;

    private BinanceStub(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>A configuration that sends the Binance plugin here.</summary>
    public string Configuration => $$"""
        {
          "version": 1,
          "exchanges": {
            "binance": {
              "tradingPairs": ["BTC-USDT"],
              "endpoints": { "rest": "{{Address}}", "webSocket": "ws://{{Address.Authority}}" }
            }
          }
        }
        """;

    public static async Task<BinanceStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(context => AnswerAsync(context, app.Lifetime.ApplicationStopping));
        var stub = new BinanceStub(app);
        await app.StartAsync();
        var server = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>();
        stub.Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext context, CancellationToken stopping)
    {
        var query = context.Request.Query;
        return context.Request.Path.Value switch
        {
            "/api/v3/exchangeInfo" => context.Response.WriteAsync($$"""
                {"timezone":"UTC","serverTime":1700000000000,"rateLimits":[],"exchangeFilters":[],"symbols":[{{Symbol("BTC", "USDT")}},{{Symbol("ETH", "USDT")}},{{Symbol("ETH", "BTC")}}]}
                """, stopping),
            "/api/v3/depth" when query["symbol"] == "BTCUSDT" => context.Response.WriteAsync("""
                {"lastUpdateId":100,"bids":[["99.50","1.500"],["99.00","2.000"]],"asks":[["100.50","0.500"],["101.00","3.000"]]}
                """, stopping),
            "/api/v3/ticker/price" => context.Response.WriteAsync("""{"symbol":"BTCUSDT","price":"100.10000000"}""", stopping),
            "/api/v3/ticker/bookTicker" => context.Response.WriteAsync(
                """{"symbol":"BTCUSDT","bidPrice":"99.50000000","bidQty":"1.5","askPrice":"100.50000000","askQty":"0.5"}""", stopping),
            "/stream" when context.WebSockets.IsWebSocketRequest => StreamAsync(context, stopping),
            _ => RefuseAsync(context),
        };
    }

    private static string Symbol(string baseAsset, string quoteAsset) => $$"""
        {"symbol":"{{baseAsset}}{{quoteAsset}}","status":"TRADING","baseAsset":"{{baseAsset}}","quoteAsset":"{{quoteAsset}}","baseAssetPrecision":8,"quoteAssetPrecision":8,"orderTypes":["LIMIT","LIMIT_MAKER","MARKET"],"isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT"]],"filters":{{Filters}}}
        """;

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("""{"code":-1121,"msg":"Invalid symbol."}""");
    }

    private static async Task StreamAsync(HttpContext context, CancellationToken stopping)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        using var turn = new SemaphoreSlim(1, 1);
        var sending = Task.CompletedTask;
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, ending.Token) is { MessageType: WebSocketMessageType.Text } request)
            {
                using var json = JsonDocument.Parse(buffer.AsMemory(0, request.Count));
                await PutAsync(socket, turn, $$"""{"result":null,"id":{{json.RootElement.GetProperty("id").GetRawText()}}}""", ending.Token);
                if (sending.IsCompleted) sending = SendAsync(socket, turn, ending.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // So is the client.
        }

        await ending.CancelAsync();
        await sending;
    }

    private static async Task SendAsync(WebSocket socket, SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        try
        {
            for (var id = 101; ; id++)
            {
                var amount = (1 + (id % 7)).ToString(CultureInfo.InvariantCulture);
                await PutAsync(
                    socket,
                    turn,
                    $$$"""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1700000000000,"s":"BTCUSDT","U":{{{id}}},"u":{{{id}}},"b":[["99.40","{{{amount}}}.000"]],"a":[]}}""",
                    cancellationToken);
                await PutAsync(
                    socket,
                    turn,
                    $$$"""{"stream":"btcusdt@trade","data":{"e":"trade","E":1700000000000,"s":"BTCUSDT","t":{{{id}}},"p":"100.00","q":"0.25","T":1700000000000,"m":false,"M":true}}""",
                    cancellationToken);
                await Task.Delay(20, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private static async Task PutAsync(WebSocket socket, SemaphoreSlim turn, string text, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }
}
