using System.Net;

namespace Hummingbot.Plugins.Testing.Tests;

public sealed class MockRestServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_preset_that_knows_most_about_a_request_answers_it()
    {
        await using var server = await MockRestServer.StartAsync(cancellationToken: Cancelled);
        using var client = new HttpClient { BaseAddress = server.AddressOf("api.venue.com") };
        Set("general");
        Set("one", ("symbol", "LINKETH"));
        Set("two", ("symbol", "LINKETH"), ("limit", "5"));

        Assert.Equal("general", await client.GetStringAsync("depth?symbol=ZRXETH", Cancelled));
        Assert.Equal("one", await client.GetStringAsync("depth?symbol=LINKETH&limit=6", Cancelled));
        Assert.Equal("two", await client.GetStringAsync("depth?limit=5&symbol=LINKETH&more=1", Cancelled));
        Set("another one", ("symbol", "LINKETH"));
        Assert.Equal("another one", await client.GetStringAsync("depth?symbol=LINKETH", Cancelled));

        void Set(string body, params (string, string)[] parameters) => server.SetResponse(
            HttpMethod.Get, "api.venue.com", "depth", MockResponse.Text(body), parameters.ToDictionary(field => field.Item1, field => field.Item2));
    }

    [Fact]
    public async Task A_preset_with_parameters_does_not_answer_a_request_without_them_even_when_it_is_the_only_one()
    {
        await using var server = await MockRestServer.StartAsync(cancellationToken: Cancelled);
        using var client = new HttpClient { BaseAddress = server.AddressOf("api.venue.com") };
        server.SetResponse(
            HttpMethod.Delete, "api.venue.com", "/order", MockResponse.Json("{}"), new Dictionary<string, string> { ["id"] = "1" });
        using var answer = await client.DeleteAsync("order?id=2", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("No response is prepared for DELETE api.venue.com/order?id=2.", await answer.Content.ReadAsStringAsync(Cancelled));
        using var wrongHost = await client.DeleteAsync(new Uri(server.AddressOf("other.venue.com"), "order?id=1"), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, wrongHost.StatusCode);
    }

    [Fact]
    public async Task Form_fields_count_and_status_headers_and_request_are_kept()
    {
        await using var server = await MockRestServer.StartAsync(cancellationToken: Cancelled);
        using var client = new HttpClient { BaseAddress = server.AddressOf("api.venue.com") };
        server.SetResponse(
            HttpMethod.Post,
            "api.venue.com",
            "/order",
            MockResponse.Json("""{"code":-2010}""", 418) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } },
            new Dictionary<string, string> { ["side"] = "BUY" });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["side"] = "BUY" });
        using var answer = await client.PostAsync("order?symbol=LINKETH", form, Cancelled);
        Assert.Equal((418, "7"), ((int)answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "api.venue.com", "/order", "side=BUY"), (request.Method, request.Host, request.Path, request.Body));
        Assert.Equal("LINKETH", request.Parameters["symbol"]);
    }

    [Fact]
    public async Task Answers_wait_for_the_clock_and_connections_break_on_demand()
    {
        var time = new ManualTimeProvider();
        await using var server = await MockRestServer.StartAsync(time, Cancelled);
        using var client = new HttpClient { BaseAddress = server.AddressOf("api.venue.com") };
        server.SetResponse(HttpMethod.Get, "api.venue.com", "slow", MockResponse.Text("late") with { Delay = TimeSpan.FromMinutes(1) });
        server.SetResponse(HttpMethod.Get, "api.venue.com", "broken", MockResponse.Abort());
        var answer = client.GetStringAsync("slow", Cancelled);
        while (time.TimersSet == 0) await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("late", await answer);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("broken", Cancelled));
    }
}
