namespace Hummingbot.Plugins;

/// <summary>
/// One snapshot, diff, trade or reset of one pair, on its way from a venue's parser to the book. Numbers are fixed-point integers with
/// the message's own decimal places.
/// </summary>
/// <remarks>
/// Pooled and mutable: exactly one owner at a time, not safe for concurrent use. Whoever takes a message out of a channel owns it and
/// calls <see cref="Return"/> when done, or hands it on.
/// </remarks>
public class OrderBookMessage
{
    private readonly IOrderBookMessagePool? _pool;
    private OrderBookLevel[] _bids;
    private OrderBookLevel[] _asks;

    /// <summary>Creates a cleared message.</summary>
    /// <param name="pool">The pool that takes it back, or <see langword="null"/> for a message that is left to the garbage collector.</param>
    /// <param name="capacity">Levels a side to make room for at once.</param>
    public OrderBookMessage(IOrderBookMessagePool? pool = null, int capacity = 0)
    {
        _pool = pool;
        _bids = capacity == 0 ? [] : new OrderBookLevel[capacity];
        _asks = capacity == 0 ? [] : new OrderBookLevel[capacity];
    }

    /// <summary>What the message says.</summary>
    public OrderBookMessageType Type { get; set; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public string TradingPair { get; set; } = string.Empty;

    /// <summary>The first update id that a diff covers; equals <see cref="UpdateId"/> where the venue counts messages.</summary>
    public long FirstUpdateId { get; set; }

    /// <summary>The (last) update id of a snapshot or diff; 0 where the venue has none; −1 for trades.</summary>
    public long UpdateId { get; set; }

    /// <summary>The venue's own time, or the default value when the message carries none.</summary>
    public DateTimeOffset ExchangeTime { get; set; }

    /// <summary>When the message was received, as <see cref="TimeProvider.GetTimestamp"/>; 0 when not known.</summary>
    public long ReceivedTimestamp { get; set; }

    /// <summary>Decimal places of every price in the message, 0 to <see cref="FixedPoint.MaxDecimals"/>.</summary>
    public int PriceDecimals { get; set; }

    /// <summary>Decimal places of every amount in the message, 0 to <see cref="FixedPoint.MaxDecimals"/>.</summary>
    public int AmountDecimals { get; set; }

    /// <summary>Trades: the venue's trade id as text, or <see langword="null"/> when <see cref="TradeNumber"/> holds it.</summary>
    public string? TradeId { get; set; }

    /// <summary>Trades: the venue's numeric trade id, or −1 when <see cref="TradeId"/> holds it.</summary>
    public long TradeNumber { get; set; } = -1;

    /// <summary>Trades: the side of the taker.</summary>
    public TradeType TakerSide { get; set; }

    /// <summary>Trades: price and amount.</summary>
    public OrderBookLevel Trade { get; set; }

    /// <summary>The bid levels, in the venue's order. The span is valid until the next <see cref="AddBid"/> or <see cref="Return"/>.</summary>
    public Span<OrderBookLevel> Bids => _bids.AsSpan(0, BidCount);

    /// <summary>The ask levels, in the venue's order. The span is valid until the next <see cref="AddAsk"/> or <see cref="Return"/>.</summary>
    public Span<OrderBookLevel> Asks => _asks.AsSpan(0, AskCount);

    /// <summary>The number of bid levels.</summary>
    public int BidCount { get; private set; }

    /// <summary>The number of ask levels.</summary>
    public int AskCount { get; private set; }

    /// <summary>Appends a bid level.</summary>
    /// <param name="level">The level.</param>
    public void AddBid(OrderBookLevel level)
    {
        if (BidCount == _bids.Length) Array.Resize(ref _bids, Math.Max(16, BidCount * 2));
        _bids[BidCount++] = level;
    }

    /// <summary>Appends an ask level.</summary>
    /// <param name="level">The level.</param>
    public void AddAsk(OrderBookLevel level)
    {
        if (AskCount == _asks.Length) Array.Resize(ref _asks, Math.Max(16, AskCount * 2));
        _asks[AskCount++] = level;
    }

    /// <summary>Makes the message as new, keeping its arrays. Derived types clear their own fields too.</summary>
    public virtual void Clear()
    {
        Type = OrderBookMessageType.None;
        TradingPair = string.Empty;
        FirstUpdateId = 0;
        UpdateId = 0;
        ExchangeTime = default;
        ReceivedTimestamp = 0;
        PriceDecimals = 0;
        AmountDecimals = 0;
        TradeId = null;
        TradeNumber = -1;
        TakerSide = default;
        Trade = default;
        ClearLevels();
    }

    /// <summary>Drops the levels and keeps everything else.</summary>
    public void ClearLevels()
    {
        BidCount = 0;
        AskCount = 0;
    }

    /// <summary>Gives the message back to its pool; the caller must not touch it again. Without a pool this does nothing.</summary>
    public void Return() => _pool?.Return(this);
}
