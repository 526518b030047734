namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// Keeps every resting order of one pair whose venue publishes single orders (level 3), and tells the price levels that follow: the sum of
/// the sizes that remain at a price.
/// </summary>
/// <remarks>
/// Exact, and without allocating once as many orders have been seen as rest at a time. Not safe for concurrent use: it belongs to whoever
/// applies the pair's messages. One instance must see the snapshot and every later diff, each once: use either the <c>Fill…</c> or the
/// <c>Convert…</c> member for a message.
/// </remarks>
public sealed partial class ActiveOrderTracker
{
    /// <summary>More resting orders than any pair has; a venue that sends more is not believed.</summary>
    public const int MaxOrders = 2_000_000;

    private readonly string _tradingPair;
    private ActiveOrderTable _orders = new();
    private ActiveOrderSide _bids = new();
    private ActiveOrderSide _asks = new();
    private int _priceDecimals;
    private int _amountDecimals;

    /// <summary>Creates a tracker without orders.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    public ActiveOrderTracker(string tradingPair)
    {
        ArgumentException.ThrowIfNullOrEmpty(tradingPair);
        _tradingPair = tradingPair;
    }

    /// <summary>
    /// Takes all resting orders from a snapshot in place of those known, and appends to it one level a price, best first.
    /// </summary>
    /// <param name="message">The snapshot; its scale may be widened.</param>
    /// <exception cref="ExchangeException">
    /// <see cref="ExchangeErrorKind.BadData"/>: an order lacks id, side or price, or 64 bits do not hold the numbers. No order is known then.
    /// </exception>
    public void FillSnapshotLevels(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Clear();
        _priceDecimals = message.PriceDecimals;
        _amountDecimals = message.AmountDecimals;
        try
        {
            foreach (ref readonly var order in message.Orders)
            {
                Check(order);
                Put(order, null);
            }
        }
        catch (ExchangeException)
        {
            Clear();
            throw;
        }

        var (bids, asks) = (message.BidCount, message.AskCount);
        foreach (var (price, level) in _bids.Levels) message.AddBid(new OrderBookLevel(price, level.Total));
        foreach (var (price, level) in _asks.Levels) message.AddAsk(new OrderBookLevel(price, level.Total));
        message.Bids[bids..].Sort(static (left, right) => right.Price.CompareTo(left.Price));
        message.Asks[asks..].Sort(static (left, right) => left.Price.CompareTo(right.Price));
    }

    /// <summary>
    /// Applies one order's event and appends to the message the level that it changed: none when the order is not known, two when an order
    /// moves to another price.
    /// </summary>
    /// <param name="message">The event; its scale may be widened.</param>
    /// <exception cref="ExchangeException">
    /// <see cref="ExchangeErrorKind.BadData"/>: the event lacks order id, side, price or new size, takes more from an order than it has, or 64
    /// bits do not hold the numbers. Nothing has changed then.
    /// </exception>
    public void FillDiffLevels(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Action == ActiveOrderAction.None) return;
        Check(new ActiveOrder(message.Side, message.Order.Price, message.Order.Amount, message.OrderId));
        if (message is { Action: ActiveOrderAction.Change, Quantity: ActiveOrderQuantity.None })
        {
            throw BadData("an order was changed to neither a new size nor new funds");
        }

        Align(message);
        var order = new ActiveOrder(message.Side, message.Order.Price, message.Order.Amount, message.OrderId);
        if (message.Action == ActiveOrderAction.Open)
        {
            Put(order, message);
            return;
        }

        // An order that is not known is one that came and went before the snapshot, or never rested. The id alone tells which it is: venues
        // let orders be modified, and then give another price than the one it was opened at.
        var index = _orders.Find(order.OrderId, out var known);
        if (index < 0 || known.Side != order.Side) return;
        switch (message.Action)
        {
            case ActiveOrderAction.Change:
                var size = message.Quantity == ActiveOrderQuantity.Funds ? SizeOfFunds(message) : order.Size;
                if (order.Price == known.Price) Resize(index, known, size, message);
                else Put(order with { Size = size }, message);
                break;
            case ActiveOrderAction.Match when order.Size > known.Size:
                throw BadData("a match took more from an order than remained of it");
            case ActiveOrderAction.Match:
                Resize(index, known, known.Size - order.Size, message);
                break;
            default:
                _orders.RemoveAt(index);
                Report(message, known, SideOf(known.Side).Remove(known.Price, known.Size));
                break;
        }
    }

    /// <summary>Makes a match a trade as well: the order that rested was the maker, so the taker has the other side.</summary>
    /// <param name="message">The match; its trade fields are set.</param>
    public static void FillTrade(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Trade = message.Order;
        message.TakerSide = message.Side == TradeType.Sell ? TradeType.Buy : TradeType.Sell;
        if (message.TradeId is null && message.TradeNumber < 0) message.TradeNumber = message.UpdateId;
    }

    /// <summary>Forgets every order.</summary>
    public void Clear()
    {
        _orders.Clear();
        _bids.Clear();
        _asks.Clear();
    }

    private ActiveOrderSide SideOf(TradeType side) => side == TradeType.Buy ? _bids : _asks;

    private void Put(in ActiveOrder order, ActiveOrderMessage? report)
    {
        var index = _orders.Find(order.OrderId, out var known);
        var isKnown = index >= 0;
        if (!isKnown && _orders.Count == MaxOrders) throw BadData($"more than {MaxOrders} orders would rest");
        var isThere = isKnown && known.Side == order.Side && known.Price == order.Price;
        if (!SideOf(order.Side).TryChange(order.Price, isThere ? known.Size : 0, order.Size, isThere ? 0 : 1, out var total)) throw TooLarge();
        if (isKnown) _orders.Set(index, order);
        else _orders.Add(order);
        if (isKnown && !isThere) Report(report, known, SideOf(known.Side).Remove(known.Price, known.Size));
        Report(report, order, total);
    }

    private void Resize(int index, in ActiveOrder known, long size, ActiveOrderMessage report)
    {
        if (!SideOf(known.Side).TryChange(known.Price, known.Size, size, 0, out var total)) throw TooLarge();
        _orders.Set(index, known with { Size = size });
        Report(report, known, total);
    }

    private static void Report(ActiveOrderMessage? report, in ActiveOrder order, long total)
    {
        if (order.Side == TradeType.Buy) report?.AddBid(new OrderBookLevel(order.Price, total));
        else report?.AddAsk(new OrderBookLevel(order.Price, total));
    }

    private void Check(in ActiveOrder order)
    {
        if (order.OrderId == 0) throw BadData("an order has no id");
        if (order.Side is not (TradeType.Buy or TradeType.Sell)) throw BadData("an order has no side");
        if (order.Price <= 0) throw BadData("an order has no price above zero");
        if (order.Size < 0) throw BadData("an order has a size below zero");
    }

    private ExchangeException TooLarge() => BadData("64 bits cannot hold the sizes at one price");

    private ExchangeException BadData(string why) => new(
        string.Empty, ExchangeErrorKind.BadData, $"The active orders of {_tradingPair} cannot take a message: {why}.");
}
