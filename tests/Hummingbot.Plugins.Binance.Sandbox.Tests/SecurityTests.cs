using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class SecurityTests
{
    [Fact]
    public async Task Parameters_may_be_in_the_query_the_body_or_both_and_are_signed_as_sent()
    {
        await using var exchange = await Exchange.StartAsync();
        var order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=60000";
        var all = $"{order}&timestamp={exchange.Now()}";
        (await exchange.SendAsync(HttpMethod.Post, $"/api/v3/order?{all}&signature={exchange.Signature(all)}", null, exchange.ApiKey)).Ok();
        (await exchange.SendAsync(HttpMethod.Post, "/api/v3/order", $"{all}&signature={exchange.Signature(all)}", exchange.ApiKey)).Ok();
        var time = $"timestamp={exchange.Now()}";
        (await exchange.SendAsync(HttpMethod.Post, $"/api/v3/order?{order}", $"{time}&signature={exchange.Signature(order + time)}", exchange.ApiKey)).Ok();
        // Upper case, and not at the end.
        var get = $"timestamp={exchange.Now()}";
        (await exchange.SendAsync(
            HttpMethod.Get, $"/api/v3/account?signature={exchange.Signature(get).ToUpperInvariant()}&{get}", null, exchange.ApiKey)).Ok();
    }

    [Fact]
    public async Task Signatures_are_of_the_encoded_bytes()
    {
        await using var exchange = await Exchange.StartAsync();
        var encoded = $"symbol=BTCUSDT&origClientOrderId=a%40b&timestamp={exchange.Now()}";
        (await exchange.SendAsync(HttpMethod.Get, $"/api/v3/order?{encoded}&signature={exchange.Signature(encoded)}", null, exchange.ApiKey))
            .Refused(400, -2013, "Order does not exist.");
        var decoded = encoded.Replace("%40", "@", StringComparison.Ordinal);
        (await exchange.SendAsync(HttpMethod.Get, $"/api/v3/order?{encoded}&signature={exchange.Signature(decoded)}", null, exchange.ApiKey))
            .Refused(400, -1022, "Signature for this request is not valid.");
    }

    [Fact]
    public async Task Keys_and_missing_parts_are_refused_in_the_venues_words()
    {
        await using var exchange = await Exchange.StartAsync();
        var query = $"timestamp={exchange.Now()}";
        var signed = $"/api/v3/account?{query}&signature={exchange.Signature(query)}";
        (await exchange.SendAsync(HttpMethod.Get, signed)).Refused(401, -2014, "API-key format invalid.");
        (await exchange.SendAsync(HttpMethod.Get, signed, null, "not a key")).Refused(401, -2014);
        (await exchange.SendAsync(HttpMethod.Get, signed, null, new string('a', 64)))
            .Refused(401, -2015, "Invalid API-key, IP, or permissions for action.");
        (await exchange.SendAsync(HttpMethod.Get, $"/api/v3/account?{query}", null, exchange.ApiKey))
            .Refused(400, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.");
        (await exchange.SendAsync(HttpMethod.Get, $"/api/v3/account?signature={exchange.Signature(string.Empty)}", null, exchange.ApiKey))
            .Refused(400, -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.");
    }

    [Theory]
    [InlineData(-5_000, "", 200, 0)]
    [InlineData(-5_001, "", 400, -1021)]
    [InlineData(-60_000, "recvWindow=60000", 200, 0)]
    [InlineData(-2, "recvWindow=1.5", 400, -1021)]
    [InlineData(0, "recvWindow=60001", 400, -1131)]
    [InlineData(999, "", 200, 0)]
    [InlineData(1_000, "", 400, -1021)]
    public async Task Requests_count_in_their_window_only(int shift, string window, int status, int code)
    {
        await using var exchange = await Exchange.StartAsync(time: new StoppedClock());
        var query = $"timestamp={exchange.Now(shift)}{(window.Length > 0 ? "&" : "")}{window}";
        var answer = await exchange.SendAsync(HttpMethod.Get, $"/api/v3/account?{query}&signature={exchange.Signature(query)}", null, exchange.ApiKey);
        if (status == 200) answer.Ok();
        else answer.Refused(status, code);
    }

    [Fact]
    public async Task A_skewed_venue_refuses_clocks_that_were_right()
    {
        await using var exchange = await Exchange.StartAsync();
        var query = $"timestamp={exchange.Now()}";
        await exchange.ControlAsync(HttpMethod.Post, "clock", """{"skewMilliseconds":-30000}""");
        (await exchange.SendAsync(HttpMethod.Get, $"/api/v3/account?{query}&signature={exchange.Signature(query)}", null, exchange.ApiKey))
            .Refused(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/account")).Ok();
    }
}
