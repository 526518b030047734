using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class ConfigurationErrorTests
{
    [Theory]
    [InlineData("{\n  \"version\": 1,\n  \"plugins\": {\n", "plugins.json, line 4")]
    [InlineData("{\n  \"version\": 1,\n  \"pluginDirectory\": []\n}", "plugins.json, line 3, column 3: $.pluginDirectory: found the unknown key")]
    [InlineData("{\n  \"version\": 1,\n  \"exchanges\": { \"binance\": { \"tradingPairs\": 7 } }\n}", "line 3, column 47: $.exchanges.binance.tradingPairs: found the number 7")]
    [InlineData("{\n  \"version\": \"1\"\n}", "line 2, column 14: $.version: found the text \"1\"")]
    public async Task A_fault_in_the_configuration_is_named_with_path_and_line(string json, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("plugins.json", json);
        foreach (var command in new[] { "exchanges", "status", "run" })
        {
            var outcome = (await workspace.RunAsync(command)).Failed();
            Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
            Assert.Contains("hint: mend the file", outcome.Error, StringComparison.Ordinal);
            Assert.Empty(outcome.Output);
        }
    }

    [Fact]
    public async Task A_configuration_file_that_was_named_has_to_exist()
    {
        using var workspace = new Workspace();
        var outcome = (await workspace.RunAsync("exchanges", "--config", "other.json")).Failed();
        Assert.Contains("other.json", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_the_exchange_does_not_know_fails_that_exchange_alone()
    {
        using var workspace = Workspace.WithVenues();
        workspace.Write("plugins.json", """
            {
              "version": 1,
              "exchanges": { "binance": { "settings": { "depthLimits": "100" } } }
            }
            """);
        var failed = (await workspace.RunAsync("fees", "binance", "BTC-USDT")).Failed();
        Assert.Contains("depthLimits", failed.Error, StringComparison.Ordinal);
        Assert.Contains("line 3", failed.Error, StringComparison.Ordinal);
        (await workspace.RunAsync("fees", "coinbase", "BTC-USD")).Done();
    }

    [Fact]
    public async Task A_name_that_no_plugin_has_is_warned_of()
    {
        using var workspace = Workspace.WithVenues();
        workspace.Write("plugins.json", """{ "version": 1, "exchanges": { "binanse": { "tradingPairs": ["BTC-USDT"] } } }""");
        var outcome = (await workspace.RunAsync("exchanges")).Done();
        Assert.Contains("warning: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'binance'?", outcome.Error, StringComparison.Ordinal);
    }
}
