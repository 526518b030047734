namespace Hummingbot.Plugins.Hosting.Tests.Loading;

/// <summary>What goes wrong while a plugin starts faults that plugin, with one reason, and no other.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("constructor=throw", PluginReason.StartThrew, "constructor threw Hummingbot.Plugins.Fixtures.FixtureException: the constructor fails on purpose")]
    [InlineData("descriptor=throw", PluginReason.StartThrew, "descriptor threw Hummingbot.Plugins.Fixtures.FixtureException")]
    [InlineData("register=throw", PluginReason.StartThrew, "registration of services threw Hummingbot.Plugins.Fixtures.FixtureException")]
    [InlineData("descriptor=null", PluginReason.BadDescriptor, "it is null")]
    [InlineData("descriptor=other name", PluginReason.BadDescriptor, "it names the exchange 'somebody_else', the attribute names it 'fixture_01'")]
    [InlineData("descriptor=bad pair", PluginReason.BadDescriptor, "'ABCUSD' is not of the form BASE-QUOTE")]
    [InlineData("descriptor=no fees", PluginReason.BadDescriptor, "DefaultFees is missing")]
    [InlineData("register=nothing", PluginReason.MissingServices, "registers nothing")]
    [InlineData("register=prices only", PluginReason.MissingServices, "IOrderBookTrackerDataSource, IOrderBookTracker, ITradingPairFetcher")]
    public Task A_start_that_goes_wrong_faults_this_plugin_alone(string behaviour, PluginReason code, string part) =>
        FaultsAsync(behaviour, code, part);

    [Theory]
    [InlineData("constructor=tell and hang", "constructor did not return within 0.3 s", PluginPhase.Load)]
    [InlineData("descriptor=tell and hang", "descriptor did not return within 0.3 s", PluginPhase.Describe)]
    [InlineData("register=tell and hang", "registration of services did not return within 0.3 s", PluginPhase.Register)]
    public async Task A_start_that_hangs_is_given_up_and_the_others_do_not_wait_for_it(string behaviour, string part, PluginPhase phase)
    {
        var time = new ManualTimeProvider();
        var step = behaviour.Split('=')[0];
        var status = await FaultsAsync(
            behaviour,
            PluginReason.StartTimedOut,
            part,
            options =>
            {
                options.StartTimeout = TimeSpan.FromSeconds(0.3);
                options.TimeProvider = time;
            },
            async registry =>
            {
                // It hangs where it is to; the other one need not wait for it, and after that its time is over.
                await Soon.Until(() => _root.HasReached("fixture_01", step));
                time.Advance(TimeSpan.FromSeconds(0.2));
                await Soon.Until(() => registry.StatusOf("fixture_99").State == PluginState.Ready);
                time.Advance(TimeSpan.FromSeconds(0.1));
            });
        var fault = Assert.Single(status.Faults);
        Assert.Equal((phase, true), (fault.Phase, fault.TimedOut));
    }

    [Fact]
    public async Task Many_hanging_plugins_do_not_keep_a_good_one_from_starting()
    {
        for (var i = 0; i < 8; i++) _root.AddFixture($"fixture_{i:00}", "constructor=hang");
        _root.AddFixture("fixture_99");
        var ready = new TaskCompletionSource();
        var time = new ManualTimeProvider();
        await using var registry = TestRegistry.Create(_root, options =>
        {
            options.StartTimeout = TimeSpan.FromHours(1);
            options.TimeProvider = time;
        });
        registry.StatusChanged += status =>
        {
            if (status is { Name: "fixture_99", State: PluginState.Ready }) ready.TrySetResult();
        };
        var start = registry.StartAsync(TestRegistry.Cancelled);
        // A fraction of an hour for those that are before it, as slowly as the machine may be.
        while (!ready.Task.IsCompleted && !start.IsCompleted)
        {
            await Task.Delay(10, TestRegistry.Cancelled);
            time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.False(start.IsCompleted);
        time.Advance(TimeSpan.FromHours(1));
        await start;
        Assert.Equal(8, registry.Plugins.Count(plugin => plugin.ReasonCode == PluginReason.StartTimedOut));
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_are_the_operators_affair_and_no_fault_of_the_plugin()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(
            _root, options => options.Settings = _ => throw new InvalidDataException("$.exchanges.fixture_01.rest is no address"));
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Faulted, PluginReason.BadSettings), (status.State, status.ReasonCode));
        Assert.Contains("$.exchanges.fixture_01.rest is no address", status.Reason, StringComparison.Ordinal);
        Assert.Empty(status.Faults);
    }

    [Fact]
    public async Task A_service_that_cannot_be_created_shows_at_load_when_services_are_validated()
    {
        _root.AddFixture("fixture_01", "register=unresolvable");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.ValidateServices = true);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Faulted, PluginReason.StartThrew), (status.State, status.ReasonCode));
        Assert.Contains("IWallet", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_created_otherwise_shows_when_it_is_asked_for()
    {
        _root.AddFixture("fixture_01", "register=unresolvable");
        await using var registry = await TestRegistry.StartAsync(_root);
        var exchange = registry.GetExchange("fixture_01");
        var error = await Assert.ThrowsAsync<PluginFaultException>(() => exchange.GetAsync<IMidPriceSource>(TestRegistry.Cancelled));
        Assert.Equal(PluginPhase.Resolve, error.Fault?.Phase);
        Assert.NotNull(await exchange.GetAsync<ITradingPairFetcher>(TestRegistry.Cancelled));
    }

    [Fact]
    public async Task An_exchange_that_did_not_start_says_why_when_asked_for()
    {
        _root.AddFixture("fixture_01", "register=throw");
        await using var registry = await TestRegistry.StartAsync(_root);
        var error = Assert.Throws<ExchangeUnavailableException>(() => registry.GetExchange("fixture_01"));
        Assert.Contains("registration of services threw", error.Message, StringComparison.Ordinal);
        Assert.Contains("plugins.fixture_01.enabled", error.Message, StringComparison.Ordinal);
    }

    private async Task<PluginStatus> FaultsAsync(
        string behaviour,
        PluginReason code,
        string part,
        Action<PluginHostOptions>? configure = null,
        Func<PluginRegistry, Task>? meanwhile = null)
    {
        _root.AddFixture("fixture_01", behaviour);
        _root.AddFixture("fixture_99");
        await using var registry = TestRegistry.Create(_root, configure);
        var start = registry.StartAsync(TestRegistry.Cancelled);
        if (meanwhile is not null) await meanwhile(registry);
        await start;
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Faulted, code), (status.State, status.ReasonCode));
        Assert.Contains(part, status.Reason, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(status.Remedy));
        Assert.Equal(["fixture_99"], registry.Exchanges.Keys);
        return status;
    }
}
