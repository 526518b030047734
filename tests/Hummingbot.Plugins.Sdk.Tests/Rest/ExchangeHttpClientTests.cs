using System.Text;
using Hummingbot.Plugins.Sdk.Tests.Support;
using static Hummingbot.Plugins.Sdk.Tests.Rest.ScriptedVenue;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

public sealed class ExchangeHttpClientTests
{
    private static readonly NewTestOrder Order = new("BTCUSDT", 1.50m);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_typed_call_sends_its_parameters_and_reads_exact_decimals()
    {
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address);
        var depth = await client.Api.GetDepthAsync("BTCUSDT", 100, Token).InTime();
        Assert.Equal(7, depth.LastUpdateId);
        Assert.Equal("1.50", $"{depth.Bids[0][0]}");
        Assert.Equal(["GET /api/v3/depth?symbol=BTCUSDT&limit=100"], venue.Requests);
        Assert.Equal("Hummingbot.Plugins", venue.LastHeaders["User-Agent"]);
    }

    [Fact]
    public async Task A_snapshot_can_be_read_as_bytes()
    {
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address);
        await using var stream = await client.Api.GetRawDepthAsync("BTCUSDT", 100, Token).InTime();
        using var reader = new StreamReader(stream);
        Assert.Equal(DepthJson, await reader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task A_base_address_with_a_path_is_kept_and_path_parameters_find_their_endpoint()
    {
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(new Uri(venue.Address, "sandbox"));
        await client.Api.GetBookAsync("BTC-USD", Token).InTime();
        using var raw = await client.Http.GetAsync("products/ETH-USD/book", Token).InTime();
        Assert.Equal(["GET /sandbox/products/BTC-USD/book", "GET /sandbox/products/ETH-USD/book"], venue.Requests);
    }

    [Fact]
    public async Task A_call_that_is_not_in_the_endpoint_table_is_refused_before_it_is_sent()
    {
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.Api.GetForgottenAsync(Token).InTime());
        Assert.Contains("'GET forgotten' is not in the endpoint table", error.Message, StringComparison.Ordinal);
        Assert.Empty(venue.Requests);
    }

    [Fact]
    public async Task A_read_is_repeated_after_a_5xx_and_after_a_cut_connection()
    {
        await using var venue = await StartAsync(Answer(503, "<html>busy</html>"), Cut, Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address);
        await client.Api.GetDepthAsync("BTCUSDT", 100, Token).InTime();
        Assert.Equal(3, venue.Requests.Count);
    }

    [Fact]
    public async Task A_read_that_keeps_failing_ends_with_the_last_error()
    {
        await using var venue = await StartAsync(Answer(502, "<html><body>Bad\r\ngateway" + new string('!', 5000)));
        using var client = new TestVenueClient(venue.Address);
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal(4, venue.Requests.Count);
        Assert.Equal((ExchangeErrorKind.Transport, 502), (error.Kind, error.HttpStatus));
        Assert.StartsWith(
            "venue: GET api/v3/depth failed with HTTP 502: a page instead of data: <html><body>Bad gateway!!!", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 200, 300);
    }

    [Fact]
    public async Task A_429_is_repeated_after_the_time_the_venue_asks_for_and_closes_the_pools_until_then()
    {
        var time = new ManualTimeProvider();
        await using var venue = await StartAsync(Answer(429, """{"code":-1003,"msg":"Too many requests."}""", "7"), Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address, time: time);
        var call = client.Api.GetDepthAsync("BTCUSDT", 100, Token);
        await Soon.Until(() => client.Logger.Entries.Any(entry => entry.Text.Contains("trying again", StringComparison.Ordinal)));
        var other = client.Limiter.WaitAsync("GET products/{id}/book", default, Token).AsTask();
        Assert.False(other.IsCompleted);
        // The limit of the call, the wait for its next attempt, and the limiter's.
        await Soon.Until(() => time.TimersSet == 3);
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(other.IsCompleted);
        Assert.Single(venue.Requests);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await other.InTime();
        await call.InTime();
        Assert.Equal(2, venue.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_may_be_a_date_and_a_wish_too_long_is_given_to_the_caller()
    {
        var time = new ManualTimeProvider();
        var until = time.GetUtcNow() + TimeSpan.FromMinutes(5);
        await using var venue = await StartAsync(Answer(418, "banned", $"{until:r}"));
        using var client = new TestVenueClient(venue.Address, time: time);
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal((ExchangeErrorKind.RateLimited, 418, TimeSpan.FromMinutes(5)), (error.Kind, error.HttpStatus, error.RetryAfter));
        // And nobody knocks again meanwhile.
        error = await FailureOf(client.Api.GetBookAsync("BTC-USD", Token));
        Assert.Equal(ExchangeErrorKind.RateLimited, error.Kind);
        Assert.Single(venue.Requests);
    }

    [Fact]
    public async Task A_write_without_an_answer_is_unknown_and_is_not_sent_again()
    {
        var time = new ManualTimeProvider();
        await using var venue = await StartAsync(Silence);
        using var client = new TestVenueClient(venue.Address, options => options with { AttemptTimeout = TimeSpan.FromMilliseconds(200) }, time);
        var call = client.Api.PlaceAsync(Order, Token);
        await Soon.Until(() => venue.Requests.Count == 1);
        time.Advance(TimeSpan.FromMilliseconds(200));
        var error = await FailureOf(call);
        Assert.Equal(ExchangeErrorKind.Unknown, error.Kind);
        Assert.Equal(["""POST /order {"symbol":"BTCUSDT","price":1.50}"""], venue.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_write_that_the_venue_fails_on_is_unknown_and_is_not_sent_again(int status)
    {
        await using var venue = await StartAsync(Answer(status));
        using var client = new TestVenueClient(venue.Address);
        var error = await FailureOf(client.Api.PlaceAsync(Order, Token));
        Assert.Equal((ExchangeErrorKind.Unknown, status), (error.Kind, error.HttpStatus));
        Assert.Single(venue.Requests);
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_is_unknown_and_is_not_sent_again()
    {
        await using var venue = await StartAsync(Cut);
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal(ExchangeErrorKind.Unknown, (await FailureOf(client.Api.PlaceAsync(Order, Token))).Kind);
        Assert.Equal(ExchangeErrorKind.Unknown, (await FailureOf(client.Api.CancelAsync("7", Token))).Kind);
        Assert.Equal(2, venue.Requests.Count);
    }

    [Fact]
    public async Task A_write_on_a_kept_connection_that_the_venue_closes_without_an_answer_leaves_once()
    {
        var writes = 0;
        await using var server = new RawServer(async (stream, _, token) =>
        {
            while (await RawServer.ReadHeadAsync(stream, token) is { } head)
            {
                if (head.StartsWith("DELETE", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref writes);
                    return;
                }

                await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {DepthJson.Length}\r\n\r\n{DepthJson}", token);
            }
        });
        using var client = new TestVenueClient(server.Http);
        await client.Api.GetDepthAsync("BTCUSDT", 100, Token).InTime();
        var error = await FailureOf(client.Api.CancelAsync("7", Token));
        Assert.Equal(ExchangeErrorKind.Unknown, error.Kind);
        Assert.Equal(1, writes);
    }

    [Fact]
    public async Task A_refused_connection_surely_had_no_effect()
    {
        using var port = new ClosedPort();
        using var client = new TestVenueClient(new Uri($"http://127.0.0.1:{port.Number}/"));
        foreach (var call in new Func<Task>[] { () => client.Api.PlaceAsync(Order, Token), () => client.Api.GetDepthAsync("BTCUSDT", 100, Token) })
        {
            var error = await FailureOf(call());
            Assert.Equal(ExchangeErrorKind.Transport, error.Kind);
            Assert.Contains("was not sent", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_write_that_was_refused_for_the_rate_limit_is_sent_again()
    {
        await using var venue = await StartAsync(Answer(429, retryAfter: "0"), Answer(200, """{"id":"9"}"""));
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal("9", (await client.Api.PlaceAsync(Order, Token).InTime()).Id);
        Assert.Equal(2, venue.Requests.Count);
    }

    [Fact]
    public async Task The_venues_own_word_decides_what_an_error_is()
    {
        await using var venue = await StartAsync(Answer(400, """{"code":-2013,"msg":"Order does not exist."}"""));
        using var client = new TestVenueClient(venue.Address);
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal((ExchangeErrorKind.NotFound, 400, "-2013"), (error.Kind, error.HttpStatus, error.VenueCode));
        Assert.EndsWith("HTTP 400: Order does not exist.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"code":"x","msg":1}""")]
    [InlineData("{}")]
    public async Task An_error_in_no_known_form_is_judged_by_its_status(string body)
    {
        await using var venue = await StartAsync(Answer(400, body));
        using var client = new TestVenueClient(venue.Address);
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal((ExchangeErrorKind.Refused, 400), (error.Kind, error.HttpStatus));
        Assert.EndsWith($"HTTP 400: {body}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_404_does_not_say_that_an_order_does_not_exist()
    {
        await using var venue = await StartAsync(Answer(404, "<html>not here</html>"));
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal(ExchangeErrorKind.Refused, (await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token))).Kind);
    }

    [Theory]
    [InlineData("""{"lastUpdateId":7,"bids":[["1.5x","2"]]}""")]
    [InlineData("""{"lastUpdateId":7,"bids":""")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_answer_that_cannot_be_read_is_bad_data_of_a_read(string body)
    {
        await using var venue = await StartAsync(Answer(200, body));
        using var client = new TestVenueClient(venue.Address);
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        Assert.StartsWith("venue: GET api/v3/depth got an answer that cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_leaves_a_write_unknown()
    {
        await using var venue = await StartAsync(Answer(200, "done"));
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal(ExchangeErrorKind.Unknown, (await FailureOf(client.Api.PlaceAsync(Order, Token))).Kind);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_an_error_and_not_a_full_memory()
    {
        await using var venue = await StartAsync(Answer(200, new string(' ', 100_000) + DepthJson));
        using var client = new TestVenueClient(venue.Address, options => options with { MaxResponseBytes = 50_000 });
        var error = await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        Assert.Single(venue.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var venue = await StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal(ExchangeErrorKind.BadData, (await FailureOf(client.Api.GetDepthAsync("BTCUSDT", 100, Token))).Kind);
        Assert.Single(venue.Requests);
    }

    [Fact]
    public async Task A_call_that_waits_for_the_rate_limit_too_long_says_that_it_was_not_sent()
    {
        var time = new ManualTimeProvider();
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address, options => options with { TotalTimeout = TimeSpan.FromMilliseconds(200) }, time);
        // The deep snapshot takes nearly the whole minute's weight, by its parameter.
        await client.Api.GetDepthAsync("BTCUSDT", 5000, Token).InTime();
        var call = client.Api.GetDepthAsync("BTCUSDT", 5000, Token);
        await Soon.Until(() => client.Limiter.Waiting == 1);
        time.Advance(TimeSpan.FromMilliseconds(200));
        var error = await FailureOf(call);
        Assert.Equal(ExchangeErrorKind.RateLimited, error.Kind);
        Assert.Contains("was not sent", error.Message, StringComparison.Ordinal);
        Assert.Single(venue.Requests);
    }

    [Fact]
    public async Task The_total_time_ends_a_call_and_keeps_the_difference_between_reads_and_writes()
    {
        var time = new ManualTimeProvider();
        await using var venue = await StartAsync(Silence);
        using var client = new TestVenueClient(venue.Address, options => options with { TotalTimeout = TimeSpan.FromMilliseconds(200) }, time);
        Assert.Equal(ExchangeErrorKind.Unknown, await KindOfAsync(client.Api.PlaceAsync(Order, Token), 1));
        Assert.Equal(ExchangeErrorKind.Transport, await KindOfAsync(client.Api.GetDepthAsync("BTCUSDT", 100, Token), 2));

        async Task<ExchangeErrorKind> KindOfAsync(Task call, int requests)
        {
            // Its time ends when the venue has it.
            await Soon.Until(() => venue.Requests.Count == requests);
            time.Advance(TimeSpan.FromMilliseconds(200));
            return (await FailureOf(call)).Kind;
        }
    }

    [Fact]
    public async Task Cancelling_ends_a_call_as_cancelled()
    {
        await using var venue = await StartAsync(Silence);
        using var client = new TestVenueClient(venue.Address);
        using var cancel = new CancellationTokenSource();
        var call = client.Api.GetDepthAsync("BTCUSDT", 100, cancel.Token);
        await Soon.Until(() => venue.Requests.Count == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.InTime());
    }

    [Fact]
    public async Task The_recorder_sees_public_answers_only()
    {
        await using var venue = await StartAsync(Answer(503), Answer(200, DepthJson));
        var tap = new CapturingWireTap();
        using var client = new TestVenueClient(venue.Address, options => options with { Auth = new TestAuth() }, tap: tap);
        await client.Api.GetDepthAsync("BTCUSDT", 100, Token).InTime();
        await client.Api.GetAccountAsync(null, Token).InTime();
        Assert.Equal(["Rest In GET /api/v3/depth?symbol=BTCUSDT&limit=100 " + DepthJson], tap.Lines);
    }

    [Fact]
    public async Task Compressed_answers_are_read()
    {
        await using var venue = await StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(DepthJson), context.RequestAborted);
        });
        using var client = new TestVenueClient(venue.Address);
        Assert.Equal(7, (await client.Api.GetDepthAsync("BTCUSDT", 100, Token).InTime()).LastUpdateId);
    }

    private static Task<ExchangeException> FailureOf(Task call) => Assert.ThrowsAsync<ExchangeException>(() => call.InTime());
}
