namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>An order, as <c>POST /orders</c>, <c>GET /orders</c> and <c>GET /orders/{id}</c> tell it.</summary>
public sealed record CoinbaseOrder
{
    /// <summary>The venue's id.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the client gave; answers of old do not repeat it.</summary>
    public string? ClientOid { get; init; }

    /// <summary>The product.</summary>
    public required string ProductId { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary><c>limit</c>, <c>market</c> or <c>stop</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The limit price; market orders have none.</summary>
    public decimal? Price { get; init; }

    /// <summary>The whole amount; orders for an amount of quote asset have none.</summary>
    public decimal? Size { get; init; }

    /// <summary>Whether the order may only rest.</summary>
    public bool PostOnly { get; init; }

    /// <summary><c>received</c>, <c>pending</c>, <c>open</c>, <c>active</c>, <c>done</c> or <c>rejected</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How a <c>done</c> order ended: <c>filled</c> or <c>canceled</c>.</summary>
    public string? DoneReason { get; init; }

    /// <summary>Why an order was <c>rejected</c>.</summary>
    public string? RejectReason { get; init; }

    /// <summary>The executed amount in base asset.</summary>
    public decimal? FilledSize { get; init; }

    /// <summary>The executed amount in quote asset, before fees.</summary>
    public decimal? ExecutedValue { get; init; }

    /// <summary>When the venue took it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
