using System.Text.Json.Serialization;
using Hummingbot.Plugins.Binance.UserStream;

namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>The last traded price of a market.</summary>
/// <param name="Symbol">The venue's symbol.</param>
/// <param name="Price">The price.</param>
public sealed record TickerPrice(string Symbol, decimal Price);

/// <summary>The best bid and ask of a market; 0 for a side without orders.</summary>
/// <param name="Symbol">The venue's symbol.</param>
/// <param name="BidPrice">The best bid.</param>
/// <param name="AskPrice">The best ask.</param>
public sealed record BookTicker(string Symbol, decimal BidPrice, decimal AskPrice);

/// <summary>The body of a refusal.</summary>
/// <param name="Code">The venue's number for the reason; below zero.</param>
/// <param name="Msg">The venue's words.</param>
internal sealed record BinanceError(int Code, string? Msg);

/// <summary>How the venue's JSON is read: numbers travel as text, and every field that is named must be there.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TickerPrice))]
[JsonSerializable(typeof(IReadOnlyList<TickerPrice>))]
[JsonSerializable(typeof(BookTicker))]
[JsonSerializable(typeof(BinanceError))]
[JsonSerializable(typeof(VenueTime))]
[JsonSerializable(typeof(BinanceAccount))]
[JsonSerializable(typeof(BinanceOrder))]
[JsonSerializable(typeof(IReadOnlyList<BinanceOrder>))]
[JsonSerializable(typeof(IReadOnlyList<BinanceTrade>))]
[JsonSerializable(typeof(ExecutionReport))]
[JsonSerializable(typeof(AccountPosition))]
internal sealed partial class BinanceJson : JsonSerializerContext;
