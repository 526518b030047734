using Hummingbot.Plugins.Sdk.Tests.Support;
using static Hummingbot.Plugins.Sdk.Tests.Rest.ScriptedVenue;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

public sealed class SigningTests
{
    private const string ClockError = """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_call_is_signed_and_every_attempt_anew()
    {
        await using var venue = await StartAsync(Answer(503), Answer(200, DepthJson));
        var auth = new TestAuth();
        using var client = new TestVenueClient(venue.Address, options => options with { Auth = auth });
        await client.Api.GetAccountAsync("a b&c=d+é", Token).InTime();
        Assert.Equal([new("note", "a b&c=d+é")], auth.Last!.QueryParameters);
        Assert.Equal(
            ["GET /account?note=a%20b%26c%3Dd%2B%C3%A9&signature=1", "GET /account?note=a%20b%26c%3Dd%2B%C3%A9&signature=2"], venue.Requests);
        Assert.Equal("key", venue.LastHeaders["X-KEY"]);
    }

    [Fact]
    public async Task Without_keys_a_private_call_is_not_sent()
    {
        await using var venue = await StartAsync(Answer(200, DepthJson));
        using var client = new TestVenueClient(venue.Address);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => client.Api.GetAccountAsync(null, Token).InTime());
        Assert.Equal(ExchangeErrorKind.Authentication, error.Kind);
        Assert.Empty(venue.Requests);
    }

    [Fact]
    public async Task A_refused_time_stamp_refreshes_the_clock_and_is_tried_once_more()
    {
        await using var venue = await StartAsync(Answer(400, ClockError), Answer(200, DepthJson), Answer(400, ClockError));
        var refreshes = 0;
        using var client = new TestVenueClient(venue.Address, options => options with
        {
            Auth = new TestAuth(),
            RefreshClock = _ =>
            {
                refreshes++;
                return Task.CompletedTask;
            },
        });
        await client.Api.GetAccountAsync(null, Token).InTime();
        Assert.Equal((1, 2), (refreshes, venue.Requests.Count));
        var error = await Assert.ThrowsAsync<ExchangeException>(() => client.Api.GetAccountAsync(null, Token).InTime());
        Assert.Equal(ExchangeErrorKind.Clock, error.Kind);
        Assert.Equal((2, 4), (refreshes, venue.Requests.Count));
    }

    [Fact]
    public async Task An_error_of_a_private_call_does_not_show_its_query()
    {
        await using var venue = await StartAsync(Answer(503));
        using var client = new TestVenueClient(venue.Address, options => options with { Auth = new TestAuth() });
        var error = await Assert.ThrowsAsync<ExchangeException>(() => client.Api.GetAccountAsync("secret", Token).InTime());
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.All(client.Logger.Entries, entry => Assert.DoesNotContain("secret", entry.Text, StringComparison.Ordinal));
    }
}
