using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>The fields of an order's JSON. What is <c>null</c> is not there; numbers may be JSON numbers or texts.</summary>
internal readonly struct OrderFields(JsonElement json)
{
    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => throw RefusalException.Invalid(name),
    };

    /// <summary>A positive number.</summary>
    public decimal? Number(string name) =>
        Text(name) is not { } text ? null
        : PlainNumber.TryParse(text, out var number) && number > 0 ? number
        : throw RefusalException.Invalid(name);

    public bool Flag(string name) => Find(name)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw RefusalException.Invalid(name),
    };

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
