namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>The questions that can be asked of a book. Each reads integers from a whole book first and makes decimals of them after.</content>
public sealed partial class OrderBook
{
    /// <inheritdoc/>
    public long SnapshotUpdateId => Volatile.Read(ref _snapshotUpdateId);

    /// <inheritdoc/>
    public long LastDiffUpdateId => Volatile.Read(ref _lastDiffUpdateId);

    /// <inheritdoc/>
    public long Version => Volatile.Read(ref _sequence) >> 1;

    /// <inheritdoc/>
    public int BidCount => Read(0, static (book, _) => book._bids.Count);

    /// <inheritdoc/>
    public int AskCount => Read(0, static (book, _) => book._asks.Count);

    /// <inheritdoc/>
    public OrderBookRow? BestBid => Best(isBuy: false);

    /// <inheritdoc/>
    public OrderBookRow? BestAsk => Best(isBuy: true);

    /// <inheritdoc/>
    public decimal? MidPrice
    {
        get
        {
            var (bid, ask, decimals) = Read(0, static (book, _) =>
            {
                var bids = book._bids.Read();
                var asks = book._asks.Read();
                return (bids.Count == 0 ? 0 : bids.Price(0), asks.Count == 0 ? 0 : asks.Price(0), book._priceDecimals);
            });
            if (bid == 0 || ask == 0) return null;
            return (FixedPoint.ToDecimal((long)bid, decimals) + FixedPoint.ToDecimal((long)ask, decimals)) / 2;
        }
    }

    /// <inheritdoc/>
    public decimal? LastTradePrice => Read(0, static (book, _) => book._lastTradePrice);

    private Scale CurrentScale => new(_priceDecimals, _amountDecimals);

    /// <inheritdoc/>
    public decimal GetPrice(bool isBuy) => Best(isBuy)?.Price ?? throw new InvalidOperationException(
        $"The {TradingPair} order book has no {(isBuy ? "asks" : "bids")}, so there is no price to {(isBuy ? "buy" : "sell")} at.");

    /// <inheritdoc/>
    public OrderBookQueryResult GetPriceForVolume(bool isBuy, decimal volume)
    {
        var walk = WalkBase(isBuy, volume);
        return walk.IsReached
            ? new OrderBookQueryResult(null, volume, walk.LastPriceOrNull, volume)
            : new OrderBookQueryResult(null, volume, null, walk.BaseTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetVwapForVolume(bool isBuy, decimal volume)
    {
        var walk = WalkBase(isBuy, volume);
        if (!walk.IsReached) return new OrderBookQueryResult(null, volume, null, walk.BaseTotal);
        return new OrderBookQueryResult(null, volume, volume == 0 ? null : walk.AveragePriceOf(volume), volume);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetPriceForQuoteVolume(bool isBuy, decimal quoteVolume)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quoteVolume);
        var walk = Read((isBuy, quoteVolume), static (book, query) =>
            BookWalk.ToQuoteVolume(book.SideFor(query.isBuy), book.CurrentScale, query.quoteVolume));
        return walk.IsReached
            ? new OrderBookQueryResult(null, quoteVolume, walk.LastPriceOrNull, quoteVolume)
            : new OrderBookQueryResult(null, quoteVolume, null, walk.QuoteTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetQuoteVolumeForBaseAmount(bool isBuy, decimal baseAmount)
    {
        var walk = WalkBase(isBuy, baseAmount);
        return new OrderBookQueryResult(null, baseAmount, null, walk.IsReached ? walk.CostOf(baseAmount) : walk.QuoteTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetVolumeForPrice(bool isBuy, decimal price)
    {
        var walk = WalkPrice(isBuy, price);
        return new OrderBookQueryResult(price, null, walk.LastPriceOrNull, walk.BaseTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetQuoteVolumeForPrice(bool isBuy, decimal price)
    {
        var walk = WalkPrice(isBuy, price);
        return new OrderBookQueryResult(price, null, walk.LastPriceOrNull, walk.QuoteTotal);
    }

    private OrderBookRow? Best(bool isBuy) => Read(isBuy, static (book, buy) =>
    {
        var side = book.SideFor(buy);
        return side.Count == 0 ? default(OrderBookRow?) : side.Row(0, book._priceDecimals, book._amountDecimals);
    });

    private BookWalk WalkBase(bool isBuy, decimal volume)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volume);
        return Read((isBuy, volume), static (book, query) =>
            BookWalk.ToBaseVolume(book.SideFor(query.isBuy), book.CurrentScale, query.volume));
    }

    private BookWalk WalkPrice(bool isBuy, decimal price) => Read((isBuy, price), static (book, query) =>
        BookWalk.ToPrice(book.SideFor(query.isBuy), book.CurrentScale, query.isBuy, query.price));

    /// <summary>The decimal places of a book's prices and amounts.</summary>
    internal readonly record struct Scale(int Price, int Amount);
}
