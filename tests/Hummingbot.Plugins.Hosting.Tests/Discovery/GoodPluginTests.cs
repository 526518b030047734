namespace Hummingbot.Plugins.Hosting.Tests.Discovery;

public sealed class GoodPluginTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Name_version_and_contract_are_known_before_any_of_its_code_runs()
    {
        _root.AddFixture("fixture_01", "constructor=hang");
        await using var registry = TestRegistry.Create(_root);
        await registry.DiscoverAsync(TestRegistry.Cancelled);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal(
            (PluginState.Discovered, PluginReason.None, "1.2.3", new ContractVersion(1, 0), LockVerdict.Unlocked),
            (status.State, status.ReasonCode, status.Version, status.Contract, status.Lock));
        Assert.Equal(_root.File("fixture_01", "Fixture.dll"), status.EntryAssembly);
    }

    [Fact]
    public void A_folder_can_be_inspected_by_itself()
    {
        var status = PluginFolder.Inspect(_root.AddFixture("fixture_01"));
        Assert.Equal((PluginState.Discovered, "fixture_01", null), (status.State, status.Name, status.Reason));
    }

    [Fact]
    public async Task A_folder_without_a_dependency_file_is_searched_for_the_plugin_class()
    {
        _root.Add("PrivateDepV1", "bare");
        File.Delete(_root.File("bare", "PrivateDepV1.deps.json"));
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(["private_v1"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task A_folder_reached_through_a_link_is_a_plugin_like_any_other()
    {
        using var elsewhere = new PluginRoot();
        Directory.CreateSymbolicLink(_root.Folder("linked"), elsewhere.AddFixture("fixture_01"));
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task Folder_names_need_not_be_ASCII()
    {
        _root.AddFixture("fixture_01", folder: "börse 取引所");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task Only_the_selected_exchanges_are_loaded()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02", "constructor=throw");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.Only.Add("fixture_01"));
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
        var other = registry.GetStatus("fixture_02");
        Assert.Equal((PluginState.Discovered, PluginReason.NotSelected), (other.State, other.ReasonCode));
    }

    [Fact]
    public async Task Disabled_exchanges_are_not_loaded()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.Disabled.Add("fixture_01"));
        var status = registry.GetStatus("fixture_01");
        Assert.Equal((PluginState.Disabled, false), (status.State, status.IsLoaded));
        Assert.Contains("plugins.fixture_01.enabled", status.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_plugins_load_side_by_side()
    {
        for (var i = 0; i < 100; i++) _root.AddFixture($"fixture_{i:00}");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(100, registry.Exchanges.Count);
        Assert.All(registry.Plugins, plugin => Assert.Equal(PluginState.Ready, plugin.State));
    }
}
