using System.Reflection;
using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbasePluginTests
{
    [Fact]
    public void The_descriptor_says_what_the_attribute_says_and_what_the_venue_charges()
    {
        var descriptor = new CoinbasePlugin().Descriptor;
        Assert.Equal(descriptor.Name, typeof(CoinbasePlugin).GetCustomAttribute<ExchangePluginAttribute>()!.Name);
        Assert.Equal(("coinbase", "Coinbase Exchange", ExchangeKind.Cex), (descriptor.Name, descriptor.DisplayName, descriptor.Kind));
        Assert.Equal((0.004m, 0.006m), (descriptor.DefaultFees.MakerPercentFee, descriptor.DefaultFees.TakerPercentFee));
        Assert.Equal(
            [("api_key", "COINBASE_API_KEY"), ("secret_key", "COINBASE_SECRET_KEY"), ("passphrase", "COINBASE_PASSPHRASE")],
            descriptor.Credentials.Select(field => (field.Key, field.EnvironmentVariable)));
        Assert.All(descriptor.Credentials, field => Assert.True(field.IsSecret));
        Assert.Equal(["rest", "webSocket"], descriptor.Endpoints.Keys.Order());
        Assert.Equal([("orderBook", "level2_batch"), ("accountUpdates", "userStream")], descriptor.Settings.Select(field => (field.Key, field.Default)));
        Assert.Equal(["level2_batch", "level2", "full"], descriptor.Settings[0].AllowedValues);
        Assert.Equal(["userStream", "rest"], descriptor.Settings[1].AllowedValues);
        Assert.Contains(descriptor.ExampleAsset, descriptor.ExampleTradingPair.Split('-'));
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData("level2_batch", false, true)]
    [InlineData("level2", false, true)]
    [InlineData("full", true, false)]
    public async Task The_setting_chooses_how_books_are_kept(string? orderBook, bool hasUpdateIds, bool streamsSnapshots)
    {
        await using var host = new PluginHost(orderBook is null ? new ExchangeSettings() : PluginHost.Settings(orderBook));
        Assert.Equal("coinbase", host.Tracker.ExchangeName);
        Assert.Same(host.DataSource, host.Tracker.DataSource);
        Assert.Equal((hasUpdateIds, streamsSnapshots), (host.DataSource.HasUpdateIds, host.DataSource.StreamsSnapshots));
        Assert.NotNull(host.Find<IMidPriceSource>());
        Assert.NotNull(host.Find<ITradingPairFetcher>());
        Assert.Null(host.Find<IExchangeAuth>());
        Assert.Null(host.Find<IExchangeConnector>());
        Assert.Null(host.Find<IUserStreamTracker>());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("userStream", true)]
    [InlineData("rest", false)]
    public async Task With_keys_it_trades_and_listens_unless_the_setting_says_to_ask(string? accountUpdates, bool listens)
    {
        var settings = PluginHost.Settings("full", PluginHost.Credentials);
        if (accountUpdates is not null)
            settings = settings with { Values = new Dictionary<string, string> { ["accountUpdates"] = accountUpdates } };
        await using var host = new PluginHost(settings);
        var connector = host.Get<IExchangeConnector>();
        Assert.Equal("coinbase", connector.Name);
        Assert.Same(host.Get<IExchangeAuth>(), connector.Auth);
        Assert.Equal([OrderType.Market, OrderType.Limit, OrderType.LimitMaker], connector.SupportedOrderTypes.Order());
        Assert.Equal(listens, host.Find<IUserStreamTracker>() is not null);
        Assert.Equal(listens, !connector.StatusDictionary["user_stream_initialized"]);
    }
}
