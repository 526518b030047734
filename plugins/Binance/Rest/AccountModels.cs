namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>The venue's time.</summary>
/// <param name="ServerTime">Milliseconds since the epoch.</param>
public sealed record VenueTime(long ServerTime);

/// <summary>What the account holds and pays.</summary>
/// <param name="Balances">The assets.</param>
/// <param name="CommissionRates">The account's fee rates; older answers lack them.</param>
/// <param name="UpdateTime">When the account last changed, in milliseconds.</param>
public sealed record BinanceAccount(IReadOnlyList<BinanceBalance> Balances, CommissionRates? CommissionRates = null, long? UpdateTime = null);

/// <summary>What the account holds of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Free">What a new order may use.</param>
/// <param name="Locked">What open orders hold.</param>
public sealed record BinanceBalance(string Asset, decimal Free, decimal Locked);

/// <summary>Fee rates as fractions. What a side costs in addition is zero for almost every account.</summary>
/// <param name="Maker">The maker's rate.</param>
/// <param name="Taker">The taker's rate.</param>
public sealed record CommissionRates(decimal Maker, decimal Taker);

/// <summary>
/// An order, in the words of every call that returns one: each leaves some of them out.
/// </summary>
/// <param name="Symbol">The venue's symbol.</param>
/// <param name="OrderId">The venue's id; unique within its symbol.</param>
/// <param name="ClientOrderId">The order's client order id; in the answer to a cancellation, the cancellation's.</param>
public sealed record BinanceOrder(string Symbol, long OrderId, string ClientOrderId)
{
    /// <summary>In the answer to a cancellation, the order's client order id.</summary>
    public string? OrigClientOrderId { get; init; }

    /// <summary>The venue's word for the order's state.</summary>
    public string? Status { get; init; }

    /// <summary><c>BUY</c> or <c>SELL</c>.</summary>
    public string? Side { get; init; }

    /// <summary>The venue's word for the order's type.</summary>
    public string? Type { get; init; }

    /// <summary>The limit price; zero for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The whole amount, in base asset.</summary>
    public decimal? OrigQty { get; init; }

    /// <summary>The executed amount, in base asset.</summary>
    public decimal? ExecutedQty { get; init; }

    /// <summary>The executed amount, in quote asset (the misspelling is the venue's); negative where it is not known.</summary>
    public decimal? CummulativeQuoteQty { get; init; }

    /// <summary>When the order was placed, cancelled or matched, in milliseconds; in answers to such requests.</summary>
    public long? TransactTime { get; init; }

    /// <summary>When the order last changed, in milliseconds; in answers to questions.</summary>
    public long? UpdateTime { get; init; }

    /// <summary>What was executed at once; in answers to placing an order.</summary>
    public IReadOnlyList<BinanceFill>? Fills { get; init; }
}

/// <summary>An execution in the answer to placing an order.</summary>
/// <param name="Price">The price.</param>
/// <param name="Qty">The amount, in base asset.</param>
/// <param name="Commission">The fee.</param>
/// <param name="CommissionAsset">The asset that it was charged in.</param>
/// <param name="TradeId">The execution's id; unique within its symbol.</param>
public sealed record BinanceFill(decimal Price, decimal Qty, decimal Commission, string CommissionAsset, long TradeId);

/// <summary>An execution in the account's history.</summary>
/// <param name="Id">The execution's id; unique within its symbol.</param>
/// <param name="OrderId">The venue's id of the order.</param>
/// <param name="Price">The price.</param>
/// <param name="Qty">The amount, in base asset.</param>
/// <param name="QuoteQty">The amount, in quote asset.</param>
/// <param name="Commission">The fee.</param>
/// <param name="CommissionAsset">The asset that it was charged in.</param>
/// <param name="Time">When, in milliseconds.</param>
/// <param name="IsMaker">Whether the order rested in the book.</param>
public sealed record BinanceTrade(
    long Id, long OrderId, decimal Price, decimal Qty, decimal QuoteQty, decimal Commission, string CommissionAsset, long Time, bool IsMaker);
