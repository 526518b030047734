namespace Hummingbot.Plugins.Hosting.Tests.Registry;

public sealed class RegistryTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Every_list_is_built_from_the_descriptors()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02", "descriptor=dex");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(["fixture_01", "fixture_02"], registry.Descriptors.Keys);
        Assert.Equal(["fixture_01"], registry.CexNames);
        Assert.Equal(["fixture_02"], registry.DexNames);
        Assert.Equal("ABC-USD", registry.ExampleTradingPairs["fixture_01"]);
        Assert.Equal("ABC", registry.ExampleAssets["fixture_02"]);
        Assert.Equal("FIXTURE_API_KEY", Assert.Single(registry.CredentialFields["fixture_01"]).EnvironmentVariable);
        Assert.Equal(0.002m, registry.DefaultFees["fixture_01"].TakerPercentFee);
    }

    [Fact]
    public async Task An_unknown_exchange_is_told_from_one_that_is_not_loaded()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.Disabled.Add("fixture_01"));
        Assert.Throws<ExchangeUnavailableException>(() => registry.GetExchange("fixture_01"));
        var error = Assert.Throws<UnknownExchangeException>(() => registry.GetExchange("fixture_11"));
        Assert.Equal("fixture_01", error.Suggestion);
    }

    [Fact]
    public async Task All_exchanges_are_asked_for_their_pairs_at_once_and_one_failing_harms_no_other()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02", "pairs=throw");
        _root.AddFixture("fixture_03", "pairs=tell and be slow");
        _root.AddFixture("fixture_04", "pairs=exchange error");
        var time = new ManualTimeProvider();
        await using var registry = await TestRegistry.StartAsync(_root, options =>
        {
            options.TradingPairsTimeout = TimeSpan.FromMilliseconds(200);
            options.TimeProvider = time;
        });
        var fetching = registry.FetchAllTradingPairsAsync(TestRegistry.Cancelled);
        // The others have answered when the time of the slow one is the only one that runs.
        await Soon.Until(() => _root.HasReached("fixture_03", "pairs")
            && StateOf(1) == PluginState.Running && StateOf(2) == PluginState.Faulted && StateOf(4) == PluginState.Running && time.TimersSet == 1);
        time.Advance(TimeSpan.FromMilliseconds(200));
        var results = await fetching;
        Assert.Equal(["fixture_01", "fixture_02", "fixture_03", "fixture_04"], results.Select(result => result.Exchange));
        Assert.Equal(["ABC-USD", "XYZ-USD"], results[0].TradingPairs);
        Assert.Null(results[0].Error);
        Assert.All(results.Skip(1), result => Assert.Empty(result.TradingPairs));
        Assert.Contains("no pairs today", results[1].Error, StringComparison.Ordinal);
        Assert.Contains("did not answer", results[2].Error, StringComparison.Ordinal);
        Assert.Contains("Too many requests", results[3].Error, StringComparison.Ordinal);

        PluginState StateOf(int number) => registry.GetStatus($"fixture_{number:00}").State;
    }

    [Fact]
    public async Task A_plugin_can_be_disabled_and_enabled_while_the_host_runs()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(PluginState.Disabled, (await registry.DisableAsync("fixture_01", TestRegistry.Cancelled)).State);
        Assert.Empty(registry.Exchanges);
        Assert.Equal(PluginState.Ready, (await registry.EnableAsync("fixture_01", TestRegistry.Cancelled)).State);
        Assert.Equal(1.5m, await PriceAsync(registry));
    }

    [Fact]
    public async Task Enabling_a_plugin_that_was_not_selected_loads_it_beside_those_that_were()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.Only.Add("fixture_01"));
        await registry.EnableAsync("fixture_02", TestRegistry.Cancelled);
        Assert.Equal(["fixture_01", "fixture_02"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task Reloading_takes_over_new_content()
    {
        _root.AddFixture("fixture_01", "prices=1");
        await using var registry = await TestRegistry.StartAsync(_root);
        var old = registry.GetExchange("fixture_01");
        Assert.Equal(1m, await PriceAsync(registry));
        _root.Behave("fixture_01", "prices=2");
        Assert.Equal(PluginState.Ready, (await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled)).State);
        Assert.Equal(2m, await PriceAsync(registry));
        Assert.True(old.Stopping.IsCancellationRequested);
        var error = await Assert.ThrowsAsync<ExchangeUnavailableException>(() => old.GetAsync<IMidPriceSource>(TestRegistry.Cancelled));
        Assert.Contains("take a fresh handle", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_takes_over_a_new_assembly_at_the_same_path()
    {
        _root.AddFixture("fixture_01", "prices=throw");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Contains("today", (await Assert.ThrowsAsync<PluginFaultException>(() => PriceAsync(registry))).Message, StringComparison.Ordinal);
        _root.Patch("fixture_01", "Fixture.dll", "no price today", "no price TODAY", utf16: true);
        await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Contains("TODAY", (await Assert.ThrowsAsync<PluginFaultException>(() => PriceAsync(registry))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_whose_start_fails_keeps_what_runs()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        _root.Behave("fixture_01", "register=throw");
        await ReloadFailsAsync(registry, "registration of services threw");
    }

    [Fact]
    public async Task A_reload_of_a_damaged_folder_keeps_what_runs()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        File.Delete(_root.File("fixture_01", "Fixture.dll"));
        await ReloadFailsAsync(registry, "Fixture.dll");
    }

    [Fact]
    public async Task An_exchange_can_be_put_into_its_sandbox_and_stays_there_over_a_reload()
    {
        _root.AddFixture("fixture_01", "sandbox=yes");
        await using var registry = await TestRegistry.StartAsync(_root);
        var endpoints = await registry.UseSandboxAsync("fixture_01", new SandboxOptions(), TestRegistry.Cancelled);
        Assert.Equal(4711, endpoints.Endpoints["rest"].Port);
        Assert.Equal(4711m, await PriceAsync(registry));
        await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal(4711m, await PriceAsync(registry));
    }

    [Fact]
    public async Task An_exchange_whose_sandbox_does_not_start_again_does_not_fall_back_to_the_venue()
    {
        _root.AddFixture("fixture_01", "sandbox=yes");
        await using var registry = await TestRegistry.StartAsync(_root);
        await registry.UseSandboxAsync("fixture_01", new SandboxOptions(), TestRegistry.Cancelled);
        _root.Behave("fixture_01", "sandbox=port taken");
        var status = await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal((PluginState.Faulted, false), (status.State, status.IsLoaded));
        Assert.Contains("the port is taken", status.Reason, StringComparison.Ordinal);
        Assert.Empty(registry.Exchanges);
    }

    [Fact]
    public async Task An_exchange_without_a_sandbox_says_so_and_goes_on()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        var error = await Assert.ThrowsAsync<ExchangeException>(
            () => registry.UseSandboxAsync("fixture_01", new SandboxOptions(), TestRegistry.Cancelled));
        Assert.Equal(ExchangeErrorKind.Unsupported, error.Kind);
        Assert.Equal(1.5m, await PriceAsync(registry));
    }

    [Fact]
    public async Task A_registry_that_was_disposed_has_no_exchanges_and_takes_no_orders()
    {
        _root.AddFixture("fixture_01");
        var registry = await TestRegistry.StartAsync(_root);
        var exchange = registry.GetExchange("fixture_01");
        await registry.DisposeAsync();
        await registry.DisposeAsync();
        Assert.Empty(registry.Exchanges);
        await Assert.ThrowsAsync<ExchangeUnavailableException>(() => exchange.GetAsync<IMidPriceSource>(TestRegistry.Cancelled));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => registry.StartAsync(TestRegistry.Cancelled));
    }

    private static async Task ReloadFailsAsync(PluginRegistry registry, string part)
    {
        var status = await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal((PluginReason.ReloadFailed, true), (status.ReasonCode, status.IsLoaded));
        Assert.Contains(part, status.Reason, StringComparison.Ordinal);
        Assert.Equal(1.5m, await PriceAsync(registry));
    }

    private static Task<decimal?> PriceAsync(PluginRegistry registry) =>
        registry.GetExchange("fixture_01").CallAsync<IMidPriceSource, decimal?>(
            "the price", (prices, token) => prices.GetMidPriceAsync("ABC-USD", token), TestRegistry.Cancelled);
}
