namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>The body of <c>POST /orders</c>; numbers are plain decimal text, and what is <see langword="null"/> is left out.</summary>
public sealed record CoinbaseOrderRequest
{
    /// <summary>The client order id, a UUID.</summary>
    public required string ClientOid { get; init; }

    /// <summary>The product.</summary>
    public required string ProductId { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The limit price.</summary>
    public string? Price { get; init; }

    /// <summary>The amount in base asset.</summary>
    public required string Size { get; init; }

    /// <summary><c>true</c> for an order that may only rest.</summary>
    public bool? PostOnly { get; init; }

    /// <summary><c>GTC</c>, <c>GTT</c>, <c>IOC</c> or <c>FOK</c>.</summary>
    public string? TimeInForce { get; init; }

    /// <summary><c>min</c>, <c>hour</c> or <c>day</c>, with <c>GTT</c>.</summary>
    public string? CancelAfter { get; init; }

    /// <summary>What becomes of two orders of the account that meet: <c>dc</c>, <c>co</c>, <c>cn</c> or <c>cb</c>.</summary>
    public string? Stp { get; init; }
}
