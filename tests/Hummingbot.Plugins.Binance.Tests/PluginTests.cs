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
