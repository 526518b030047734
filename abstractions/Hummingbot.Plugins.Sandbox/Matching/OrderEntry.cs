namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order as the engine keeps it.</summary>
internal sealed class OrderEntry(long id, Guid uuid, NewOrder request, Market market, string feeAsset, DateTimeOffset time)
{
    public long Id { get; } = id;

    public Guid Uuid { get; } = uuid;

    public NewOrder Request { get; } = request;

    public Market Market { get; } = market;

    public string FeeAsset { get; } = feeAsset;

    public DateTimeOffset CreatedAt { get; } = time;

    public string Account => Request.Account;

    public TradeType Side => Request.Side;

    public decimal Amount { get; set; } = request.Amount ?? 0;

    public decimal FilledAmount { get; set; }

    public decimal FilledQuote { get; set; }

    public decimal FeePaid { get; set; }

    public decimal Held { get; set; }

    public DoneReason? DoneReason { get; set; }

    public DateTimeOffset UpdatedAt { get; set; } = time;

    /// <summary>Where it rests, if it does.</summary>
    public LinkedListNode<OrderEntry>? Node { get; set; }

    public decimal Remaining => Amount - FilledAmount;

    public bool IsOpen => DoneReason is null;

    public string HoldAsset => Side == TradeType.Buy ? Market.QuoteAsset : Market.BaseAsset;

    public decimal LimitPrice => Request.Price ?? throw new InvalidOperationException($"Order {Id} has no limit price.");

    public Order ToOrder() => new()
    {
        Id = Id,
        Uuid = Uuid,
        Account = Account,
        TradingPair = Market.TradingPair,
        ClientOrderId = Request.ClientOrderId,
        Side = Side,
        Type = Request.Type,
        TimeInForce = Request.TimeInForce,
        Price = Request.Price,
        Amount = Amount,
        QuoteAmount = Request.QuoteAmount,
        FilledAmount = FilledAmount,
        FilledQuote = FilledQuote,
        FeePaid = FeePaid,
        FeeAsset = FeeAsset,
        Held = Held,
        HoldAsset = HoldAsset,
        Status = DoneReason switch
        {
            null => FilledAmount > 0 ? OrderStatus.PartiallyFilled : OrderStatus.Open,
            Matching.DoneReason.Filled => OrderStatus.Filled,
            Matching.DoneReason.Cancelled => OrderStatus.Cancelled,
            _ => OrderStatus.Expired,
        },
        DoneReason = DoneReason,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
