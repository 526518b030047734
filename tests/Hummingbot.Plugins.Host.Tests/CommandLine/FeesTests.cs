using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class FeesTests
{
    [Fact]
    public async Task Fees_come_from_the_plugin_until_the_operator_says_otherwise()
    {
        using var workspace = Workspace.WithVenues();
        var fees = (await workspace.RunAsync("fees", "binance", "btc-usdt", "--json")).Done().Json;
        Assert.Equal("BTC-USDT", fees.GetProperty("pair").GetString());
        Assert.Equal("0.1", fees.GetProperty("maker").GetProperty("percent").GetString());
        Assert.Equal("default", fees.GetProperty("maker").GetProperty("source").GetString());

        workspace.Write("plugins.json", """{ "version": 1, "exchanges": { "binance": { "fees": { "makerPercent": 0.075 } } } }""");
        fees = (await workspace.RunAsync("fees", "binance", "BTC-USDT", "--json")).Done().Json;
        Assert.Equal("0.075", fees.GetProperty("maker").GetProperty("percent").GetString());
        Assert.Equal("override", fees.GetProperty("maker").GetProperty("source").GetString());
        Assert.Equal("0.1", fees.GetProperty("taker").GetProperty("percent").GetString());
        Assert.Equal("default", fees.GetProperty("taker").GetProperty("source").GetString());
    }

    [Fact]
    public async Task One_side_alone_may_be_asked_for()
    {
        using var workspace = Workspace.WithVenues();
        var text = (await workspace.RunAsync("fees", "coinbase", "BTC-USD", "--taker")).Done().Output;
        Assert.Contains("taker", text, StringComparison.Ordinal);
        Assert.DoesNotContain("maker", text, StringComparison.Ordinal);
        Assert.Contains("USD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_pair_has_no_fee()
    {
        using var workspace = Workspace.WithVenues();
        Assert.Contains("'BTCUSDT' is not a trading pair", (await workspace.RunAsync("fees", "binance", "BTCUSDT")).Failed().Error, StringComparison.Ordinal);
    }
}
