namespace Hummingbot.Plugins.Hosting.Tests.Loading;

public sealed class IsolationTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Two_plugins_use_different_versions_of_one_library_side_by_side()
    {
        _root.Add("PrivateDepV1");
        _root.Add("PrivateDepV2");
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal("V1", registry.ExampleAssets["private_v1"]);
        Assert.Equal("V2", registry.ExampleAssets["private_v2"]);
    }

    [Fact]
    public async Task A_plugins_own_copy_of_a_shared_library_is_ignored()
    {
        _root.AddFixture("fixture_01");
        var shared = typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly.Location;
        File.Copy(shared, _root.File("fixture_01", Path.GetFileName(shared)));
        await using var registry = await TestRegistry.StartAsync(_root);
        Assert.Equal(PluginState.Ready, registry.GetStatus("fixture_01").State);
    }

    [Fact]
    public async Task Services_of_the_contract_have_the_hosts_types()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        var exchange = registry.GetExchange("fixture_01");
        Assert.True(exchange.Has<IOrderBookTracker>());
        Assert.False(exchange.Has<IWallet>());
        Assert.Equal("fixture_01", (await exchange.GetAsync<IOrderBookTracker>(TestRegistry.Cancelled)).ExchangeName);
        Assert.Null(await exchange.FindAsync<IExchangeConnector>(TestRegistry.Cancelled));
        var error = await Assert.ThrowsAsync<ExchangeException>(() => exchange.GetAsync<IExchangeConnector>(TestRegistry.Cancelled));
        Assert.Equal((ExchangeErrorKind.Unsupported, "fixture_01"), (error.Kind, error.Exchange));
    }

    [Fact]
    public async Task The_descriptor_is_the_hosts_own_copy()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root);
        var descriptor = registry.GetExchange("fixture_01").Descriptor;
        Assert.Equal("api_key", Assert.Single(descriptor.Credentials).Key);
        var plugins = descriptor.GetType().Assembly;
        object[] parts = [descriptor.Credentials, descriptor.SupportedOrderTypes, descriptor.Endpoints, descriptor.Links, descriptor.Settings];
        Assert.All(parts, part => Assert.False(part.GetType().Assembly.IsCollectible || part.GetType().Assembly.FullName!.StartsWith("Fixture", StringComparison.Ordinal)));
        Assert.Equal("Hummingbot.Plugins.Abstractions", plugins.GetName().Name);
    }
}
