using Hummingbot.Plugins.Testing;
using System.Text;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class RestTests : IAsyncLifetime
{
    private FakeVenue _venue = null!;
    private PluginHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _venue = await FakeVenue.StartAsync();
        _host = new PluginHost(_venue.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _venue.DisposeAsync();
    }

    [Fact]
    public async Task Only_pairs_that_trade_are_fetched() =>
        Assert.Equal(["BTC-USDT", "ETH-BTC"], await _host.Get<ITradingPairFetcher>().FetchTradingPairsAsync(Cancelled));

    [Fact]
    public async Task A_mid_price_is_asked_for_once_within_its_ten_seconds()
    {
        await using var host = new PluginHost(_venue.Settings(), time: new ManualTimeProvider());
        var prices = host.Get<IMidPriceSource>();
        Assert.Equal(100.5m, await prices.GetMidPriceAsync("BTC-USDT", Cancelled));
        Assert.Equal(100.5m, await prices.GetMidPriceAsync("BTC-USDT", Cancelled));
        Assert.Single(_venue.Requests, request => request == "/api/v3/ticker/bookTicker?symbol=BTCUSDT");
    }

    [Fact]
    public async Task A_market_with_an_empty_side_has_no_mid_price()
    {
        _venue.AddMarket("NEWBTC", "NEW", "BTC", 7);
        _venue.ChangeSilently("NEWBTC", isBid: false, 8m, 0m);
        _venue.ChangeSilently("NEWBTC", isBid: false, 9m, 0m);
        Assert.Null(await _host.Get<IMidPriceSource>().GetMidPriceAsync("NEW-BTC", Cancelled));
    }

    [Fact]
    public async Task A_pair_that_the_venue_does_not_have_is_not_found()
    {
        foreach (var call in new Func<Task>[]
        {
            () => _host.Get<IMidPriceSource>().GetMidPriceAsync("NOPE-USDT", Cancelled),
            () => _host.DataSource.GetSnapshotAsync("NOPE-USDT", Cancelled),
            () => _host.DataSource.GetLastTradedPricesAsync(["BTC-USDT", "NOPE-USDT"], Cancelled),
        })
        {
            Assert.Equal(ExchangeErrorKind.NotFound, (await Assert.ThrowsAsync<ExchangeException>(call)).Kind);
        }

        Assert.Single(_venue.Requests); // the list of markets, once
    }

    [Fact]
    public async Task Few_last_prices_are_asked_for_one_by_one_and_many_at_once()
    {
        var few = await _host.DataSource.GetLastTradedPricesAsync(["BTC-USDT", "ETH-BTC"], Cancelled);
        Assert.Equal((100.5m, 2000.5m), (few["BTC-USDT"], few["ETH-BTC"]));
        Assert.Equal(2, _venue.Requests.Count(request => request.StartsWith("/api/v3/ticker/price?symbol=", StringComparison.Ordinal)));

        string[] assets = ["A", "B", "C", "D", "E"];
        await using var host = new PluginHost(_venue.Settings());
        foreach (var asset in assets) _venue.AddMarket($"{asset}BTC", asset, "BTC", 10);
        var many = await host.DataSource.GetLastTradedPricesAsync([.. assets.Select(asset => $"{asset}-BTC")], Cancelled);
        Assert.Equal(assets.Select(asset => KeyValuePair.Create($"{asset}-BTC", 10.5m)), many);
        Assert.Single(_venue.Requests, request => request == "/api/v3/ticker/price");
    }

    [Fact]
    public async Task A_new_order_book_is_the_venues_snapshot_at_the_depth_that_is_set()
    {
        var settings = _venue.Settings() with { Values = new Dictionary<string, string> { ["depthLimit"] = "5000" } };
        await using var host = new PluginHost(settings);
        var book = await host.DataSource.GetNewOrderBookAsync("BTC-USDT", Cancelled);
        Assert.Equal((1000L, 2, 2, 100m, 101m), (book.SnapshotUpdateId, book.BidCount, book.AskCount, book.BestBid?.Price, book.BestAsk?.Price));
        Assert.Contains("/api/v3/depth?symbol=BTCUSDT&limit=5000", _venue.Requests);
    }

    [Theory]
    [InlineData(400, -1121, ExchangeErrorKind.NotFound)]
    [InlineData(400, -2013, ExchangeErrorKind.NotFound)]
    [InlineData(400, -2026, ExchangeErrorKind.NotFound)]
    [InlineData(400, -2011, ExchangeErrorKind.Refused)]
    [InlineData(400, -2010, ExchangeErrorKind.Refused)]
    [InlineData(400, -1111, ExchangeErrorKind.Refused)]
    [InlineData(400, -1013, ExchangeErrorKind.Refused)]
    [InlineData(400, -1021, ExchangeErrorKind.Clock)]
    [InlineData(400, -1022, ExchangeErrorKind.Authentication)]
    [InlineData(401, -2015, ExchangeErrorKind.Authentication)]
    [InlineData(400, -2014, ExchangeErrorKind.Authentication)]
    [InlineData(429, -1003, ExchangeErrorKind.RateLimited)]
    [InlineData(418, -1003, ExchangeErrorKind.RateLimited)]
    [InlineData(429, -1015, ExchangeErrorKind.RateLimited)]
    [InlineData(503, -1008, ExchangeErrorKind.RateLimited)]
    [InlineData(503, -1007, ExchangeErrorKind.Unknown)]
    [InlineData(429, -1034, ExchangeErrorKind.RateLimited)]
    [InlineData(400, -1006, ExchangeErrorKind.Unknown)]
    [InlineData(400, -1000, ExchangeErrorKind.Unknown)]
    [InlineData(400, -1001, ExchangeErrorKind.Unknown)]
    [InlineData(401, -1002, ExchangeErrorKind.Authentication)]
    public void A_refusal_says_what_kind_it_is_in_the_venues_words(int status, int code, ExchangeErrorKind kind)
    {
        var error = BinanceErrors.Translate(status, Encoding.UTF8.GetBytes($$"""{"code":{{code}},"msg":"The venue's words."}"""));
        Assert.Equal((kind, $"{code}"), (error!.Kind, error.VenueCode));
        Assert.Contains("The venue's words.", error.Message);
    }

    [Theory]
    [InlineData(-2011, "Unknown order sent.", ExchangeErrorKind.NotFound)]
    [InlineData(-2011, "Order was not canceled due to cancel restrictions.", ExchangeErrorKind.Refused)]
    [InlineData(-2013, "Order does not exist.", ExchangeErrorKind.NotFound)]
    [InlineData(-2010, "Account has insufficient balance for requested action.", ExchangeErrorKind.Refused)]
    [InlineData(-2010, "Order would immediately match and take.", ExchangeErrorKind.Refused)]
    [InlineData(-2010, "Duplicate order sent.", ExchangeErrorKind.Refused)]
    [InlineData(-2010, "Market is closed.", ExchangeErrorKind.Refused)]
    [InlineData(-1013, "Filter failure: NOTIONAL", ExchangeErrorKind.Refused)]
    [InlineData(-1021, "Timestamp for this request was 1000ms ahead of the server's time.", ExchangeErrorKind.Clock)]
    [InlineData(-1015, "Too many new orders; current limit is 50 orders per 10 SECOND.", ExchangeErrorKind.RateLimited)]
    [InlineData(-1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.", ExchangeErrorKind.Unknown)]
    public void A_refusal_about_an_order_keeps_the_venues_words_and_number(int code, string words, ExchangeErrorKind kind)
    {
        var error = BinanceErrors.Translate(400, Encoding.UTF8.GetBytes($$"""{"code":{{code}},"msg":"{{words}}"}"""));
        Assert.Equal((kind, $"{code}", $"{words} (code {code})"), (error!.Kind, error.VenueCode, error.Message));
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(403, "<html>WAF</html>")]
    [InlineData(404, """{"error":"not found"}""")]
    [InlineData(500, """{"code":-2013,"msg":"Order does not exist."}""")]
    [InlineData(400, "[]")]
    [InlineData(400, "")]
    public void What_is_not_the_venues_word_is_left_to_the_status(int status, string body) =>
        Assert.Null(BinanceErrors.Translate(status, Encoding.UTF8.GetBytes(body)));
}
