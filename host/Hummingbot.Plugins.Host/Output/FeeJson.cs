using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes fees as JSON. Percentages are percent (0.1 is 0.1 %), as exact decimal text.</summary>
internal static class FeeJson
{
    /// <summary>Writes the rate of one side as a member.</summary>
    public static void Write(Utf8JsonWriter json, string name, FeeRate rate)
    {
        json.WriteStartObject(name);
        json.WriteString("percent", DecimalText.Format(rate.Fraction * 100));
        json.WriteString("source", SourceText(rate.FractionSource));
        json.WriteStartArray("fixed");
        foreach (var amount in rate.Fixed)
        {
            json.WriteStartObject();
            json.WriteString("token", amount.Token);
            json.WriteString("amount", DecimalText.Format(amount.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("fixedSource", SourceText(rate.FixedSource));
        json.WriteEndObject();
    }

    /// <summary>The word for who says so.</summary>
    public static string SourceText(FeeSource source) => source switch
    {
        FeeSource.Actual => "actual",
        FeeSource.AccountTier => "accountTier",
        FeeSource.Override => "override",
        _ => "default",
    };
}
