namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>One market's resting orders and numbers.</summary>
internal sealed class MarketBook(Market market)
{
    private readonly SortedDictionary<decimal, PriceLevel> _bids = new(Comparer<decimal>.Create(static (a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<decimal, PriceLevel> _asks = [];

    public Market Market { get; } = market;

    public bool IsHalted { get; set; }

    public long Sequence { get; set; }

    public long UpdateId { get; set; }

    public long LastTradeId { get; set; }

    public Queue<Trade> Trades { get; } = new();

    public Trade? LastTrade { get; set; }

    /// <summary>The levels of one side, best first.</summary>
    public SortedDictionary<decimal, PriceLevel>.ValueCollection Levels(TradeType side) => Of(side).Values;

    public BookLevel? Best(TradeType side)
    {
        foreach (var level in Of(side).Values) return level.ToLevel();
        return null;
    }

    /// <summary>Puts an order at the end of its price level.</summary>
    public BookLevel Add(OrderEntry order)
    {
        var side = Of(order.Side);
        if (!side.TryGetValue(order.LimitPrice, out var level)) side.Add(order.LimitPrice, level = new PriceLevel(order.LimitPrice));
        order.Node = level.Orders.AddLast(order);
        level.Amount += order.Remaining;
        return level.ToLevel();
    }

    /// <summary>Takes an amount off an order's level, and the order off the book when nothing is left of it or it is to go.</summary>
    public BookLevel Take(OrderEntry order, decimal amount, bool remove)
    {
        var side = Of(order.Side);
        var level = side[order.LimitPrice];
        level.Amount -= amount;
        if (!remove) return level.ToLevel();
        level.Orders.Remove(order.Node!);
        order.Node = null;
        if (level.Orders.Count == 0) side.Remove(level.Price);
        return level.ToLevel();
    }

    private SortedDictionary<decimal, PriceLevel> Of(TradeType side) => side == TradeType.Buy ? _bids : _asks;
}
