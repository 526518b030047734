using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads the member <c>exchanges</c> of <c>plugins.json</c>.</summary>
internal static class ExchangeConfigurationReader
{
    /// <summary>The lowest and highest fee that is taken for meant, in percent: a rebate of 1 %, a fee of 10 %.</summary>
    private const decimal MinPercent = -1m;
    private const decimal MaxPercent = 10m;

    private const int MaxTradingPairs = 10_000;
    private const int MaxFixedFees = 16;
    private const int MaxSettingLength = 1000;
    private const string ExpectedPair = "a pair as BASE-QUOTE in upper case, such as \"BTC-USDT\"";
    private const string ExpectedToken = "a token in upper case, such as \"BNB\"";
    private const string ExpectedAddress =
        "an address that begins with http://, https://, ws:// or wss://, without user name, password or #";

    private static readonly string[] ExchangeKeys = ["tradingPairs", "fees", "endpoints", "settings"];

    private static readonly string[] FeeKeys =
    [
        "makerPercent", "takerPercent", "percentFeeToken", "buyPercentFeeDeductedFromReturns", "makerFixedFees", "takerFixedFees",
    ];

    private static readonly string[] FixedFeeKeys = ["token", "amount"];

    /// <summary>Reads all exchanges.</summary>
    public static Dictionary<string, ExchangeConfiguration> ReadAll(ref ConfigurationJson json, string path)
    {
        json.ExpectObject(path, "an object with one member for each exchange");
        var exchanges = new Dictionary<string, ExchangeConfiguration>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var name, out var exchangePath))
        {
            HostConfigurationReader.CheckExchangeName(ref json, exchangePath, name);
            exchanges[name] = Read(ref json, exchangePath, name);
        }

        return exchanges;
    }

    private static ExchangeConfiguration Read(ref ConfigurationJson json, string path, string name)
    {
        json.ExpectObject(path, "an object such as { \"tradingPairs\": [\"BTC-USDT\"] }");
        var exchange = new ExchangeConfiguration();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            exchange = key switch
            {
                "tradingPairs" => exchange with { TradingPairs = ReadTradingPairs(ref json, memberPath) },
                "fees" => exchange with { Fees = ReadFees(ref json, memberPath, name) },
                "endpoints" => exchange with { Endpoints = ReadEndpoints(ref json, memberPath, name) },
                "settings" => exchange with { Settings = ReadSettings(ref json, memberPath, name) },
                _ => throw HostConfigurationReader.UnknownKey(ref json, memberPath, key, ExchangeKeys, name),
            };
        }

        return exchange;
    }

    private static List<string> ReadTradingPairs(ref ConfigurationJson json, string path)
    {
        if (json.Kind != JsonTokenType.StartArray) throw json.Fault(path, json.Describe(), "an array of pairs such as [\"BTC-USDT\"]");
        var pairs = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextElement(path, pairs.Count, out var elementPath))
        {
            var pair = json.ReadText(elementPath, ExpectedPair);
            if (!ConfigurationText.IsTradingPair(pair)) throw PairFault(ref json, elementPath, pair);
            if (!seen.Add(pair)) throw json.Fault(elementPath, $"{pair} a second time", "each pair once");
            if (pairs.Count == MaxTradingPairs)
            {
                throw json.Fault(
                    elementPath, "one pair too many", string.Create(CultureInfo.InvariantCulture, $"at most {MaxTradingPairs} pairs"));
            }

            pairs.Add(pair);
        }

        return pairs;
    }

    private static ConfigurationException PairFault(ref ConfigurationJson json, string path, string pair)
    {
        var guess = pair.ToUpperInvariant().Replace('/', '-').Replace('_', '-');
        var advice = ConfigurationText.IsTradingPair(guess) ? $" (did you mean \"{guess}\"?)" : string.Empty;
        return json.Fault(path, json.Describe(), ExpectedPair + advice);
    }

    private static FeeOverrides ReadFees(ref ConfigurationJson json, string path, string exchange)
    {
        json.ExpectObject(path, "an object such as { \"makerPercent\": \"0.1\", \"takerPercent\": \"0.1\" }");
        var fees = new FeeOverrides();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            fees = key switch
            {
                "makerPercent" => fees with { MakerPercentFee = ReadPercent(ref json, memberPath) },
                "takerPercent" => fees with { TakerPercentFee = ReadPercent(ref json, memberPath) },
                "percentFeeToken" => fees with { PercentFeeToken = ReadToken(ref json, memberPath) },
                "buyPercentFeeDeductedFromReturns" => fees with
                {
                    BuyPercentFeeDeductedFromReturns = json.ReadBoolean(memberPath, "true or false"),
                },
                "makerFixedFees" => fees with { MakerFixedFees = ReadFixedFees(ref json, memberPath, exchange) },
                "takerFixedFees" => fees with { TakerFixedFees = ReadFixedFees(ref json, memberPath, exchange) },
                _ => throw HostConfigurationReader.UnknownKey(ref json, memberPath, key, FeeKeys, exchange),
            };
        }

        if (fees is { PercentFeeToken: { } token, BuyPercentFeeDeductedFromReturns: true })
        {
            throw json.FaultAt(
                $"{path}.buyPercentFeeDeductedFromReturns",
                $"true together with the percentFeeToken {token}",
                "one or the other: a fee charged in a token of its own is not deducted from what a buy brings");
        }

        return fees;
    }

    private static decimal ReadPercent(ref ConfigurationJson json, string path)
    {
        const string Expected = "a fee in percent from -1 to 10, such as \"0.1\" for 0.1 %";
        if (json.Kind is not (JsonTokenType.String or JsonTokenType.Number)
            || !ConfigurationText.TryParseDecimal(json.ReadScalar(path, Expected), out var percent)
            || percent is < MinPercent or > MaxPercent)
            throw json.Fault(path, json.Describe(), Expected);

        if (percent.Scale > ConfigurationText.MaxPercentDecimals)
            throw json.Fault(path, json.Describe(), $"{Expected}, with at most {ConfigurationText.MaxPercentDecimals} decimal places");
        return ConfigurationText.PercentToFraction(percent);
    }

    private static string ReadToken(ref ConfigurationJson json, string path)
    {
        var token = json.ReadText(path, ExpectedToken);
        return ConfigurationText.IsAsset(token) ? token : throw json.Fault(path, json.Describe(), ExpectedToken);
    }

    private static List<TokenAmount> ReadFixedFees(ref ConfigurationJson json, string path, string exchange)
    {
        if (json.Kind != JsonTokenType.StartArray)
            throw json.Fault(path, json.Describe(), "an array such as [{ \"token\": \"ETH\", \"amount\": \"0.00001\" }]");
        var fees = new List<TokenAmount>();
        while (json.NextElement(path, fees.Count, out var elementPath))
        {
            if (fees.Count == MaxFixedFees) throw json.Fault(elementPath, "one fixed fee too many", $"at most {MaxFixedFees} fixed fees");
            fees.Add(ReadFixedFee(ref json, elementPath, exchange));
        }

        return fees;
    }

    private static TokenAmount ReadFixedFee(ref ConfigurationJson json, string path, string exchange)
    {
        const string Expected = "an object such as { \"token\": \"ETH\", \"amount\": \"0.00001\" }";
        const string ExpectedAmount = "an amount of 0 or more, such as \"0.00001\"";
        json.ExpectObject(path, Expected);
        string? token = null;
        decimal? amount = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            switch (key)
            {
                case "token":
                    token = ReadToken(ref json, memberPath);
                    break;
                case "amount":
                    if (json.Kind is not (JsonTokenType.String or JsonTokenType.Number)
                        || !ConfigurationText.TryParseDecimal(json.ReadScalar(memberPath, ExpectedAmount), out var value)
                        || value < 0)
                        throw json.Fault(memberPath, json.Describe(), ExpectedAmount);
                    amount = value;
                    break;
                default:
                    throw HostConfigurationReader.UnknownKey(ref json, memberPath, key, FixedFeeKeys, exchange);
            }
        }

        if (token is null) throw json.FaultAt(path, "no \"token\"", Expected);
        return new TokenAmount(token, amount ?? throw json.FaultAt(path, "no \"amount\"", Expected));
    }

    private static Dictionary<string, Uri> ReadEndpoints(ref ConfigurationJson json, string path, string exchange)
    {
        json.ExpectObject(path, "an object such as { \"rest\": \"https://…\" }");
        var endpoints = new Dictionary<string, Uri>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            if (ConfigurationText.LooksLikeCredential(key)) throw HostConfigurationReader.CredentialFault(ref json, memberPath, exchange);
            var text = json.ReadText(memberPath, ExpectedAddress);
            if (!ConfigurationText.TryParseAddress(text, out var address, out var found))
                throw json.Fault(memberPath, found, ExpectedAddress);
            endpoints[key] = address;
        }

        return endpoints;
    }

    private static Dictionary<string, string> ReadSettings(ref ConfigurationJson json, string path, string exchange)
    {
        json.ExpectObject(path, "an object of settings, each a text, a number, true or false");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            if (ConfigurationText.LooksLikeCredential(key)) throw HostConfigurationReader.CredentialFault(ref json, memberPath, exchange);
            var value = json.ReadScalar(memberPath, "a text, a number, true or false");
            if (value.Length > MaxSettingLength)
                throw json.Fault(memberPath, "a very long text", $"at most {MaxSettingLength} characters");
            settings[key] = value;
        }

        return settings;
    }
}
