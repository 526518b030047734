using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Tests.Support;
using static Hummingbot.Plugins.Sdk.Tests.Rest.ScriptedVenue;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

public sealed class WrittenCallTests
{
    private const string Placed = """{"id":"7"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_written_anew_for_every_attempt()
    {
        await using var venue = await StartAsync(Answer(429, retryAfter: "0"), Answer(200, Placed));
        using var client = new TestVenueClient(venue.Address, options => options with { DefaultPenalty = TimeSpan.FromMilliseconds(1) });
        Assert.Equal("7", (await PlaceAsync(client)).Id);
        Assert.Equal(["POST /order symbol=A%20B&attempt=1", "POST /order symbol=A%20B&attempt=2"], venue.Requests);
        Assert.Equal(("key", "Hummingbot.Plugins"), (venue.LastHeaders["X-KEY"], venue.LastHeaders["User-Agent"]));
        Assert.Equal("application/x-www-form-urlencoded", venue.LastHeaders["Content-Type"]);
    }

    [Fact]
    public async Task Of_unknown_outcome_it_is_not_sent_again()
    {
        await using var venue = await StartAsync(Answer(503), Answer(200, Placed));
        using var client = new TestVenueClient(venue.Address);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => PlaceAsync(client));
        Assert.Equal((ExchangeErrorKind.Unknown, 1), (error.Kind, venue.Requests.Count));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_leaves_its_outcome_open()
    {
        await using var venue = await StartAsync(Answer(200, "done"));
        using var client = new TestVenueClient(venue.Address);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => PlaceAsync(client));
        Assert.Equal(ExchangeErrorKind.Unknown, error.Kind);
    }

    [Fact]
    public async Task Without_an_answer_it_ends_when_its_time_has_passed()
    {
        await using var venue = await StartAsync(Silence);
        using var client = new TestVenueClient(venue.Address, options => options with { AttemptTimeout = TimeSpan.FromMilliseconds(100) });
        var error = await Assert.ThrowsAsync<ExchangeException>(() => PlaceAsync(client));
        Assert.Equal((ExchangeErrorKind.Unknown, 1), (error.Kind, venue.Requests.Count));
    }

    [Fact]
    public void One_that_is_not_in_the_table_is_refused()
    {
        using var client = new TestVenueClient(new Uri("http://127.0.0.1:1"));
        Assert.Throws<ArgumentException>(() => client.Client.Written("POST elsewhere"));
    }

    private static Task<PlacedTestOrder> PlaceAsync(TestVenueClient client)
    {
        var attempts = 0;
        return client.Client.SendAsync(
            client.Client.Written("POST order"),
            "A B",
            (request, symbol) =>
            {
                var form = new FormWriter(stackalloc byte[64]);
                form.Add("symbol"u8, symbol);
                form.Add("attempt"u8, ++attempts);
                request.Headers.TryAddWithoutValidation("X-KEY", "key");
                request.Content = form.ToContent();
            },
            TestVenueJson.Default.PlacedTestOrder,
            Token).InTime();
    }
}
