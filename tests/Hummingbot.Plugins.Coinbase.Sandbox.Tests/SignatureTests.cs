using System.Globalization;
using System.Text;
using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class SignatureTests
{
    private const string Secret = "dGVzdFNlY3JldEJ5dGVzMQ==";

    private const string Body =
        """{"product_id":"BTC-USD","side":"buy","type":"limit","price":"100.00","size":"0.01","client_oid":"7c6f6f5e-1111-4222-8333-444455556666","post_only":true}""";

    [Theory]
    [InlineData("1700000000", "GET", "/accounts", "", "KkHDAEEzb/7oS91hbnI7jGeV4ff3HiISx5G/n2jnCm0=")]
    [InlineData("1700000000", "GET", "/fills?product_id=BTC-USD&limit=100", "", "E8NfD1YSRoZhY/c237he3WxnvbekVVD6GhDqfv7wQ9Q=")]
    [InlineData("1700000000", "POST", "/orders", Body, "MCgPOGyxaru7YtntO0+ndsxFXtn25F7214jEGx4fWFQ=")]
    [InlineData("1700000000", "GET", "/users/self/verify", "", "F/wcj+I58wjNwKBWqs/gvuHLQA4uh+ZFNiPQUTOoA5Q=")]
    [InlineData("1700000000123", "GET", "/accounts", "", "LLuQJqpAtNp4EgL0YaZGkjfyjfFNP+2NCRmsjrjLRIU=")]
    public void Signatures_are_those_that_are_known(string timestamp, string method, string target, string body, string signature)
    {
        Assert.Equal(signature, RequestSignature.Compute(Secret, timestamp, method, target, Encoding.UTF8.GetBytes(body)));
        Assert.Equal(signature, Venue.Sign(Secret, timestamp + method + target + body));
    }

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/users/self/verify")]
    [InlineData("/orders?status=open&status=pending&product_id=BTC-USD")]
    public async Task A_signed_request_is_answered(string target)
    {
        await using var venue = await Venue.StartAsync();
        Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Get, target)).Status);
    }

    [Theory]
    [InlineData("key", 401, "Invalid API Key")]
    [InlineData("passphrase", 401, "Invalid Passphrase")]
    [InlineData("secret", 401, "invalid signature")]
    [InlineData("body", 401, "invalid signature")]
    [InlineData("old", 401, "request timestamp expired")]
    [InlineData("early", 401, "request timestamp expired")]
    [InlineData("time", 400, "invalid timestamp")]
    [InlineData("header", 401, "CB-ACCESS-SIGN header is required")]
    [InlineData("agent", 400, "User-Agent header is required.")]
    public async Task A_request_that_proves_nothing_is_refused(string wrong, int status, string words)
    {
        await using var venue = await Venue.StartAsync(new ManualTimeProvider());
        var (key, body) = (venue.User, """{"side":"buy"}""");
        var timestamp = wrong switch { "old" => venue.Timestamp(31), "early" => venue.Timestamp(-31), "time" => "soon", _ => venue.Timestamp() };
        using var request = venue.Request(HttpMethod.Post, "/orders", wrong == "body" ? """{"side":"sell"}""" : body);
        var signature = Venue.Sign(wrong == "secret" ? Secret : key.Secret, $"{timestamp}POST/orders{body}");
        Venue.AddKeys(request, wrong == "key" ? "nobody" : key.Key, wrong == "passphrase" ? "none" : key.Passphrase!, timestamp, signature);
        if (wrong == "header") request.Headers.Remove("CB-ACCESS-SIGN");
        if (wrong == "agent") request.Headers.UserAgent.Clear();
        var reply = await venue.SendAsync(request);
        Assert.Equal((status, words), (reply.Status, reply.Message));
    }

    [Theory]
    [InlineData("29.999")]
    [InlineData("-29.999")]
    [InlineData("0.25")]
    public async Task The_time_stamp_may_have_decimals_and_be_half_a_minute_off(string offset)
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        var seconds = time.GetUtcNow().ToUnixTimeSeconds() + decimal.Parse(offset, CultureInfo.InvariantCulture);
        var timestamp = seconds.ToString(CultureInfo.InvariantCulture);
        using var request = venue.Request(HttpMethod.Get, "/fees", body: null);
        Venue.AddKeys(request, venue.User.Key, venue.User.Passphrase!, timestamp, Venue.Sign(venue.User.Secret, $"{timestamp}GET/fees"));
        Assert.Equal("0.0060", (await venue.SendAsync(request)).Body.Text("taker_fee_rate"));
    }

    [Fact]
    public async Task A_public_request_needs_a_user_agent_too()
    {
        await using var venue = await Venue.StartAsync();
        using var request = venue.Request(HttpMethod.Get, "/time", body: null);
        request.Headers.UserAgent.Clear();
        Assert.Equal("User-Agent header is required.", (await venue.SendAsync(request)).Message);
    }

    [Fact]
    public async Task The_credentials_have_the_fields_that_the_venue_hands_out()
    {
        await using var venue = await Venue.StartAsync();
        Assert.Equal(["api_key", "passphrase", "secret_key"], venue.Endpoints.Credentials.Keys.Order());
        Assert.Equal(["rest", "webSocket"], venue.Endpoints.Endpoints.Keys.Order());
        Assert.All(venue.Endpoints.Endpoints.Values, address => Assert.True(address.IsLoopback));
        Assert.Equal(64, Convert.FromBase64String(venue.Endpoints.Credentials["secret_key"]).Length);
    }
}
