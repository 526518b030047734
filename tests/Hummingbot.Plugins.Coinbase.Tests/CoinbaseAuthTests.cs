using System.Text;
using Hummingbot.Plugins.Coinbase.Auth;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseAuthTests
{
    private const string VenueSecret = "dGVzdFNlY3JldEJ5dGVzMQ==";
    private const string LongSecret = "dGVzdFNlY3JldDAxMjM0NTY3ODk=";

    [Theory]
    [InlineData(VenueSecret, 1700000000L, "GET", "/accounts", "", "KkHDAEEzb/7oS91hbnI7jGeV4ff3HiISx5G/n2jnCm0=")]
    [InlineData(VenueSecret, 1700000000L, "GET", "/fills?product_id=BTC-USD&limit=100", "", "E8NfD1YSRoZhY/c237he3WxnvbekVVD6GhDqfv7wQ9Q=")]
    [InlineData(VenueSecret, 1700000000L, "POST", "/orders",
        """{"product_id":"BTC-USD","side":"buy","type":"limit","price":"100.00","size":"0.01","client_oid":"7c6f6f5e-1111-4222-8333-444455556666","post_only":true}""",
        "MCgPOGyxaru7YtntO0+ndsxFXtn25F7214jEGx4fWFQ=")]
    [InlineData(LongSecret, 1234567890L, "GET", "/users/self/verify", "", "UpbHKvzPYpeQ1LM/WR6R9BdNlmfZrjbx1agl5l1K3/c=")]
    [InlineData(LongSecret, 1234567890L, "POST", "/orders",
        """{"size": "1.0", "product_id": "BTC-USD", "side": "buy", "type": "limit", "price": "100.00"}""",
        "Mk5YjK5jytuFrJzC0XzFzIHgF2Zrn+sxkxELEnXvHPE=")]
    public void Requests_have_the_known_signatures(string secret, long seconds, string method, string pathAndQuery, string body, string signature)
    {
        var path = pathAndQuery.Split('?');
        var signed = Auth(secret, seconds).Sign(new RestRequestToSign
        {
            Method = new HttpMethod(method),
            Uri = new Uri("https://api.exchange.coinbase.com" + path[0]),
            QueryParameters = path.Length == 1
                ? []
                : [.. path[1].Split('&').Select(parameter => KeyValuePair.Create(parameter.Split('=')[0], parameter.Split('=')[1]))],
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = body.Length == 0 ? null : "application/json",
        });

        Assert.Equal("https://api.exchange.coinbase.com" + pathAndQuery, signed.Uri.AbsoluteUri);
        Assert.Equal(body, Encoding.UTF8.GetString(signed.Body.Span));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["CB-ACCESS-KEY"] = "test-key",
                ["CB-ACCESS-SIGN"] = signature,
                ["CB-ACCESS-TIMESTAMP"] = $"{seconds}",
                ["CB-ACCESS-PASSPHRASE"] = "test-passphrase",
            },
            signed.Headers.ToDictionary());
    }

    [Fact]
    public async Task A_request_that_is_written_by_hand_has_the_same_signature()
    {
        const string Body = """{"size": "1.0", "product_id": "BTC-USD", "side": "buy", "type": "limit", "price": "100.00"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.exchange.coinbase.com/orders");
        Auth(LongSecret, 1234567890).Sign(request, Encoding.UTF8.GetBytes(Body));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["CB-ACCESS-KEY"] = "test-key",
                ["CB-ACCESS-SIGN"] = "Mk5YjK5jytuFrJzC0XzFzIHgF2Zrn+sxkxELEnXvHPE=",
                ["CB-ACCESS-TIMESTAMP"] = "1234567890",
                ["CB-ACCESS-PASSPHRASE"] = "test-passphrase",
            },
            request.Headers.ToDictionary(header => header.Key, header => header.Value.Single()));
        Assert.Equal(Body, await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", request.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public void Another_client_gets_the_same_signature_for_a_time_stamp_of_its_own() => Assert.Equal(
        "LLuQJqpAtNp4EgL0YaZGkjfyjfFNP+2NCRmsjrjLRIU=",
        CoinbaseAuth.Signature(Convert.FromBase64String(VenueSecret), "1700000000123GET/accounts", body: default));

    [Fact]
    public void A_query_is_signed_as_it_is_sent()
    {
        var signed = Auth(VenueSecret, 1700000000).Sign(new RestRequestToSign
        {
            Method = HttpMethod.Get,
            Uri = new Uri("https://api.exchange.coinbase.com/orders"),
            QueryParameters = [new("status", "open"), new("status", "pending"), new("after", "a b&c")],
        });
        Assert.Equal("/orders?status=open&status=pending&after=a%20b%26c", signed.Uri.PathAndQuery);
    }

    [Fact]
    public void The_login_of_the_feed_has_the_known_signature()
    {
        var fields = Auth(VenueSecret, 1700000000).SignWebSocketLogin(new WebSocketLoginToSign
        {
            Uri = new Uri("wss://ws-feed.exchange.coinbase.com"),
            Parameters = [new("type", "subscribe")],
        });
        Assert.Equal(
            [
                new("type", "subscribe"),
                new("signature", "F/wcj+I58wjNwKBWqs/gvuHLQA4uh+ZFNiPQUTOoA5Q="),
                new("key", "test-key"),
                new("passphrase", "test-passphrase"),
                new("timestamp", "1700000000"),
            ],
            fields);
    }

    [Fact]
    public void Keys_that_cannot_sign_are_an_authentication_error_that_shows_no_secret()
    {
        var login = new WebSocketLoginToSign { Uri = new Uri("wss://ws-feed.exchange.coinbase.com") };
        var malformed = Assert.Throws<ExchangeException>(() => Auth("not*base64", 1700000000).SignWebSocketLogin(login));
        Assert.Equal(ExchangeErrorKind.Authentication, malformed.Kind);
        Assert.DoesNotContain("not*base64", malformed.ToString(), StringComparison.Ordinal);

        var missing = new CoinbaseAuth(new ExchangeCredentials([new("api_key", "test-key")]), () => DateTimeOffset.UnixEpoch);
        Assert.Equal(ExchangeErrorKind.Authentication, Assert.Throws<ExchangeException>(() => missing.SignWebSocketLogin(login)).Kind);
    }

    private static CoinbaseAuth Auth(string secret, long seconds) => new(
        new ExchangeCredentials([new("api_key", "test-key"), new("secret_key", secret), new("passphrase", "test-passphrase")]),
        () => DateTimeOffset.FromUnixTimeSeconds(seconds));
}
