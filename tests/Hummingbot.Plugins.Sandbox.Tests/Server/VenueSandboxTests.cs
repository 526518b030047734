using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Hummingbot.Plugins.Sandbox.Server;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Server;

public sealed class VenueSandboxTests
{
    [Fact]
    public async Task It_listens_on_loopback_only_and_gives_every_address()
    {
        await using var toy = await ToyClient.StartAsync();
        var port = toy.Endpoints.Endpoints["rest"].Port;
        Assert.Equal($"ws://127.0.0.1:{port}/stream", toy.Endpoints.Endpoints["webSocket"].AbsoluteUri);
        Assert.Equal($"http://127.0.0.1:{port}/_sandbox/", toy.Endpoints.Control!.AbsoluteUri);
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port);
        Assert.Equal([IPAddress.Loopback], listeners.Select(listener => listener.Address));
    }

    [Fact]
    public async Task Keys_and_balances_follow_from_the_seed_and_the_options()
    {
        var options = new SandboxOptions { RunMarketMakers = false, Seed = 5, InitialBalances = new Dictionary<string, decimal> { ["USDT"] = 12.5m } };
        await using var first = await ToyClient.StartAsync(options);
        await using var second = await ToyClient.StartAsync(options);
        await using var other = await ToyClient.StartAsync(new SandboxOptions { RunMarketMakers = false, Seed = 6, TradingPairs = ["ETH-USDT"] });
        Assert.Equal(first.Endpoints.Credentials["secret_key"], second.Endpoints.Credentials["secret_key"]);
        Assert.NotEqual(first.Endpoints.Credentials["secret_key"], other.Endpoints.Credentials["secret_key"]);
        Assert.Equal(12.5m, first.Sandbox.Engine.GetBalance(VenueSandbox.UserAccount, "USDT").Available);
        Assert.Equal(0, first.Sandbox.Engine.GetBalance(VenueSandbox.UserAccount, "BTC").Total);
        Assert.Equal(10_000, other.Sandbox.Engine.GetBalance(VenueSandbox.UserAccount, "ETH").Total);
        Assert.Equal("ETH-USDT", Assert.Single(other.Sandbox.Engine.Markets).TradingPair);
        Assert.Equal("API key of 'user'", first.Sandbox.ApiKeys[0].ToString());
    }

    [Fact]
    public async Task A_pair_that_the_venue_cannot_trade_is_refused()
    {
        await using var sandbox = new ToySandbox();
        var refusal = await Assert.ThrowsAsync<ExchangeException>(() =>
            sandbox.StartAsync(new SandboxOptions { TradingPairs = ["DOGE-EUR"] }, TestContext.Current.CancellationToken));
        Assert.Contains("'DOGE-EUR'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_an_io_error_and_another_port_may_be_tried()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var sandbox = new ToySandbox();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Assert.ThrowsAnyAsync<IOException>(() => sandbox.StartAsync(new SandboxOptions { Port = port }, cancellation));
        await sandbox.StartAsync(new SandboxOptions(), cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.StartAsync(new SandboxOptions(), cancellation));
    }

    [Fact]
    public async Task Market_makers_fill_the_books_before_the_first_answer()
    {
        await using var toy = await ToyClient.StartAsync(new SandboxOptions());
        Assert.All(toy.Sandbox.Engine.Markets, market => Assert.NotEmpty(toy.Sandbox.Engine.GetBook(market.TradingPair).Bids));
        await toy.ControlAsync(HttpMethod.Post, "makers", """{"running":false}""");
        var sequence = toy.Sandbox.Engine.GetStatus(Desk.Pair).Sequence;
        Assert.False((await toy.ControlAsync(HttpMethod.Post, "makers", """{"steps":2}""")).GetProperty("running").GetBoolean());
        Assert.True(toy.Sandbox.Engine.GetStatus(Desk.Pair).Sequence > sequence);
    }

    [Fact]
    public async Task Routes_answer_by_path_and_method_and_problems_in_the_venues_words()
    {
        await using var toy = await ToyClient.StartAsync();
        Assert.Equal("literal", await toy.GetAsync("orders/none"));
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Get, "nothing"), 404, "toy: NotFound");
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Post, "time"), 405, "toy: MethodNotAllowed");
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Get, "stream"), 426, "toy: UpgradeRequired");
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Get, "broken"), 500, "toy: ServerError");
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Post, "time", new ByteArrayContent(new byte[1_001])), 413, "toy: BodyTooLarge");
    }

    [Fact]
    public async Task Only_a_right_signature_passes()
    {
        await using var toy = await ToyClient.StartAsync();
        await AssertProblemAsync(toy.SendAsync(HttpMethod.Post, "orders/a"), 401, "bad key");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Post, "/orders/a", "wrong"), 401, "bad signature");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Get, "/orders/a"), 404, "no such order");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Post, "/orders/a"), 200, "placed");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Get, "/orders/a"), 200, """{"filled":"0.000"}""");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Post, "/orders/a"), 400, "DuplicateClientOrderId");
    }

    [Fact]
    public async Task Rate_limits_count_weights_by_address_and_requests_by_account()
    {
        var time = new ManualTimeProvider();
        await using var toy = await ToyClient.StartAsync(time: time);
        time.Advance(TimeSpan.FromSeconds(50));
        using (var first = await toy.SendAsync(HttpMethod.Get, "heavy")) Assert.Equal("8", first.Headers.GetValues("X-USED-weight").Single());
        using (var second = await toy.SendAsync(HttpMethod.Get, "heavy")) Assert.Equal("16", second.Headers.GetValues("X-USED-weight").Single());
        using (var third = await toy.SendAsync(HttpMethod.Get, "heavy"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), third.Headers.RetryAfter!.Delta);
        }

        Assert.NotEmpty(await toy.GetAsync("time"));
        for (var i = 0; i < 3; i++) await AssertProblemAsync(toy.SignedAsync(HttpMethod.Post, $"/orders/{i}"), 200, "placed");
        await AssertProblemAsync(toy.SignedAsync(HttpMethod.Post, "/orders/4"), 429, "toy: RateLimited");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("ok", await toy.GetAsync("heavy"));
    }

    [Fact]
    public async Task The_request_log_tells_everything_but_secrets()
    {
        await using var toy = await ToyClient.StartAsync();
        using (await toy.SignedAsync(HttpMethod.Post, "/orders/a"))
        {
        }

        var log = await toy.ControlAsync(HttpMethod.Get, "requests?last=10");
        var entry = Assert.Single(log.GetProperty("requests").EnumerateArray());
        Assert.Equal("/orders/a?x=1&signature=***", entry.GetProperty("target").GetString());
        Assert.Equal(("POST", 200, "user"), (entry.GetProperty("what").GetString(), entry.GetProperty("status").GetInt32(), entry.GetProperty("account").GetString()));
        Assert.DoesNotContain(toy.Endpoints.Credentials["api_key"], log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_hosts_names_and_web_pages_are_refused()
    {
        await using var toy = await ToyClient.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri(toy.Endpoints.Endpoints["rest"], "time"));
        rebound.Headers.Host = "evil.example";
        using var first = await http.SendAsync(rebound, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, first.StatusCode);
        using var page = new HttpRequestMessage(HttpMethod.Post, new Uri(toy.Endpoints.Control!, "restart"));
        page.Headers.Add("Origin", "https://evil.example");
        using var second = await http.SendAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal(0, toy.Sandbox.Restarts);
    }

    [Fact]
    public async Task Stopping_tells_the_sessions_and_frees_the_port()
    {
        var toy = await ToyClient.StartAsync();
        var socket = await toy.ConnectAsync();
        var closing = ToyClient.ReadAsync(socket);
        var stopping = toy.Sandbox.DisposeAsync();
        Assert.Equal("close 1001", await closing);
        await socket.CloseOutputAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await stopping;
        using var free = new TcpListener(IPAddress.Loopback, toy.Endpoints.Endpoints["rest"].Port);
        free.Start();
        await toy.DisposeAsync();
    }

    private static async Task AssertProblemAsync(Task<HttpResponseMessage> sending, int status, string text)
    {
        using var response = await sending;
        Assert.Equal(text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status, (int)response.StatusCode);
    }
}
