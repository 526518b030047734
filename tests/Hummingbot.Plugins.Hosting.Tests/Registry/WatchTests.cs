using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Hummingbot.Plugins.Hosting.Tests.Registry;

public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_changed_plugin_is_reloaded_a_new_one_loaded_and_a_removed_one_dropped()
    {
        _root.AddFixture("fixture_01", "prices=1");
        await using var registry = await StartAsync();
        Assert.Equal(1m, await PriceAsync(registry));

        var before = registry.GetExchange("fixture_01");
        _root.Behave("fixture_01", "prices=2");
        await UntilAsync(registry, () => registry.GetExchange("fixture_01") != before);
        Assert.Equal(2m, await PriceAsync(registry));

        // What is put together in the folder itself may be looked at half done.
        using var elsewhere = new PluginRoot();
        elsewhere.AddFixture("fixture_02");
        _root.MoveFrom(elsewhere, "fixture_02");
        await UntilAsync(registry, () => registry.Exchanges.ContainsKey("fixture_02"));

        Directory.Delete(_root.Folder("fixture_02"), recursive: true);
        await UntilAsync(registry, () => !registry.Exchanges.ContainsKey("fixture_02"));
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task The_code_of_a_stopped_plugin_leaves_the_memory()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await StartAsync();
        var context = await UseAndDisableAsync(registry);
        Assert.Equal(PluginState.Disabled, registry.GetStatus("fixture_01").State);
        await AssertCollectedAsync(context);
    }

    [Fact]
    public async Task Not_even_a_fault_keeps_the_code_in_memory()
    {
        _root.AddFixture("fixture_01", "pairs=throw;prices=throw");
        await using var registry = await StartAsync();
        var context = await UseAndDisableAsync(registry);
        Assert.Equal(2, registry.GetStatus("fixture_01").Faults.Count);
        await AssertCollectedAsync(context);
    }

    private Task<PluginRegistry> StartAsync() => TestRegistry.StartAsync(_root, options =>
    {
        options.Watch = true;
        options.WatchQuietPeriod = TimeSpan.FromMilliseconds(50);
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndDisableAsync(PluginRegistry registry)
    {
        var results = await registry.FetchAllTradingPairsAsync(TestRegistry.Cancelled);
        var fails = results[0].Error is not null;
        try
        {
            await PriceAsync(registry);
        }
        catch (PluginFaultException) when (fails)
        {
            // What the test is about: the record of it stays behind.
        }

        var context = new WeakReference(await ContextOfAsync(registry), trackResurrection: true);
        await registry.DisableAsync("fixture_01", TestRegistry.Cancelled);
        return context;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<AssemblyLoadContext> ContextOfAsync(PluginRegistry registry)
    {
        var service = await registry.GetExchange("fixture_01").GetAsync<IMidPriceSource>(TestRegistry.Cancelled);
        return AssemblyLoadContext.GetLoadContext(service.GetType().Assembly)!;
    }

    private static async Task AssertCollectedAsync(WeakReference context)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (context.IsAlive && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(10, TestRegistry.Cancelled);
        }

        Assert.False(context.IsAlive, "The plugin's code is still in memory.");
    }

    private static async Task UntilAsync(PluginRegistry registry, Func<bool> condition)
    {
        var changed = new SemaphoreSlim(0);
        void Note(PluginStatus status) => changed.Release();
        registry.StatusChanged += Note;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestRegistry.Cancelled);
            limit.CancelAfter(Patience);
            // The set of exchanges is published just after the status that announces it.
            while (!condition()) await changed.WaitAsync(TimeSpan.FromMilliseconds(20), limit.Token);
        }
        finally
        {
            registry.StatusChanged -= Note;
        }
    }

    private static Task<decimal?> PriceAsync(PluginRegistry registry) =>
        registry.GetExchange("fixture_01").CallAsync<IMidPriceSource, decimal?>(
            "the price", (prices, token) => prices.GetMidPriceAsync("ABC-USD", token), TestRegistry.Cancelled);
}
