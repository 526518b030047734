namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>The same in exact decimals, for reading, checking and venues without hurry.</content>
public sealed partial class ActiveOrderTracker
{
    /// <summary>The resting bids as price → order id → size that remains. A copy, made when asked for.</summary>
    public IReadOnlyDictionary<decimal, IReadOnlyDictionary<UInt128, decimal>> ActiveBids => Group(TradeType.Buy);

    /// <summary>The resting asks as price → order id → size that remains. A copy, made when asked for.</summary>
    public IReadOnlyDictionary<decimal, IReadOnlyDictionary<UInt128, decimal>> ActiveAsks => Group(TradeType.Sell);

    /// <summary>The sum of the sizes that remain of the bids at a price.</summary>
    /// <param name="price">The price.</param>
    /// <exception cref="KeyNotFoundException">No bid rests there.</exception>
    public decimal VolumeForBidPrice(decimal price) => VolumeFor(_bids, "bid", price);

    /// <summary>The sum of the sizes that remain of the asks at a price.</summary>
    /// <param name="price">The price.</param>
    /// <exception cref="KeyNotFoundException">No ask rests there.</exception>
    public decimal VolumeForAskPrice(decimal price) => VolumeFor(_asks, "ask", price);

    /// <summary><see cref="FillSnapshotLevels"/> as rows.</summary>
    /// <param name="message">The snapshot.</param>
    /// <returns>One row a price, both sides by price descending.</returns>
    /// <exception cref="ExchangeException">As for <see cref="FillSnapshotLevels"/>.</exception>
    public (IReadOnlyList<OrderBookRow> Bids, IReadOnlyList<OrderBookRow> Asks) ConvertSnapshotMessage(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (bids, asks) = (message.BidCount, message.AskCount);
        FillSnapshotLevels(message);
        var askRows = ToRows(message, message.Asks[asks..]);
        Array.Reverse(askRows);
        return (ToRows(message, message.Bids[bids..]), askRows);
    }

    /// <summary><see cref="FillDiffLevels"/> as rows.</summary>
    /// <param name="message">The event.</param>
    /// <returns>The rows that changed: the new sum at a price, 0 when nothing rests there any more.</returns>
    /// <exception cref="ExchangeException">As for <see cref="FillDiffLevels"/>.</exception>
    public (IReadOnlyList<OrderBookRow> Bids, IReadOnlyList<OrderBookRow> Asks) ConvertDiffMessage(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (bids, asks) = (message.BidCount, message.AskCount);
        FillDiffLevels(message);
        return (ToRows(message, message.Bids[bids..]), ToRows(message, message.Asks[asks..]));
    }

    /// <summary>A match as a public trade, with the side of the taker.</summary>
    /// <param name="message">The match.</param>
    /// <param name="receivedAt">The time of the trade when the message carries none.</param>
    public OrderBookTradeEvent ConvertTradeMessage(ActiveOrderMessage message, DateTimeOffset receivedAt)
    {
        FillTrade(message);
        return new OrderBookTradeEvent(
            _tradingPair,
            message.ExchangeTime == default ? receivedAt : message.ExchangeTime,
            message.TakerSide,
            FixedPoint.ToDecimal(message.Trade.Price, message.PriceDecimals),
            FixedPoint.ToDecimal(message.Trade.Amount, message.AmountDecimals),
            message.TradeId,
            message.TradeNumber);
    }

    private static OrderBookRow[] ToRows(ActiveOrderMessage message, ReadOnlySpan<OrderBookLevel> levels)
    {
        var rows = new OrderBookRow[levels.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new OrderBookRow(
                FixedPoint.ToDecimal(levels[i].Price, message.PriceDecimals),
                FixedPoint.ToDecimal(levels[i].Amount, message.AmountDecimals),
                message.UpdateId);
        }

        return rows;
    }

    private decimal VolumeFor(ActiveOrderSide side, string kind, decimal price) =>
        FixedPoint.TryFromDecimal(price, _priceDecimals, out var key) && side.TryGetTotal(key, out var total)
            ? FixedPoint.ToDecimal(total, _amountDecimals)
            : throw new KeyNotFoundException($"No {kind} of {_tradingPair} rests at {price}.");

    private Dictionary<decimal, IReadOnlyDictionary<UInt128, decimal>> Group(TradeType side)
    {
        var prices = new Dictionary<decimal, IReadOnlyDictionary<UInt128, decimal>>();
        foreach (var level in _orders.Orders.Where(order => order.Side == side).GroupBy(order => order.Price))
        {
            prices.Add(
                FixedPoint.ToDecimal(level.Key, _priceDecimals),
                level.ToDictionary(order => order.OrderId, order => FixedPoint.ToDecimal(order.Size, _amountDecimals)));
        }

        return prices;
    }
}
