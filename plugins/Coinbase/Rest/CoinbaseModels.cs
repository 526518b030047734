using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>One product of <c>GET /products</c>: what old and current bodies have in common.</summary>
public sealed record CoinbaseProduct
{
    /// <summary>The venue's spelling, such as <c>BTC-USD</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The base asset.</summary>
    public required string BaseCurrency { get; init; }

    /// <summary>The quote asset.</summary>
    public required string QuoteCurrency { get; init; }

    /// <summary><c>online</c>, <c>offline</c>, <c>internal</c> or <c>delisted</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the venue has stopped trading for the time being.</summary>
    public bool TradingDisabled { get; init; }
}

/// <summary>The answer of <c>GET /products/{id}/ticker</c>. A side without orders has no price.</summary>
public sealed record CoinbaseTicker
{
    /// <summary>The last trade's price.</summary>
    public decimal? Price { get; init; }

    /// <summary>The best bid.</summary>
    public decimal? Bid { get; init; }

    /// <summary>The best ask.</summary>
    public decimal? Ask { get; init; }
}

/// <summary>The body of every error answer.</summary>
internal sealed record CoinbaseError(string? Message);

/// <summary>Reads the venue's JSON: snake case, numbers as text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(IReadOnlyList<CoinbaseProduct>))]
[JsonSerializable(typeof(CoinbaseTicker))]
[JsonSerializable(typeof(CoinbaseError))]
internal sealed partial class CoinbaseJson : JsonSerializerContext;
