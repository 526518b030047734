namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>One currency of <c>GET /accounts</c>.</summary>
public sealed record CoinbaseAccount
{
    /// <summary>The asset.</summary>
    public required string Currency { get; init; }

    /// <summary>Everything, held or not.</summary>
    public required decimal Balance { get; init; }

    /// <summary>What a new order may use.</summary>
    public required decimal Available { get; init; }
}

/// <summary>The answer of <c>GET /fees</c>: fractions, 0.004 is 0.4 %.</summary>
public sealed record CoinbaseFees
{
    /// <summary>The account's rate for orders that rested.</summary>
    public required decimal MakerFeeRate { get; init; }

    /// <summary>The account's rate for orders that took.</summary>
    public required decimal TakerFeeRate { get; init; }
}

/// <summary>One execution of <c>GET /fills</c>.</summary>
public sealed record CoinbaseFill
{
    /// <summary>The trade, numbered in its product.</summary>
    public required long TradeId { get; init; }

    /// <summary>The product.</summary>
    public required string ProductId { get; init; }

    /// <summary>The venue's id of the order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The price.</summary>
    public required decimal Price { get; init; }

    /// <summary>The amount in base asset.</summary>
    public required decimal Size { get; init; }

    /// <summary>The charge in quote currency.</summary>
    public required decimal Fee { get; init; }

    /// <summary><c>M</c> for the maker, <c>T</c> for the taker.</summary>
    public string? Liquidity { get; init; }

    /// <summary>When it was executed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
