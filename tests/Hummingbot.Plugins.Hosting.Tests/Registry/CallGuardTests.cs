namespace Hummingbot.Plugins.Hosting.Tests.Registry;

/// <summary>Calls into plugins come back in time, with exceptions that hold nothing of the plugin.</summary>
public sealed class CallGuardTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_call_that_succeeds_sets_the_plugin_running()
    {
        await using var registry = await StartAsync("");
        Assert.Equal(PluginState.Ready, registry.GetStatus("fixture_01").State);
        Assert.Equal(["ABC-USD", "XYZ-USD"], await PairsAsync(registry));
        Assert.Equal(PluginState.Running, registry.GetStatus("fixture_01").State);
    }

    [Fact]
    public async Task An_exchange_error_arrives_as_a_copy_with_all_its_fields_and_is_no_fault()
    {
        await using var registry = await StartAsync("pairs=exchange error");
        var error = await Assert.ThrowsAsync<ExchangeException>(() => PairsAsync(registry));
        Assert.Equal(
            ("fixture_01", ExchangeErrorKind.RateLimited, "Too many requests.", 429, "-1003", TimeSpan.FromSeconds(7)),
            (error.Exchange, error.Kind, error.Message, error.HttpStatus, error.VenueCode, error.RetryAfter));
        Assert.DoesNotContain("BehavingPairs", error.StackTrace, StringComparison.Ordinal);
        Assert.IsType<PluginFaultException>(error.InnerException);
        Assert.Contains("the cause", error.InnerException.Message, StringComparison.Ordinal);
        Assert.Empty(registry.GetStatus("fixture_01").Faults);
    }

    [Fact]
    public async Task Anything_else_that_is_thrown_becomes_a_record()
    {
        await using var registry = await StartAsync("pairs=throw");
        var error = await Assert.ThrowsAsync<PluginFaultException>(() => PairsAsync(registry));
        Assert.Null(error.InnerException);
        Assert.Equal(
            ("fixture_01", "the list of pairs", "Hummingbot.Plugins.Fixtures.FixtureException", "no pairs today", PluginPhase.Call),
            (error.Exchange, error.Operation, error.Fault!.TypeName, error.Fault.Message, error.Fault.Phase));
        Assert.Contains("BehavingPairs", error.Fault.StackText, StringComparison.Ordinal);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Faulted, PluginReason.CallThrew, true), (status.State, status.ReasonCode, status.IsLoaded));
        Assert.Equal([error.Fault], status.Faults);
    }

    [Fact]
    public async Task A_fault_in_one_call_does_not_keep_the_next_from_succeeding()
    {
        await using var registry = await StartAsync("prices=throw");
        var exchange = registry.GetExchange("fixture_01");
        await Assert.ThrowsAsync<PluginFaultException>(() => PriceAsync(exchange));
        Assert.Equal(PluginState.Faulted, exchange.Status.State);
        await PairsAsync(registry);
        Assert.Equal((PluginState.Running, null), (exchange.Status.State, exchange.Status.Reason));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_fault()
    {
        await using var registry = await StartAsync("pairs=cancelled by nobody");
        await Assert.ThrowsAsync<PluginFaultException>(() => PairsAsync(registry));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not()
    {
        await using var registry = await StartAsync("pairs=slow");
        using var cancel = new CancellationTokenSource();
        var call = registry.GetExchange("fixture_01").CallAsync<ITradingPairFetcher, IReadOnlyList<string>>(
            "the list of pairs",
            (fetcher, token) =>
            {
                cancel.Cancel();
                return fetcher.FetchTradingPairsAsync(token);
            },
            cancel.Token);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Empty(registry.GetStatus("fixture_01").Faults);
    }

    [Fact]
    public async Task An_exchange_that_does_not_answer_in_time_leaves_the_outcome_unknown_and_the_plugin_blameless()
    {
        var time = new ManualTimeProvider();
        await using var registry = await StartAsync("pairs=tell and be slow", options => options.TimeProvider = time);
        var call = PairsAsync(registry, TimeSpan.FromMilliseconds(50));
        await Soon.Until(() => _root.HasReached("fixture_01", "pairs") && time.TimersSet == 1);
        time.Advance(TimeSpan.FromMilliseconds(50));
        var error = await Assert.ThrowsAsync<ExchangeException>(() => call);
        Assert.Equal(ExchangeErrorKind.Unknown, error.Kind);
        Assert.Contains("did not answer the list of pairs within 0.05 s", error.Message, StringComparison.Ordinal);
        Assert.Empty(registry.GetStatus("fixture_01").Faults);
    }

    [Theory]
    [InlineData("pairs=deaf")]
    [InlineData("pairs=hang")]
    public async Task A_plugin_that_ignores_that_its_time_is_over_is_at_fault(string behaviour)
    {
        await using var registry = await StartAsync(behaviour);
        var error = await Assert.ThrowsAsync<PluginFaultException>(() => PairsAsync(registry, TimeSpan.FromMilliseconds(50)));
        Assert.True(error.Fault!.TimedOut);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginReason.CallTimedOut, 1), (status.ReasonCode, status.HungCalls));
    }

    [Fact]
    public async Task What_is_owned_is_disposed_in_the_reverse_order_before_the_plugin_stops()
    {
        var registry = await StartAsync("");
        await using var owner = registry;
        var exchange = registry.GetExchange("fixture_01");
        var order = new List<string>();
        exchange.Own(new Note(() => order.Add("first")));
        exchange.Own(new Note(() => order.Add("second")));
        await registry.DisableAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal(["second", "first"], order);
        Assert.True(exchange.Stopping.IsCancellationRequested);
        Assert.Throws<ExchangeUnavailableException>(() => exchange.Own(new Note(() => { })));
        await Assert.ThrowsAsync<ExchangeUnavailableException>(() => PriceAsync(exchange));
    }

    [Fact]
    public async Task A_plugin_whose_disposal_fails_stops_all_the_same()
    {
        await using var registry = await StartAsync("dispose=throw");
        await PairsAsync(registry);
        var status = await registry.DisableAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal((PluginState.Disabled, false), (status.State, status.IsLoaded));
    }

    [Fact]
    public async Task A_plugin_whose_disposal_hangs_is_left_behind()
    {
        await using var registry = await StartAsync("dispose=hang", options => options.StopTimeout = TimeSpan.FromMilliseconds(50));
        await PairsAsync(registry);
        Assert.Equal(PluginState.Disabled, (await registry.DisableAsync("fixture_01", TestRegistry.Cancelled)).State);
    }

    private Task<PluginRegistry> StartAsync(string behaviour, Action<PluginHostOptions>? configure = null)
    {
        _root.AddFixture("fixture_01", behaviour);
        return TestRegistry.StartAsync(_root, configure);
    }

    private static Task<IReadOnlyList<string>> PairsAsync(PluginRegistry registry, TimeSpan? timeout = null) =>
        registry.GetExchange("fixture_01").CallAsync<ITradingPairFetcher, IReadOnlyList<string>>(
            "the list of pairs", (fetcher, token) => fetcher.FetchTradingPairsAsync(token), TestRegistry.Cancelled, timeout);

    private static Task<decimal?> PriceAsync(ExchangeHandle exchange) => exchange.CallAsync<IMidPriceSource, decimal?>(
        "the price", (prices, token) => prices.GetMidPriceAsync("ABC-USD", token), TestRegistry.Cancelled);

    private sealed class Note(Action write) : IDisposable
    {
        public void Dispose() => write();
    }
}
