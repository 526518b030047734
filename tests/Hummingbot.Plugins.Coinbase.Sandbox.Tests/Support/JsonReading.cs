using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

/// <summary>Reading JSON in few words.</summary>
public static class JsonReading
{
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A number that the venue writes as text.</summary>
    public static decimal Number(this JsonElement json, string name) => json.GetProperty(name).Number();

    public static decimal Number(this JsonElement json) => decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture);

    public static long Whole(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static bool Flag(this JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);
}
