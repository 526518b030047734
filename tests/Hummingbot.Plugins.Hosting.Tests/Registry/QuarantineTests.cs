using System.Text.Json;

namespace Hummingbot.Plugins.Hosting.Tests.Registry;

public sealed class QuarantineTests : IDisposable
{
    private readonly PluginRoot _root = new();
    private readonly PluginRoot _data = new();
    private readonly SteppedTime _time = new();

    public void Dispose()
    {
        _root.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Three_faults_in_ten_minutes_take_a_plugin_out_of_use()
    {
        await using var registry = await StartAsync();
        await FaultAsync(registry, times: 3);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Quarantined, PluginReason.TooManyFaults), (status.State, status.ReasonCode));
        Assert.Contains("3 faults within 10 min", status.Reason, StringComparison.Ordinal);
        Assert.Contains("hbot plugins enable fixture_01", status.Remedy, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<ExchangeUnavailableException>(() => PriceAsync(registry.GetExchange("fixture_01")));
        Assert.Contains("hbot plugins enable fixture_01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_that_lie_further_apart_do_not()
    {
        await using var registry = await StartAsync();
        await FaultAsync(registry, times: 2);
        _time.Step(TimeSpan.FromMinutes(11));
        await FaultAsync(registry, times: 2);
        Assert.Equal(PluginState.Faulted, registry.GetStatus("fixture_01").State);
    }

    [Fact]
    public async Task Quarantine_outlives_the_process_and_ends_when_the_operator_enables_the_plugin()
    {
        await using (var first = await StartAsync()) await FaultAsync(first, times: 3);

        await using var second = await TestRegistry.StartAsync(_root, Configure);
        Assert.Equal((PluginState.Quarantined, false), (second.GetStatus("fixture_01").State, second.GetStatus("fixture_01").IsLoaded));
        _root.Behave("fixture_01", "prices=2.5");
        Assert.Equal(PluginState.Ready, (await second.EnableAsync("fixture_01", TestRegistry.Cancelled)).State);
        Assert.Equal(2.5m, await PriceAsync(second.GetExchange("fixture_01")));

        await using var third = await TestRegistry.StartAsync(_root, Configure);
        Assert.Equal(PluginState.Ready, third.GetStatus("fixture_01").State);
    }

    [Fact]
    public async Task A_damaged_state_file_counts_as_empty_and_is_replaced_by_the_next_quarantine()
    {
        var file = Path.Combine(_data.Path, "plugins.state.json");
        await File.WriteAllTextAsync(file, "{\"schema\": 1, \"quaran", TestRegistry.Cancelled);
        await using var registry = await StartAsync();
        Assert.Equal(PluginState.Ready, registry.GetStatus("fixture_01").State);
        await FaultAsync(registry, times: 3);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestRegistry.Cancelled));
        Assert.True(document.RootElement.GetProperty("quarantined").TryGetProperty("fixture_01", out _));
        Assert.Single(Directory.GetFiles(_data.Path));
    }

    private Task<PluginRegistry> StartAsync()
    {
        _root.AddFixture("fixture_01", "prices=throw");
        return TestRegistry.StartAsync(_root, Configure);
    }

    private void Configure(PluginHostOptions options)
    {
        options.DataDirectory = _data.Path;
        options.TimeProvider = _time;
    }

    private static async Task FaultAsync(PluginRegistry registry, int times)
    {
        for (var i = 0; i < times; i++)
            await Assert.ThrowsAsync<PluginFaultException>(() => PriceAsync(registry.GetExchange("fixture_01")));
    }

    private static Task<decimal?> PriceAsync(ExchangeHandle exchange) => exchange.CallAsync<IMidPriceSource, decimal?>(
        "the price", (prices, token) => prices.GetMidPriceAsync("ABC-USD", token), TestRegistry.Cancelled);

    // The system's timers with a date that can be moved.
    private sealed class SteppedTime : TimeProvider
    {
        private TimeSpan _ahead;

        public void Step(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
