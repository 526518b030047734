using System.Text;
using Hummingbot.Plugins.Binance.Auth;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Binance.Tests.Auth;

/// <summary>The signatures of the venue's own examples, and others that were computed independently.</summary>
public sealed class BinanceAuthTests
{
    private const string Key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string OrderPath = "https://api.binance.com/api/v3/order";

    [Fact]
    public void A_form_is_signed_as_the_venues_example_is()
    {
        var request = new RestRequestToSign
        {
            Method = HttpMethod.Post,
            Uri = new Uri(OrderPath),
            FormParameters = Order("LTCBTC"),
        };
        var signed = At(1499827319559).Sign(request);
        Assert.Equal(
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
            + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
            Encoding.UTF8.GetString(signed.Body.Span));
        Assert.Equal((OrderPath, "application/x-www-form-urlencoded"), (signed.Uri.AbsoluteUri, signed.ContentType));
        Assert.Equal([new KeyValuePair<string, string>("X-MBX-APIKEY", Key)], signed.Headers);
    }

    [Fact]
    public async Task A_form_that_is_written_as_bytes_has_the_same_signature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, OrderPath);
        Write(request);
        Assert.Equal(
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
            + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
            await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/x-www-form-urlencoded", request.Content.Headers.ContentType!.ToString());
        Assert.Equal([Key], request.Headers.GetValues("X-MBX-APIKEY"));

        static void Write(HttpRequestMessage request)
        {
            var form = new FormWriter(stackalloc byte[16]);
            foreach (var (name, value) in Order("LTCBTC")) form.Add(Encoding.ASCII.GetBytes(name), value);
            At(1499827319559).Sign(request, ref form);
        }
    }

    [Fact]
    public void A_query_is_percent_encoded_before_it_is_signed_and_leaves_as_it_was_signed()
    {
        var signed = At(1499827319559).Sign(Get(Order("１２３４５６")));
        Assert.Equal(
            "/api/v3/order?symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
            + "&recvWindow=5000&timestamp=1499827319559&signature=e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
            signed.Uri.PathAndQuery);
        Assert.True(signed.Body.IsEmpty);
        Assert.Null(signed.ContentType);
    }

    [Theory]
    [InlineData(Secret, "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("testSecret", "timestamp=1700000000123&recvWindow=10000", "1bc5102129a00980f1ff47a8ccd4f3bf5e42829a0ca4161b966636cd20835adc")]
    [InlineData("testSecret", "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&timestamp=1234567890000", "7c8eec306a265e268c9b3099332d724d32c537d7592d66dcc7c8b78e525658d2")]
    public void A_payload_has_the_known_signature(string secret, string payload, string signature) =>
        Assert.Equal(signature, BinanceAuth.Signature(secret, payload));

    [Fact]
    public void A_request_of_the_WebSocket_API_is_signed_sorted_and_plain_with_the_key_in_it()
    {
        KeyValuePair<string, string>[] order =
        [
            new("symbol", "BTCUSDT"), new("side", "SELL"), new("type", "LIMIT"), new("timeInForce", "GTC"),
            new("quantity", "0.01000000"), new("price", "52000.00"), new("recvWindow", "100"),
        ];
        var signed = At(1645423376532).SignWebSocketLogin(Login(order));
        Assert.Equal([.. order.Select(field => field.Key), "apiKey", "timestamp", "signature"], signed.Select(field => field.Key));
        Assert.Equal("aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24", signed[^1].Value);
    }

    [Fact]
    public void Subscribing_to_the_user_stream_is_signed() =>
        Assert.Equal(
            [
                new("apiKey", Key),
                new("timestamp", "1700000000123"),
                new KeyValuePair<string, string>("signature", "2fa47d7af437e987d02e5af86f4576f6df5a33f9f0223539796d017b4741cd1d"),
            ],
            At(1700000000123).SignWebSocketLogin(Login()));

    [Fact]
    public void The_query_comes_before_the_form_without_anything_between_them()
    {
        var request = Get([new("symbol", "BTCUSDT")]) with { Method = HttpMethod.Post, FormParameters = [new("side", "BUY")] };
        var signed = At(1).Sign(request);
        Assert.Equal("/api/v3/order?symbol=BTCUSDT", signed.Uri.PathAndQuery);
        Assert.Equal(
            $"side=BUY&timestamp=1&signature={BinanceAuth.Signature(Secret, "symbol=BTCUSDTside=BUY&timestamp=1")}",
            Encoding.UTF8.GetString(signed.Body.Span));
    }

    [Theory]
    [InlineData("a b&c=d+e%f/?#[]@!$'()*,;:~-_.ü")]
    [InlineData("‎ %2e%2E ..")]
    public void What_is_signed_is_what_leaves_whatever_characters_are_in_it(string value)
    {
        var query = At(1).Sign(Get([new("x", value)])).Uri.Query[1..];
        var end = query.IndexOf("&signature=", StringComparison.Ordinal);
        Assert.Equal(value, Uri.UnescapeDataString(query[2..query.IndexOf('&', StringComparison.Ordinal)]));
        Assert.Equal(query[(end + 11)..], BinanceAuth.Signature(Secret, query[..end]));
    }

    [Fact]
    public void A_missing_secret_is_named_and_a_body_that_is_no_form_is_refused()
    {
        var auth = New(1, new Dictionary<string, string> { ["api_key"] = Key });
        var error = Assert.Throws<ExchangeException>(() => auth.Sign(Get([])));
        Assert.Equal(ExchangeErrorKind.Authentication, error.Kind);
        Assert.Contains("api_secret", error.Message);
        Assert.Equal(
            ExchangeErrorKind.Unsupported,
            Assert.Throws<ExchangeException>(() => At(1).Sign(Get([]) with { Body = "{}"u8.ToArray() })).Kind);
    }

    private static KeyValuePair<string, string>[] Order(string symbol) =>
    [
        new("symbol", symbol), new("side", "BUY"), new("type", "LIMIT"), new("timeInForce", "GTC"),
        new("quantity", "1"), new("price", "0.1"), new("recvWindow", "5000"),
    ];

    private static RestRequestToSign Get(KeyValuePair<string, string>[] query) =>
        new() { Method = HttpMethod.Get, Uri = new Uri(OrderPath), QueryParameters = query };

    private static WebSocketLoginToSign Login(params KeyValuePair<string, string>[] parameters) =>
        new() { Uri = new Uri("wss://ws-api.binance.com/ws-api/v3"), Parameters = parameters };

    private static BinanceAuth At(long milliseconds) =>
        New(milliseconds, new Dictionary<string, string> { ["api_key"] = Key, ["api_secret"] = Secret });

    private static BinanceAuth New(long milliseconds, Dictionary<string, string> credentials) => new(
        new ExchangeCredentials(credentials),
        new ServerTimeSynchronizer("binance", _ => throw new InvalidOperationException(), new StoppedClock(milliseconds), NullLogger.Instance));

    private sealed class StoppedClock(long milliseconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
