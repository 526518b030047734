using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Hosting.Tests.Recordings;

namespace Hummingbot.Plugins.Hosting.Tests.Configuration;

public sealed class HostConfigurationTests : IDisposable
{
    private const string Full = """
        {
          // what an operator may write
          "$schema": "docs/plugins.schema.json",
          "version": 1,
          "pluginDirectories": ["artifacts/plugins", "/opt/plugins/"],
          "dataDirectory": "state",
          "plugins": { "kraken": { "enabled": false, "version": "^1.2" } },
          "exchanges": {
            "binance": {
              "tradingPairs": ["BTC-USDT", "1INCH-USDT"],
              "fees": {
                "makerPercent": "0.0750",
                "takerPercent": -0.012345678901234,
                "percentFeeToken": "BNB",
                "makerFixedFees": [{ "token": "ETH", "amount": "0.00001" }],
                "takerFixedFees": [],
              },
              "endpoints": { "rest": "http://127.0.0.1:8080/base", "webSocket": "ws://localhost:8081" },
              "settings": { "depthLimit": 1000, "region": "us", "compress": true, "ratio": 0.10 },
            },
          },
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static HostConfiguration Parse(string json) => HostConfiguration.Parse(Encoding.UTF8.GetBytes(json), "/etc/hbot/plugins.json");

    [Fact]
    public void Every_part_of_the_file_is_read()
    {
        var configuration = Parse(Full);

        Assert.Equal(["/etc/hbot/artifacts/plugins", "/opt/plugins"], configuration.PluginDirectories);
        Assert.Equal("/etc/hbot/state", configuration.DataDirectory);
        Assert.Equal(new PluginConfiguration { Enabled = false, Version = "^1.2" }, configuration.Plugins["kraken"]);
        var binance = configuration.Exchanges["binance"];
        Assert.Equal(["BTC-USDT", "1INCH-USDT"], binance.TradingPairs);
        Assert.Equal(new Uri("http://127.0.0.1:8080/base"), binance.Endpoints["rest"]);
        Assert.Equal(new Uri("ws://localhost:8081"), binance.Endpoints["webSocket"]);
        Assert.Equal("1000", binance.Settings["depthLimit"]);
        Assert.Equal("us", binance.Settings["region"]);
        Assert.Equal("true", binance.Settings["compress"]);
        Assert.Equal("0.10", binance.Settings["ratio"]);
        Assert.Equal(new ConfigurationLocation(12, 9), configuration.Locations["$.exchanges.binance.fees.makerPercent"]);
    }

    [Fact]
    public void Percentages_become_fractions_exactly_and_what_is_left_out_stays_open()
    {
        var fees = Parse(Full).Exchanges["binance"].Fees;

        Assert.Equal(0.00075m, fees.MakerPercentFee);
        Assert.Equal(-0.00012345678901234m, fees.TakerPercentFee);
        Assert.Equal("BNB", fees.PercentFeeToken);
        Assert.Null(fees.BuyPercentFeeDeductedFromReturns);
        Assert.Equal([new TokenAmount("ETH", 0.00001m)], fees.MakerFixedFees!);
        Assert.Empty(fees.TakerFixedFees!);
    }

    [Fact]
    public void A_file_with_nothing_but_its_version_gives_the_defaults()
    {
        var configuration = Parse("""{"version":1}""");

        Assert.Equal(["/etc/hbot/plugins"], configuration.PluginDirectories);
        Assert.Equal("/etc/hbot/data", configuration.DataDirectory);
        Assert.Empty(configuration.Plugins);
        Assert.Empty(configuration.Exchanges);
    }

    [Fact]
    public async Task Without_a_file_the_defaults_apply_unless_one_was_named()
    {
        var configuration = await HostConfiguration.LoadAsync(null, _folder.Path, TestContext.Current.CancellationToken);
        Assert.Null(configuration.FilePath);
        Assert.Equal([Path.Combine(_folder.Path, "plugins")], configuration.PluginDirectories);

        var missing = await Assert.ThrowsAsync<ConfigurationException>(
            () => HostConfiguration.LoadAsync("other.json", _folder.Path, TestContext.Current.CancellationToken));
        Assert.Contains("other.json", missing.Message, StringComparison.Ordinal);
        Assert.Contains("no such file", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_current_folder_is_found_and_its_folders_start_from_it()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{"version":1,"pluginDirectories":["mine"]}""",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            TestContext.Current.CancellationToken);

        var configuration = await HostConfiguration.LoadAsync(null, _folder.Path, TestContext.Current.CancellationToken);

        Assert.Equal("plugins.json", configuration.FilePath);
        Assert.Equal([Path.Combine(_folder.Path, "mine")], configuration.PluginDirectories);
    }

    [Fact]
    public async Task A_folder_and_a_file_too_large_are_refused_with_their_reason()
    {
        var folder = await Assert.ThrowsAsync<ConfigurationException>(
            () => HostConfiguration.LoadAsync(".", _folder.Path, TestContext.Current.CancellationToken));
        Assert.Contains("found a folder", folder.Message, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(
            Path.Combine(_folder.Path, "big.json"),
            new byte[HostConfiguration.MaxFileBytes + 1],
            TestContext.Current.CancellationToken);
        var large = await Assert.ThrowsAsync<ConfigurationException>(
            () => HostConfiguration.LoadAsync("big.json", _folder.Path, TestContext.Current.CancellationToken));
        Assert.Contains("at most 1048576 bytes", large.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_for_exchanges_that_nobody_serves_are_warned_of_not_refused()
    {
        var configuration = Parse("""
            {
              "version": 1,
              "plugins": { "krakn": {} },
              "exchanges": {
                "binance": {},
                "nowhere_at_all": {}
              }
            }
            """);

        var warnings = configuration.FindUnknownExchanges(["binance", "kraken"]);

        Assert.Equal(2, warnings.Count);
        Assert.Contains("line 3: $.plugins.krakn is ignored", warnings[0], StringComparison.Ordinal);
        Assert.Contains("did you mean 'kraken'?", warnings[0], StringComparison.Ordinal);
        Assert.Contains("line 6: $.exchanges.nowhere_at_all is ignored", warnings[1], StringComparison.Ordinal);
        Assert.Contains("/etc/hbot/plugins", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_at_the_root_of_the_repository_is_valid()
    {
        var configuration = await HostConfiguration.LoadAsync(
            null, RecordingSamples.RepositoryDirectory, TestContext.Current.CancellationToken);

        Assert.Contains("binance", configuration.Exchanges.Keys);
        Assert.Contains("coinbase", configuration.Exchanges.Keys);
    }

    [Fact]
    public async Task The_schema_knows_the_same_keys_as_the_reader()
    {
        await using var file = File.OpenRead(Path.Combine(RecordingSamples.RepositoryDirectory, "docs", "plugins.schema.json"));
        using var schema = await JsonDocument.ParseAsync(file, default, TestContext.Current.CancellationToken);
        var definitions = schema.RootElement.GetProperty("$defs");

        // The reader lists the keys that it knows when it meets one that it does not.
        AssertSameKeys(schema.RootElement, """{"version":1,"?":1}""");
        AssertSameKeys(definitions.GetProperty("plugin"), """{"plugins":{"a":{"?":1}}}""");
        AssertSameKeys(definitions.GetProperty("exchange"), """{"exchanges":{"a":{"?":1}}}""");
        AssertSameKeys(definitions.GetProperty("fees"), """{"exchanges":{"a":{"fees":{"?":1}}}}""");
        AssertSameKeys(
            definitions.GetProperty("fixedFees").GetProperty("items"),
            """{"exchanges":{"a":{"fees":{"makerFixedFees":[{"?":1}]}}}}""");
    }

    private static void AssertSameKeys(JsonElement definition, string withUnknownKey)
    {
        var keys = definition.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var fault = Assert.Throws<ConfigurationException>(() => Parse(withUnknownKey));
        Assert.Equal($"one of: {string.Join(", ", keys)}", fault.Expected);
    }
}
