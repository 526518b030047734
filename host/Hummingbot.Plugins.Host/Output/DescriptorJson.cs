using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes what an exchange says of itself as members of the current JSON object.</summary>
internal static class DescriptorJson
{
    /// <summary>Writes what a list of exchanges shows.</summary>
    public static void WriteSummary(Utf8JsonWriter json, ExchangeDescriptor descriptor, FeeRates fees)
    {
        json.WriteString("name", descriptor.Name);
        json.WriteString("displayName", descriptor.DisplayName);
        json.WriteString("kind", StateText.Of(descriptor.Kind));
        json.WriteString("examplePair", descriptor.ExampleTradingPair);
        json.WriteString("exampleAsset", descriptor.ExampleAsset);
        json.WriteStartArray("orderTypes");
        foreach (var type in descriptor.SupportedOrderTypes) json.WriteStringValue(StateText.Of(type));
        json.WriteEndArray();
        json.WriteStartObject("fees");
        FeeJson.Write(json, "maker", fees.Maker);
        FeeJson.Write(json, "taker", fees.Taker);
        json.WriteString("percentToken", fees.PercentToken);
        json.WriteBoolean("buyDeductedFromReturns", fees.BuyDeductedFromReturns);
        json.WriteEndObject();
    }

    /// <summary>Writes what an operator sets up an exchange with: credentials, addresses, settings, links.</summary>
    public static void WriteSetup(Utf8JsonWriter json, ExchangeDescriptor descriptor)
    {
        json.WriteStartArray("credentials");
        foreach (var field in descriptor.Credentials)
        {
            json.WriteStartObject();
            json.WriteString("key", field.Key);
            json.WriteString("prompt", field.Prompt);
            json.WriteBoolean("secret", field.IsSecret);
            json.WriteString("environmentVariable", field.EnvironmentVariable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAddresses(json, "endpoints", descriptor.Endpoints);
        json.WriteStartArray("settings");
        foreach (var setting in descriptor.Settings)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("description", setting.Description);
            json.WriteString("default", setting.Default);
            json.WriteStartArray("allowedValues");
            foreach (var value in setting.AllowedValues) json.WriteStringValue(value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAddresses(json, "links", descriptor.Links);
    }

    private static void WriteAddresses(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, Uri> addresses)
    {
        json.WriteStartObject(name);
        foreach (var (key, address) in addresses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(key, address.OriginalString);
        json.WriteEndObject();
    }
}
