using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests.Configuration;

public sealed class ExchangeSettingsFactoryTests
{
    private static readonly ExchangeDescriptor Descriptor = new()
    {
        Name = "binance",
        DisplayName = "Binance",
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = "BTC-USDT",
        ExampleAsset = "BTC",
        DefaultFees = new TradeFeeSchema { MakerPercentFee = 0.001m, TakerPercentFee = 0.001m, BuyPercentFeeDeductedFromReturns = true },
        Credentials = [new CredentialField("pin", "Pin", true, "BINANCE_PIN")],
        Endpoints = new Dictionary<string, Uri>
        {
            ["rest"] = new("https://api.binance.com"),
            ["webSocket"] = new("wss://stream.binance.com"),
        },
        Settings =
        [
            new SettingField("depthLimit", "Levels of a snapshot.", "1000") { AllowedValues = ["100", "1000", "5000"] },
            new SettingField("label", "Any text.", ""),
        ],
    };

    private static ExchangeSettings Create(string members, ExchangeCredentials? credentials = null) => ExchangeSettingsFactory.Create(
        HostConfiguration.Parse(
            Encoding.UTF8.GetBytes("""{"version":1,"exchanges":{"binance":{""" + members + "}}}"), "/plugins.json", "plugins.json"),
        Descriptor,
        credentials);

    private static ConfigurationException Fault(string members) => Assert.Throws<ConfigurationException>(() => Create(members));

    [Fact]
    public void What_the_operator_set_reaches_the_plugin()
    {
        var credentials = new ExchangeCredentials([new("pin", "1")]);
        var settings = Create(
            """
            "tradingPairs": ["BTC-USDT"],
            "fees": { "takerPercent": "0.25" },
            "endpoints": { "rest": "http://localhost:1", "webSocket": "ws://localhost:2" },
            "settings": { "depthLimit": 5000, "label": "anything goes" }
            """,
            credentials);

        Assert.Equal(["BTC-USDT"], settings.TradingPairs);
        Assert.Equal(0.0025m, settings.FeeOverrides.TakerPercentFee);
        Assert.Null(settings.FeeOverrides.MakerPercentFee);
        Assert.Equal(new Uri("ws://localhost:2"), settings.Endpoints["webSocket"]);
        Assert.Equal("5000", settings.Values["depthLimit"]);
        Assert.Same(credentials, settings.Credentials);
    }

    [Fact]
    public void An_exchange_without_an_entry_gets_empty_settings()
    {
        var settings = ExchangeSettingsFactory.Create(HostConfiguration.CreateDefault("/"), Descriptor);

        Assert.Empty(settings.TradingPairs);
        Assert.Null(settings.FeeOverrides.MakerPercentFee);
        Assert.Null(settings.Credentials);
    }

    [Theory]
    [InlineData("\"endpoints\":{\"rst\":\"http://a\"}", "$.exchanges.binance.endpoints.rst", "rest, webSocket (did you mean 'rest'?)")]
    [InlineData("\"endpoints\":{\"rest\":\"ws://a\"}", "$.exchanges.binance.endpoints.rest", "http://")]
    [InlineData("\"endpoints\":{\"webSocket\":\"https://a\"}", "$.exchanges.binance.endpoints.webSocket", "wss://")]
    [InlineData("\"settings\":{\"depthlimit\":100}", "$.exchanges.binance.settings.depthlimit", "did you mean 'depthLimit'?")]
    [InlineData("\"settings\":{\"depthLimit\":200}", "$.exchanges.binance.settings.depthLimit", "one of: 100, 1000, 5000")]
    [InlineData("\"settings\":{\"pin\":\"1234\"}", "$.exchanges.binance.settings.pin", "BINANCE_PIN")]
    public void What_the_exchange_does_not_understand_is_refused_where_it_stands(string members, string path, string expected)
    {
        var fault = Fault(members);

        Assert.Equal(path, fault.JsonPath);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        Assert.Equal("plugins.json", fault.FilePath);
        Assert.Equal(1, fault.Location!.Value.Line);
        Assert.DoesNotContain("1234", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fee_token_takes_the_default_deduction_from_returns_away()
    {
        var overrides = Create("\"fees\":{\"percentFeeToken\":\"BNB\"}").FeeOverrides;

        Assert.Equal("BNB", overrides.PercentFeeToken);
        Assert.False(overrides.BuyPercentFeeDeductedFromReturns);
    }
}
