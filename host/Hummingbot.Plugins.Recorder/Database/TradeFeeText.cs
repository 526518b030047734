using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Recorder;

/// <summary>A trade fee as the database has it: JSON with every number as text, so that no reader rounds it.</summary>
internal static class TradeFeeText
{
    public static string Of(TradeFee fee) => JsonSerializer.Serialize(fee, TradeFeeJson.Default.TradeFee);

    public static TradeFee Read(string text) =>
        JsonSerializer.Deserialize(text, TradeFeeJson.Default.TradeFee) ?? throw new JsonException("The fee is null.");
}

/// <summary>Reads and writes trade fees.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TradeFee))]
internal sealed partial class TradeFeeJson : JsonSerializerContext;
