using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests.Configuration;

public sealed class ConfigurationFaultTests
{
    private static ConfigurationException Fault(string json) => Assert.Throws<ConfigurationException>(
        () => HostConfiguration.Parse(Encoding.UTF8.GetBytes(json), "/etc/hbot/plugins.json", "plugins.json"));

    private static ConfigurationException FaultOfExchange(string members) =>
        Fault("""{"version":1,"exchanges":{"binance":{""" + members + "}}}");

    [Fact]
    public void A_fault_names_file_line_column_path_what_was_found_and_what_is_expected()
    {
        var fault = Fault("""
            {
              "version": 1,
              "exchanges": {
                "binance": {
                  "fees": { "takerPercent": "0.1", "makerPercent": "a lot" }
                }
              }
            }
            """);

        Assert.Equal("plugins.json", fault.FilePath);
        Assert.Equal(new ConfigurationLocation(5, 56), fault.Location);
        Assert.Equal("$.exchanges.binance.fees.makerPercent", fault.JsonPath);
        Assert.Equal(
            "plugins.json, line 5, column 56: $.exchanges.binance.fees.makerPercent: found the text \"a lot\"; "
            + "expected a fee in percent from -1 to 10, such as \"0.1\" for 0.1 %.",
            fault.Message);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"version\": 1,,\n}", 2, 16)]
    [InlineData("{\n  \"é€😀\": tru }", 2, 14)]
    [InlineData("{\"version\":1", 1, 13)]
    [InlineData("{\"version\":1} {}", 1, 15)]
    [InlineData("{\"exchanges\":{\"a\":{\"settings\":{\"x\":[[[[[[[[1]]]]]]]]}}}}", 1, 36)]
    public void Malformed_json_is_placed(string json, int line, int column)
    {
        var fault = Fault(json);

        Assert.Equal(line, fault.Location!.Value.Line);
        if (fault.JsonPath is null) Assert.StartsWith("malformed JSON (", fault.Found, StringComparison.Ordinal);
        Assert.Equal(column, fault.Location!.Value.Column);
        Assert.DoesNotContain("LineNumber", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "$", "an array")]
    [InlineData("{}", "$", "no \"version\"")]
    [InlineData("""{"version":2}""", "$.version", "the number 2")]
    [InlineData("""{"version":"1"}""", "$.version", "the text \"1\"")]
    [InlineData("""{"version":1,"version":1}""", "$.version", "this key a second time")]
    [InlineData("""{"version":1,"pluginDirectories":"x"}""", "$.pluginDirectories", "the text \"x\"")]
    [InlineData("""{"version":1,"pluginDirectories":["x",7]}""", "$.pluginDirectories[1]", "the number 7")]
    [InlineData("""{"version":1,"pluginDirectories":["x","./x/"]}""", "$.pluginDirectories[1]", "a second time")]
    [InlineData("""{"version":1,"dataDirectory":" "}""", "$.dataDirectory", "the text \" \"")]
    [InlineData("""{"version":1,"plugins":{"binance":true}}""", "$.plugins.binance", "true")]
    [InlineData("""{"version":1,"plugins":{"binance":{"enabled":"yes"}}}""", "$.plugins.binance.enabled", "the text \"yes\"")]
    [InlineData("""{"version":1,"plugins":{"binance":{"version":""}}}""", "$.plugins.binance.version", "the text \"\"")]
    [InlineData("""{"version":1,"exchanges":{"a b":{}}}""", "$.exchanges['a b']", "'a b'")]
    [InlineData("""{"version":1,"exchanges":{"binance":null}}""", "$.exchanges.binance", "null")]
    public void A_wrong_shape_is_refused_where_it_stands(string json, string path, string found)
    {
        var fault = Fault(json);

        Assert.Equal(path, fault.JsonPath);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
        Assert.NotNull(fault.Expected);
    }

    [Theory]
    [InlineData("\"tradingPairs\":[\"BTCUSDT\"]", "$.exchanges.binance.tradingPairs[0]", "BASE-QUOTE")]
    [InlineData("\"tradingPairs\":[\"btc/usdt\"]", "$.exchanges.binance.tradingPairs[0]", "did you mean \"BTC-USDT\"?")]
    [InlineData("\"tradingPairs\":[\"A-B\",\"A-B\"]", "$.exchanges.binance.tradingPairs[1]", "each pair once")]
    [InlineData("\"tradingPairs\":[\"BTC-USDT-PERP\"]", "$.exchanges.binance.tradingPairs[0]", "BASE-QUOTE")]
    [InlineData("\"tradingPairs\":\"BTC-USDT\"", "$.exchanges.binance.tradingPairs", "an array of pairs")]
    [InlineData("\"fees\":{\"makerPercent\":10.01}", "$.exchanges.binance.fees.makerPercent", "from -1 to 10")]
    [InlineData("\"fees\":{\"makerPercent\":\"-1.0001\"}", "$.exchanges.binance.fees.makerPercent", "from -1 to 10")]
    [InlineData("\"fees\":{\"makerPercent\":1e-1}", "$.exchanges.binance.fees.makerPercent", "from -1 to 10")]
    [InlineData("\"fees\":{\"makerPercent\":\"0,1\"}", "$.exchanges.binance.fees.makerPercent", "from -1 to 10")]
    [InlineData("\"fees\":{\"makerPercent\":\"+0.1\"}", "$.exchanges.binance.fees.makerPercent", "from -1 to 10")]
    [InlineData("\"fees\":{\"makerPercent\":\"0.12345678901234567\"}", "$.exchanges.binance.fees.makerPercent", "16 decimal places")]
    [InlineData("\"fees\":{\"percentFeeToken\":\"bnb\"}", "$.exchanges.binance.fees.percentFeeToken", "upper case")]
    [InlineData("\"fees\":{\"makerFixedFees\":[{\"token\":\"ETH\"}]}", "$.exchanges.binance.fees.makerFixedFees[0]", "\"amount\"")]
    [InlineData("\"fees\":{\"makerFixedFees\":[{\"amount\":-1}]}", "$.exchanges.binance.fees.makerFixedFees[0].amount", "0 or more")]
    [InlineData("\"endpoints\":{\"rest\":\"ftp://a\"}", "$.exchanges.binance.endpoints.rest", "wss://")]
    [InlineData("\"endpoints\":{\"rest\":\"/api\"}", "$.exchanges.binance.endpoints.rest", "wss://")]
    [InlineData("\"endpoints\":{\"rest\":\"https://a/#x\"}", "$.exchanges.binance.endpoints.rest", "wss://")]
    [InlineData("\"settings\":{\"depth\":null}", "$.exchanges.binance.settings.depth", "a text, a number, true or false")]
    [InlineData("\"settings\":{\"depth\":\"\\ud800\"}", "$.exchanges.binance.settings.depth", "valid Unicode")]
    public void A_value_out_of_its_bounds_is_refused_where_it_stands(string members, string path, string expected)
    {
        var fault = FaultOfExchange(members);

        Assert.Equal(path, fault.JsonPath);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":1,"plugns":{}}""", "did you mean 'plugins'?")]
    [InlineData("""{"version":1,"Exchanges":{}}""", "did you mean 'exchanges'?")]
    [InlineData("""{"version":1,"exchanges":{"binance":{"tradingPair":[]}}}""", "did you mean 'tradingPairs'?")]
    [InlineData("""{"version":1,"exchanges":{"binance":{"fees":{"makerPercnet":1}}}}""", "did you mean 'makerPercent'?")]
    [InlineData("""{"version":1,"exchanges":{"Binance":{}}}""", "did you mean 'binance'?")]
    public void A_misspelt_key_is_answered_with_the_nearest_one(string json, string advice) =>
        Assert.Contains(advice, Fault(json).Expected, StringComparison.Ordinal);

    [Fact]
    public void A_key_like_no_other_is_answered_with_the_list() =>
        Assert.Equal("one of: tradingPairs, fees, endpoints, settings", FaultOfExchange("\"zzz\":1").Expected);

    [Theory]
    [InlineData("\"api_key\":\"hunter2\"")]
    [InlineData("\"API-KEY\":\"hunter2\"")]
    [InlineData("\"apiSecret\":\"hunter2\"")]
    [InlineData("\"settings\":{\"passphrase\":\"hunter2\"}")]
    [InlineData("\"settings\":{\"secretKey\":\"hunter2\"}")]
    [InlineData("\"endpoints\":{\"token\":\"hunter2\"}")]
    [InlineData("\"fees\":{\"key\":\"hunter2\"}")]
    public void A_secret_is_refused_without_being_repeated_and_told_where_it_belongs(string members)
    {
        var fault = FaultOfExchange(members);

        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("hbot connect binance", fault.Expected, StringComparison.Ordinal);
        Assert.NotNull(fault.Location);
    }

    [Fact]
    public void An_address_with_a_password_is_refused_without_repeating_it()
    {
        var fault = FaultOfExchange("\"endpoints\":{\"rest\":\"https://me:hunter2@example.com\"}");

        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("user name or password", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fee_token_together_with_a_deduction_from_returns_is_refused()
    {
        var fault = FaultOfExchange("\"fees\":{\"buyPercentFeeDeductedFromReturns\":true,\"percentFeeToken\":\"BNB\"}");

        Assert.Equal("$.exchanges.binance.fees.buyPercentFeeDeductedFromReturns", fault.JsonPath);
        Assert.Contains("one or the other", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var fault = Assert.Throws<ConfigurationException>(
            () => HostConfiguration.Parse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")], "/plugins.json"));

        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_full_of_keys_is_read_in_one_pass()
    {
        var settings = string.Join(",\n", Enumerable.Range(0, 40_000).Select(i => $"\"k{i}\":{i}"));
        var configuration = HostConfiguration.Parse(
            Encoding.UTF8.GetBytes("""{"version":1,"exchanges":{"a":{"settings":{""" + settings + "}}}}"), "/plugins.json");

        Assert.Equal(40_000, configuration.Exchanges["a"].Settings.Count);
        Assert.Equal(40_000, configuration.Locations["$.exchanges.a.settings.k39999"].Line);
    }
}
