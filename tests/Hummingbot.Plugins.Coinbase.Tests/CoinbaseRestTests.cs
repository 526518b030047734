using System.Text;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseRestTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_pairs_that_can_be_traded_are_fetched()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect("level2_batch");
        Assert.Equal(["BTC-USD", "ETH-USD", "SOL-USD"], await host.Get<ITradingPairFetcher>().FetchTradingPairsAsync(Cancelled));

        venue.Answers["/products"] = () => Recording.Load("coinbase").Single(line => line.IsRest).Body;
        var old = await host.Get<ITradingPairFetcher>().FetchTradingPairsAsync(Cancelled);
        Assert.Equal(162, old.Count);
        Assert.Contains("SKL-BTC", old);
    }

    [Fact]
    public async Task A_mid_price_is_asked_for_once_in_ten_seconds()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Answers["/products/ETH-USD/ticker"] = () =>
            """{"ask":"2001.50","bid":"2000.25","volume":"1.5","trade_id":1,"price":"2001.1","size":"0.01","time":"2026-01-01T00:00:00.1Z"}""";
        venue.Answers["/products/BTC-USD/ticker"] = () => """{"ask":null,"bid":"2000.25","price":"2001.1"}""";
        venue.Time = new StandingTime();
        await using var host = venue.Connect("level2_batch");
        var prices = host.Get<IMidPriceSource>();
        Assert.Equal(2000.875m, await prices.GetMidPriceAsync("ETH-USD", Cancelled));
        Assert.Equal(2000.875m, await prices.GetMidPriceAsync("ETH-USD", Cancelled));
        Assert.Equal(1, venue.CountOf("/products/ETH-USD/ticker"));
        Assert.Null(await prices.GetMidPriceAsync("BTC-USD", Cancelled));
        var error = await Assert.ThrowsAsync<ExchangeException>(() => prices.GetMidPriceAsync("NOPE-USD", Cancelled));
        Assert.Equal(ExchangeErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task Last_prices_are_those_of_the_tickers()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Answers["/products/ETH-USD/ticker"] = () => """{"ask":"2","bid":"1","price":"1.5"}""";
        venue.Answers["/products/BTC-USD/ticker"] = () => """{"ask":"20","bid":"10","price":"15.000000001"}""";
        await using var host = venue.Connect("level2_batch");
        Assert.Equal(
            new Dictionary<string, decimal> { ["ETH-USD"] = 1.5m, ["BTC-USD"] = 15.000000001m },
            await host.DataSource.GetLastTradedPricesAsync(["ETH-USD", "BTC-USD"], Cancelled));
        await Assert.ThrowsAsync<ExchangeException>(() => host.DataSource.GetLastTradedPricesAsync(["ETH-USD", "SOL-USD"], Cancelled));
    }

    [Theory]
    [InlineData("level2_batch", 0L)]
    [InlineData("full", 13051505638L)]
    public async Task A_book_is_had_over_rest_alone(string orderBook, long updateId)
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Answers["/products/ETH-USD/book?level=2"] = () =>
            """
            {"bids":[["6247.58","6.3578146",2],["6247.00","1",1]],"asks":[["6251.52","2",1]],"sequence":13051505638,
            "auction_mode":false,"auction":null,"time":"2021-02-12T01:09:23.334723Z"}
            """;
        venue.Answers["/products/BTC-USD/book?level=2"] = () => """{"bids":[],"asks":[["1","x",1]],"sequence":3}""";
        await using var host = venue.Connect(orderBook, PluginHost.Credentials);
        var book = (await host.DataSource.GetNewOrderBookAsync("ETH-USD", Cancelled)).GetSnapshot();
        Assert.Equal("6247.58:6.3578146 6247:1", book.Bids.Text());
        Assert.Equal("6251.52:2", book.Asks.Text());
        Assert.Equal(updateId, book.UpdateId);

        var bad = await Assert.ThrowsAsync<ExchangeException>(() => host.DataSource.GetSnapshotAsync("BTC-USD", Cancelled));
        Assert.Equal(ExchangeErrorKind.BadData, bad.Kind);
        var missing = await Assert.ThrowsAsync<ExchangeException>(() => host.DataSource.GetSnapshotAsync("SOL-USD", Cancelled));
        Assert.Equal((ExchangeErrorKind.NotFound, (int?)404), (missing.Kind, missing.HttpStatus));
        Assert.Contains("NotFound", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"message":"Insufficient funds"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"Order already done"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"Post only mode"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"Cancel only mode"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"Invalid order id"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"size is too small. Minimum size is 0.001"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"price is too precise (0.001)"}""", ExchangeErrorKind.Refused)]
    [InlineData(400, """{"message":"request timestamp expired"}""", ExchangeErrorKind.Clock)]
    [InlineData(401, """{"message":"request timestamp expired"}""", ExchangeErrorKind.Clock)]
    [InlineData(401, """{"message":"invalid signature"}""", ExchangeErrorKind.Authentication)]
    [InlineData(401, """{"message":"Invalid Passphrase"}""", ExchangeErrorKind.Authentication)]
    [InlineData(401, """{"message":"Invalid API Key"}""", ExchangeErrorKind.Authentication)]
    [InlineData(403, """{"message":"Forbidden"}""", ExchangeErrorKind.Authentication)]
    [InlineData(404, """{"message":"NotFound"}""", ExchangeErrorKind.NotFound)]
    [InlineData(404, """{"message":"order not found"}""", ExchangeErrorKind.NotFound)]
    [InlineData(404, """{"message":"Route moved"}""", ExchangeErrorKind.Refused)]
    [InlineData(429, """{"message":"Public rate limit exceeded"}""", ExchangeErrorKind.RateLimited)]
    [InlineData(429, """{"message":"Private rate limit exceeded"}""", ExchangeErrorKind.RateLimited)]
    public void Errors_are_what_the_venue_says(int status, string body, ExchangeErrorKind kind) =>
        Assert.Equal(kind, CoinbaseErrors.Translate(status, Encoding.UTF8.GetBytes(body))?.Kind);

    [Theory]
    [InlineData(404, "<html>not found</html>")]
    [InlineData(404, "{}")]
    [InlineData(404, "[]")]
    [InlineData(400, """{"message":7}""")]
    [InlineData(500, """{"message":"Internal server error"}""")]
    [InlineData(503, """{"message":"NotFound"}""")]
    public void Answers_that_are_not_the_venues_word_are_left_to_their_status(int status, string body) =>
        Assert.Null(CoinbaseErrors.Translate(status, Encoding.UTF8.GetBytes(body)));

    // Timers are the system's.
    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override long GetTimestamp() => 0;
    }
}
