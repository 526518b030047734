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

    /// <summary>Whether orders can only be cancelled.</summary>
    public bool CancelOnly { get; init; }

    /// <summary>Whether only orders that rest are taken.</summary>
    public bool PostOnly { get; init; }

    /// <summary>Whether no market orders are taken.</summary>
    public bool LimitOnly { get; init; }

    /// <summary>Whether an auction is on, before continuous trading.</summary>
    public bool AuctionMode { get; init; }

    /// <summary>The tick size, as text: one product's strange number shall not hide the others.</summary>
    public string? QuoteIncrement { get; init; }

    /// <summary>The step of amounts.</summary>
    public string? BaseIncrement { get; init; }

    /// <summary>The smallest amount; current bodies do not have it.</summary>
    public string? BaseMinSize { get; init; }

    /// <summary>The greatest amount; current bodies do not have it.</summary>
    public string? BaseMaxSize { get; init; }

    /// <summary>The smallest order value in quote currency.</summary>
    public string? MinMarketFunds { get; init; }
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

/// <summary>The answer of <c>GET /time</c>.</summary>
public sealed record CoinbaseTime
{
    /// <summary>The venue's time.</summary>
    public required DateTimeOffset Iso { get; init; }
}

/// <summary>The body of every error answer.</summary>
internal sealed record CoinbaseError(string? Message);
