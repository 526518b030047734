using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.RateLimits;

public sealed class RateLimiterTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly CapturingLogger _logger = new();
    private readonly List<(string Name, Task Admission)> _calls = [];

    [Fact]
    public async Task With_a_limit_of_two_a_second_eight_calls_are_admitted_two_by_two()
    {
        using var limiter = Limiter([new RateLimit("pool", 2, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        var start = _time.GetUtcNow();
        var admissions = new List<TimeSpan>();
        var calls = Enumerable.Range(0, 8).Select(async _ =>
        {
            await limiter.WaitAsync("call", RequestPriority.Status, Token);
            lock (admissions) admissions.Add(_time.GetUtcNow() - start);
        }).ToArray();

        for (var i = 1; i <= 4; i++)
        {
            await Soon.Until(() => Count(admissions) == 2 * i);
            if (i < 4) _time.Advance(Second);
        }

        await Task.WhenAll(calls).InTime();
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], admissions.Select(at => (int)at.TotalMilliseconds / 1000));
        Assert.All(admissions, at => Assert.Equal(0, at.Milliseconds));
    }

    [Fact]
    public void A_window_slides_it_does_not_start_anew()
    {
        using var limiter = Limiter([new RateLimit("pool", 2, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        Start(limiter, "call", name: "first");
        _time.Advance(Second * 0.9);
        Start(limiter, "call", name: "second");
        Start(limiter, "call", name: "third");
        Start(limiter, "call", name: "fourth");
        AssertAdmitted("first", "second");
        _time.Advance(Second * 0.1);
        AssertAdmitted("first", "second", "third");
        _time.Advance(Second * 0.8);
        AssertAdmitted("first", "second", "third");
        _time.Advance(Second * 0.1);
        AssertAdmitted("first", "second", "third", "fourth");
    }

    [Fact]
    public void A_call_is_admitted_only_when_all_its_pools_have_room()
    {
        using var limiter = Limiter(
            [new RateLimit("weight", 10, Second), new RateLimit("orders", 1, 10 * Second)],
            [
                new RateLimitedEndpoint("order", new RateLimitLink("weight", 1), new RateLimitLink("orders", 1)),
                new RateLimitedEndpoint("query", new RateLimitLink("weight", 4)),
            ]);
        Start(limiter, "order", name: "order 1");
        Start(limiter, "order", name: "order 2");
        Start(limiter, "query", name: "query 1");
        // The second order waits for the order pool; that keeps nobody from the weight.
        AssertAdmitted("order 1", "query 1");
        _time.Advance(9 * Second);
        AssertAdmitted("order 1", "query 1");
        _time.Advance(Second);
        AssertAdmitted("order 1", "query 1", "order 2");
    }

    [Fact]
    public void Cancels_go_first_then_creates_then_queries_then_market_data_and_each_in_order()
    {
        using var limiter = Limiter([new RateLimit("pool", 1, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        Start(limiter, "call", RequestPriority.MarketData, "now");
        Start(limiter, "call", RequestPriority.MarketData, "data 1");
        Start(limiter, "call", RequestPriority.MarketData, "data 2");
        Start(limiter, "call", RequestPriority.Status, "status");
        Start(limiter, "call", RequestPriority.Create, "create 1");
        Start(limiter, "call", RequestPriority.Cancel, "cancel");
        Start(limiter, "call", RequestPriority.Create, "create 2");
        List<string> order = [.. Admitted()];
        for (var i = 0; i < 6; i++)
        {
            _time.Advance(Second);
            order.AddRange(Admitted().Except(order));
        }

        Assert.Equal(["now", "cancel", "create 1", "create 2", "status", "data 1", "data 2"], order);
    }

    [Fact]
    public void A_heavy_call_is_not_starved_by_light_ones_behind_it()
    {
        using var limiter = Limiter(
            [new RateLimit("pool", 10, Second)],
            [new RateLimitedEndpoint("light", new RateLimitLink("pool", 1)), new RateLimitedEndpoint("heavy", new RateLimitLink("pool", 10))]);
        Start(limiter, "light", name: "light 1");
        Start(limiter, "heavy", name: "heavy");
        Start(limiter, "light", name: "light 2");
        AssertAdmitted("light 1");
        _time.Advance(Second);
        AssertAdmitted("light 1", "heavy");
        _time.Advance(Second);
        AssertAdmitted("light 1", "heavy", "light 2");
    }

    [Fact]
    public void A_weight_equal_to_the_limit_is_admitted_and_a_greater_one_is_an_error_at_once()
    {
        RateLimit[] pools = [new("pool", 10, Second)];
        using (var limiter = Limiter(pools, [new RateLimitedEndpoint("call", new RateLimitLink("pool", 10))]))
        {
            Assert.True(limiter.WaitAsync("call", RequestPriority.Status, Token).AsTask().IsCompletedSuccessfully);
        }

        var error = Assert.Throws<ArgumentException>(() => Limiter(pools, [new RateLimitedEndpoint("call", new RateLimitLink("pool", 11))]));
        Assert.Contains("call takes 11 from the rate limit pool", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Correction", "25")]
    public async Task An_endpoint_that_is_not_in_the_table_fails_clearly()
    {
        using var limiter = Limiter([], []);
        var error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await limiter.WaitAsync("GET nowhere", RequestPriority.Status, Token));
        Assert.Contains("no rate limits are known for the endpoint 'GET nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_pool_that_does_not_exist_is_an_error_at_once() =>
        Assert.Throws<ArgumentException>(() => Limiter([], [new RateLimitedEndpoint("call", new RateLimitLink("nowhere"))]));

    [Theory]
    [InlineData(100, 50, 50)]
    [InlineData(3, 50, 1)]
    [InlineData(3, 1, 1)]
    public void A_share_lowers_every_limit_but_never_below_one(int limit, int share, int expected)
    {
        using var limiter = new RateLimiter(
            "venue", [new RateLimit("pool", limit, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))], _time, _logger, share);
        var admitted = 0;
        while (admitted < limit && limiter.WaitAsync("call", RequestPriority.Status, Token).AsTask().IsCompleted) admitted++;
        Assert.Equal(expected, admitted);
    }

    [Fact]
    public void A_penalty_closes_the_pool_until_its_end()
    {
        using var limiter = Limiter([new RateLimit("pool", 100, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        limiter.Penalise("pool", _time.GetUtcNow() + (5 * Second));
        Start(limiter, "call", name: "call");
        _time.Advance(4.9 * Second);
        AssertAdmitted();
        _time.Advance(0.1 * Second);
        AssertAdmitted("call");
    }

    [Fact]
    public async Task A_long_ban_is_reported_to_those_who_wait_and_to_those_who_come()
    {
        using var limiter = Limiter([new RateLimit("pool", 1, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        await limiter.WaitAsync("call", RequestPriority.Status, Token);
        var waiting = limiter.WaitAsync("call", RequestPriority.Status, Token).AsTask();
        limiter.PenaliseEndpoint("call", _time.GetUtcNow() + TimeSpan.FromMinutes(2));
        foreach (var call in new[] { waiting, CallAsync() })
        {
            var error = await Assert.ThrowsAsync<ExchangeException>(() => call.InTime());
            Assert.Equal(ExchangeErrorKind.RateLimited, error.Kind);
            Assert.Equal(TimeSpan.FromMinutes(2), error.RetryAfter);
        }

        async Task CallAsync() => await limiter.WaitAsync("call", RequestPriority.Status, Token);
    }

    [Fact]
    public async Task A_cancelled_wait_takes_nothing_and_frees_the_way()
    {
        using var limiter = Limiter(
            [new RateLimit("pool", 10, Second)],
            [new RateLimitedEndpoint("light", new RateLimitLink("pool", 1)), new RateLimitedEndpoint("heavy", new RateLimitLink("pool", 10))]);
        using var cancel = new CancellationTokenSource();
        Start(limiter, "light", name: "light 1");
        var heavy = limiter.WaitAsync("heavy", RequestPriority.Status, cancel.Token).AsTask();
        Start(limiter, "light", name: "light 2");
        AssertAdmitted("light 1");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy.InTime());
        AssertAdmitted("light 1", "light 2");
        Assert.Equal(0, limiter.Waiting);
    }

    [Fact]
    public void A_limit_changed_at_run_time_counts_what_was_admitted_before()
    {
        using var limiter = Limiter([new RateLimit("pool", 1, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        for (var i = 1; i <= 4; i++) Start(limiter, "call", name: $"{i}");
        AssertAdmitted("1");
        limiter.Update(new RateLimit("pool", 3, Second));
        AssertAdmitted("1", "2", "3");
    }

    [Fact]
    public async Task A_limit_lowered_below_a_calls_weight_fails_that_call_instead_of_holding_it_for_ever()
    {
        using var limiter = Limiter([new RateLimit("pool", 10, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool", 10))]);
        limiter.Update(new RateLimit("pool", 9, Second));
        var error = await Assert.ThrowsAsync<ExchangeException>(
            async () => await limiter.WaitAsync("call", RequestPriority.Status, Token));
        Assert.Equal(ExchangeErrorKind.RateLimited, error.Kind);
    }

    [Fact]
    public void What_the_venue_says_was_used_by_others_counts()
    {
        using var limiter = Limiter([new RateLimit("pool", 10, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        limiter.ReportUsage("pool", 9);
        Start(limiter, "call", name: "1");
        Start(limiter, "call", name: "2");
        AssertAdmitted("1");
    }

    [Fact]
    public void Saturation_is_logged_once_an_episode()
    {
        using var limiter = Limiter([new RateLimit("pool", 1, Second)], [new RateLimitedEndpoint("call", new RateLimitLink("pool"))]);
        for (var i = 0; i < 20; i++)
        {
            Start(limiter, "call", name: $"{i}");
            Start(limiter, "call", name: $"{i}");
            _time.Advance(Second * 3);
        }

        Assert.Equal(1, _logger.Count(LogLevel.Warning));
        _time.Advance(TimeSpan.FromMinutes(1));
        Start(limiter, "call", name: "later");
        Start(limiter, "call", name: "later");
        Assert.Equal(2, _logger.Count(LogLevel.Warning));
    }

    [Fact]
    public void An_admission_without_waiting_allocates_nothing()
    {
        using var limiter = new RateLimiter(
            "venue",
            [new RateLimit("pool", 1_000_000, Second)],
            [new RateLimitedEndpoint("call", new RateLimitLink("pool"))],
            _time,
            NullLogger.Instance);
        for (var i = 0; i < 2000; i++) Admit();
        _time.Advance(Second);
        Admit();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Admit();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Admit() => Assert.True(limiter.WaitAsync("call", RequestPriority.Cancel, CancellationToken.None).AsTask().IsCompletedSuccessfully);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Count(List<TimeSpan> list)
    {
        lock (list) return list.Count;
    }

    private RateLimiter Limiter(RateLimit[] pools, RateLimitedEndpoint[] endpoints) => new("venue", pools, endpoints, _time, _logger);

    private void Start(RateLimiter limiter, string endpoint, RequestPriority priority = RequestPriority.Status, string name = "") =>
        _calls.Add((name, limiter.WaitAsync(endpoint, priority, CancellationToken.None).AsTask()));

    private string[] Admitted() => [.. _calls.Where(call => call.Admission.IsCompletedSuccessfully).Select(call => call.Name)];

    private void AssertAdmitted(params string[] names) => Assert.Equal(names.Order(), Admitted().Order());
}
