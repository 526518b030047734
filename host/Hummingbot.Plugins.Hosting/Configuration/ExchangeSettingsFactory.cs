namespace Hummingbot.Plugins.Hosting;

/// <summary>Makes the settings that a plugin is given, from what the operator has set and what its descriptor knows.</summary>
public static class ExchangeSettingsFactory
{
    /// <summary>Checks one exchange's configuration against its descriptor.</summary>
    /// <param name="configuration">The configuration; an exchange without an entry gets empty settings.</param>
    /// <param name="descriptor">The exchange's descriptor.</param>
    /// <param name="credentials">The keys of the account, if any; passed on unchanged.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ConfigurationException">
    /// A key or value is none that the exchange understands; it names the JSON path, the line, and what is allowed.
    /// </exception>
    public static ExchangeSettings Create(
        HostConfiguration configuration, ExchangeDescriptor descriptor, ExchangeCredentials? credentials = null)
    {
        if (!configuration.Exchanges.TryGetValue(descriptor.Name, out var exchange))
            return new ExchangeSettings { Credentials = credentials };

        var path = $"$.exchanges.{descriptor.Name}";
        CheckEndpoints(configuration, descriptor, exchange, path);
        CheckSettings(configuration, descriptor, exchange, path);
        return new ExchangeSettings
        {
            TradingPairs = exchange.TradingPairs,
            Endpoints = exchange.Endpoints,
            Values = exchange.Settings,
            FeeOverrides = CompleteFees(descriptor, exchange.Fees),
            Credentials = credentials,
        };
    }

    private static void CheckEndpoints(
        HostConfiguration configuration, ExchangeDescriptor descriptor, ExchangeConfiguration exchange, string path)
    {
        foreach (var (key, address) in exchange.Endpoints)
        {
            var keyPath = ConfigurationPath.Append($"{path}.endpoints", key);
            if (!descriptor.Endpoints.TryGetValue(key, out var standard))
            {
                throw Fault(
                    configuration,
                    keyPath,
                    $"the unknown endpoint '{ConfigurationText.Shorten(key)}'",
                    OneOf(key, [.. descriptor.Endpoints.Keys], "endpoint"));
            }

            if (IsWebSocket(standard) != IsWebSocket(address))
            {
                var schemes = IsWebSocket(standard) ? "a ws:// or wss://" : "an http:// or https://";
                throw Fault(configuration, keyPath, $"a {address.Scheme}:// address", $"{schemes} address for this endpoint");
            }
        }
    }

    private static void CheckSettings(
        HostConfiguration configuration, ExchangeDescriptor descriptor, ExchangeConfiguration exchange, string path)
    {
        foreach (var (key, value) in exchange.Settings)
        {
            var keyPath = ConfigurationPath.Append($"{path}.settings", key);
            var credential = descriptor.Credentials.FirstOrDefault(
                candidate => string.Equals(candidate.Key, key, StringComparison.OrdinalIgnoreCase));
            if (credential is not null)
            {
                throw Fault(
                    configuration,
                    keyPath,
                    "a credential in the configuration file",
                    $"it in the key store (run `hbot connect {descriptor.Name}`) "
                        + $"or in the environment variable {credential.EnvironmentVariable}");
            }

            var field = descriptor.Settings.FirstOrDefault(setting => setting.Key == key);
            if (field is null)
            {
                throw Fault(
                    configuration,
                    keyPath,
                    $"the unknown setting '{ConfigurationText.Shorten(key)}'",
                    OneOf(key, [.. descriptor.Settings.Select(setting => setting.Key)], "setting"));
            }

            if (field.AllowedValues.Count > 0 && !field.AllowedValues.Contains(value, StringComparer.Ordinal))
                throw Fault(configuration, keyPath, $"'{ConfigurationText.Shorten(value)}'", OneOf(value, field.AllowedValues, "value"));
        }
    }

    /// <summary>A percentage charged in a token of its own is never deducted from returns, whatever the venue's default.</summary>
    private static FeeOverrides CompleteFees(ExchangeDescriptor descriptor, FeeOverrides fees) =>
        fees.PercentFeeToken is not null && fees.BuyPercentFeeDeductedFromReturns is null
            && descriptor.DefaultFees.BuyPercentFeeDeductedFromReturns
            ? fees with { BuyPercentFeeDeductedFromReturns = false }
            : fees;

    private static bool IsWebSocket(Uri address) => address.Scheme is "ws" or "wss";

    private static string OneOf(string key, IReadOnlyList<string> allowed, string what)
    {
        if (allowed.Count == 0) return $"no {what} at all: this exchange has none to set";
        var list = string.Join(", ", allowed);
        return NearestName.Find(key, allowed) is { } near ? $"one of: {list} (did you mean '{near}'?)" : $"one of: {list}";
    }

    private static ConfigurationException Fault(HostConfiguration configuration, string path, string found, string expected) =>
        new(
            configuration.FilePath ?? HostConfiguration.DefaultFileName,
            configuration.Locations.TryGetValue(path, out var location) ? location : null,
            path,
            found,
            expected);
}
