using System.Reflection;
using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class PluginTests
{
    [Fact]
    public void The_descriptor_has_what_a_host_asks_for()
    {
        var descriptor = new BinancePlugin().Descriptor;
        Assert.Equal(typeof(BinancePlugin).GetCustomAttribute<ExchangePluginAttribute>()?.Name, descriptor.Name);
        Assert.Equal(("binance", ExchangeKind.Cex), (descriptor.Name, descriptor.Kind));
        Assert.Equal(
            [("api_key", true, "BINANCE_API_KEY"), ("api_secret", true, "BINANCE_API_SECRET")],
            descriptor.Credentials.Select(field => (field.Key, field.IsSecret, field.EnvironmentVariable)));
        Assert.Equal(
            (0.001m, 0.001m, true),
            (descriptor.DefaultFees.MakerPercentFee, descriptor.DefaultFees.TakerPercentFee, descriptor.DefaultFees.BuyPercentFeeDeductedFromReturns));
        Assert.Equal([OrderType.Limit, OrderType.LimitMaker, OrderType.Market], descriptor.SupportedOrderTypes);
        Assert.Equal(["rest", "userStream", "webSocket"], descriptor.Endpoints.Keys.Order());
        Assert.All(descriptor.Settings, setting => Assert.Contains(setting.Default, setting.AllowedValues));
        Assert.All(descriptor.Links.Values, link => Assert.Equal("https", link.Scheme));
    }

    [Fact]
    public async Task Every_required_service_is_registered_once()
    {
        await using var host = new PluginHost();
        Assert.Same(host.DataSource, host.Tracker.DataSource);
        Assert.Equal("binance", host.Tracker.ExchangeName);
        Assert.True(host.DataSource.HasUpdateIds);
        Assert.False(host.DataSource.StreamsSnapshots);
        Assert.Same(host.Get<ITradingPairFetcher>(), host.Get<ITradingPairFetcher>());
        Assert.Same(host.Get<IMidPriceSource>(), host.Get<IMidPriceSource>());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("userStream", true)]
    [InlineData("rest", false)]
    public async Task With_keys_there_is_a_connector_and_the_stream_that_is_asked_for(string? accountUpdates, bool hasStream)
    {
        var settings = new ExchangeSettings
        {
            Credentials = new ExchangeCredentials(new Dictionary<string, string> { ["api_key"] = "key", ["api_secret"] = "secret" }),
            Values = accountUpdates is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["accountUpdates"] = accountUpdates },
        };
        await using var host = new PluginHost(settings);
        var connector = host.Get<IExchangeConnector>();
        Assert.Same(connector, host.Get<IExchangeConnector>());
        Assert.Equal("binance", connector.Name);
        Assert.Same(host.Get<IExchangeAuth>(), connector.Auth);
        Assert.Equal(hasStream, host.Find<IUserStreamTracker>() is not null);
        Assert.Equal(["account_balance", "order_books_initialized", "trading_rule_initialized", "user_stream_initialized"], connector.StatusDictionary.Keys.Order());
        Assert.Equal(!hasStream, connector.StatusDictionary["user_stream_initialized"]);
    }

    [Fact]
    public async Task Without_keys_there_is_market_data_alone()
    {
        await using var host = new PluginHost();
        Assert.Null(host.Find<IExchangeConnector>());
        Assert.Null(host.Find<IExchangeAuth>());
        Assert.Null(host.Find<IUserStreamTracker>());
        Assert.NotNull(host.Tracker);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("500")]
    [InlineData("1000")]
    [InlineData("5000")]
    public async Task Every_depth_that_may_be_set_fits_the_rate_limits(string depthLimit)
    {
        var settings = new ExchangeSettings { Values = new Dictionary<string, string> { ["depthLimit"] = depthLimit, ["depthSpeed"] = "1000ms" } };
        await using var host = new PluginHost(settings);
        Assert.NotNull(host.Tracker);
    }
}
