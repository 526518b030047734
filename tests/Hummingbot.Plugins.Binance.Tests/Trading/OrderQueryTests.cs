using Hummingbot.Plugins.Binance.Tests.Support;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Binance.Tests.Trading;

/// <summary>What the venue's words come to when one asks for an order.</summary>
public sealed class OrderQueryTests : IAsyncLifetime
{
    private const string Host = "api.binance.com";
    private MockRestServer _venue = null!;
    private PluginHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _venue = await MockRestServer.StartAsync(cancellationToken: Cancelled);
        _venue.SetResponse(HttpMethod.Get, Host, "/api/v3/time", MockResponse.Json("""{"serverTime":1700000000000}"""));
        _venue.SetResponse(HttpMethod.Get, Host, "/api/v3/exchangeInfo", MockResponse.Json(
            """{"symbols":[{"symbol":"LTCBTC","status":"TRADING","baseAsset":"LTC","quoteAsset":"BTC","permissions":["SPOT"],"filters":[]}]}"""));
        _host = new PluginHost(new ExchangeSettings
        {
            Endpoints = new Dictionary<string, Uri> { ["rest"] = _venue.AddressOf(Host) },
            Credentials = new ExchangeCredentials(new Dictionary<string, string> { ["api_key"] = "key", ["api_secret"] = "secret" }),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _venue.DisposeAsync();
    }

    [Fact]
    public async Task An_order_is_asked_for_by_its_client_order_id_and_signed()
    {
        var found = Assert.IsType<OrderQueryOutcome.Found>(await AskAsync(System.Text.Encoding.UTF8.GetString(Sample.Of("Spot/Trading/GetOrder"))));
        Assert.Equal(("myOrder1", OrderState.Open, "LTC-BTC"), (found.Update.ClientOrderId, found.Update.NewState, found.Update.TradingPair));
        var request = _venue.Requests[^1];
        Assert.Equal(["symbol", "origClientOrderId", "timestamp", "signature"], request.Parameters.Keys);
        Assert.Equal(("LTCBTC", "myOrder1", "key"), (request.Parameters["symbol"], request.Parameters["origClientOrderId"], request.Headers["X-MBX-APIKEY"]));
        Assert.StartsWith("17000000", request.Parameters["timestamp"]);
    }

    [Fact]
    public async Task The_venues_own_word_says_that_there_is_no_such_order() =>
        Assert.IsType<OrderQueryOutcome.Absent>(await AskAsync("""{"code":-2013,"msg":"Order does not exist."}""", 400));

    [Fact]
    public async Task An_order_in_the_archive_ended_without_an_execution()
    {
        var found = Assert.IsType<OrderQueryOutcome.Found>(await AskAsync(
            """{"code":-2026,"msg":"Order was canceled or expired with no executed qty over 90 days ago and has been archived."}""", 400));
        Assert.Equal((OrderState.Canceled, 0m), (found.Update.NewState, found.Update.ExecutedAmountBase));
    }

    [Theory]
    [InlineData("""{"code":-1121,"msg":"Invalid symbol."}""", 400)]
    [InlineData("""{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""", 401)]
    [InlineData("""{"code":-2013,"msg":"Order does not exist."}""", 500)]
    [InlineData("<html>not found</html>", 404)]
    [InlineData("""{"symbol":"LTCBTC","orderId":1,"clientOrderId":"myOrder1","status":"SHRUGGED"}""", 200)]
    [InlineData("""{"symbol":"LTCBTC"}""", 200)]
    public async Task Whatever_else_is_said_leaves_open_what_became_of_it(string body, int status) =>
        Assert.IsType<OrderQueryOutcome.Unknown>(await AskAsync(body, status));

    [Fact]
    public async Task A_pair_that_the_venue_does_not_list_or_that_is_not_given_leaves_it_open_too()
    {
        var connector = _host.Get<IExchangeConnector>();
        Assert.IsType<OrderQueryOutcome.Unknown>(await connector.GetOrderAsync("myOrder1", "NOPE-BTC", Cancelled));
        Assert.IsType<OrderQueryOutcome.Unknown>(await connector.GetOrderAsync("myOrder1", null, Cancelled));
    }

    private async Task<OrderQueryOutcome> AskAsync(string body, int status = 200)
    {
        _venue.SetResponse(HttpMethod.Get, Host, "/api/v3/order", MockResponse.Json(body, status));
        return await _host.Get<IExchangeConnector>().GetOrderAsync("myOrder1", "LTC-BTC", Cancelled);
    }
}
