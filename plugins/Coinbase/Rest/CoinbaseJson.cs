using System.Text.Json.Serialization;
using Hummingbot.Plugins.Coinbase.UserStream;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>Reads and writes the venue's JSON: snake case, numbers as text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<CoinbaseProduct>))]
[JsonSerializable(typeof(CoinbaseTicker))]
[JsonSerializable(typeof(CoinbaseTime))]
[JsonSerializable(typeof(CoinbaseError))]
[JsonSerializable(typeof(IReadOnlyList<CoinbaseAccount>))]
[JsonSerializable(typeof(CoinbaseFees))]
[JsonSerializable(typeof(CoinbaseOrderRequest))]
[JsonSerializable(typeof(IReadOnlyList<CoinbaseOrder>))]
[JsonSerializable(typeof(IReadOnlyList<CoinbaseFill>))]
[JsonSerializable(typeof(CoinbaseUserEvent))]
[JsonSerializable(typeof(string))]
internal sealed partial class CoinbaseJson : JsonSerializerContext;
