using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>Writes whole numbers of any size as JSON text in decimal digits, and reads them back.</summary>
public sealed class BigIntegerTextConverter : JsonConverter<BigInteger>
{
    // A 256-bit number has 78 digits; more is not an amount, and parsing it would cost time that grows with its length.
    private const int MaxLength = 80;

    /// <inheritdoc />
    public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && reader.GetString() is { Length: <= MaxLength } text
        && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("Expected a whole number as text in decimal digits.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
