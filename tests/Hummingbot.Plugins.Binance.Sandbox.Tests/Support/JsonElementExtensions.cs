using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

/// <summary>Short words for reading what the venue says.</summary>
public static class JsonElementExtensions
{
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).ToString();

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>A number that travels as text, with exactly eight decimal places.</summary>
    public static decimal Exact(this JsonElement json, string name)
    {
        var text = json.GetProperty(name).GetString()!;
        Assert.Matches(@"^-?\d+\.\d{8}$", text);
        return decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    public static IEnumerable<string> Names(this JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
