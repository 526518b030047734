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
            var (bid, ask, decimals) = Read(0, static (book, _) => (book._bids.Best.Price, book._asks.Best.Price, book._priceDecimals));
            if (bid == 0 || ask == 0) return null;
            return (FixedPoint.ToDecimal(bid, decimals) + FixedPoint.ToDecimal(ask, decimals)) / 2;
        }
    }

    /// <inheritdoc/>
    public decimal? LastTradePrice => Read(0, static (book, _) => book._lastTradePrice);

    private Scale CurrentScale => new(_priceDecimals, _amountDecimals);

    /// <inheritdoc/>
    public decimal GetPrice(bool isBuy)
    {
        var price = ReadBest(isBuy, out var scale).Price;
        return price != 0 ? FixedPoint.ToDecimal(price, scale.Price) : throw new InvalidOperationException(
            $"The {TradingPair} order book has no {(isBuy ? "asks" : "bids")}, so there is no price to {(isBuy ? "buy" : "sell")} at.");
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetPriceForVolume(bool isBuy, decimal volume)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volume);
        var query = new BaseVolumeQuery(isBuy, volume);
        Read(ref query);
        ref readonly var walk = ref query.Walk;
        return walk.IsReached
            ? new OrderBookQueryResult(null, volume, walk.LastPriceOrNull, volume)
            : new OrderBookQueryResult(null, volume, null, walk.BaseTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetVwapForVolume(bool isBuy, decimal volume)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volume);
        var query = new BaseVolumeQuery(isBuy, volume);
        Read(ref query);
        ref readonly var walk = ref query.Walk;
        if (!walk.IsReached) return new OrderBookQueryResult(null, volume, null, walk.BaseTotal);
        return new OrderBookQueryResult(null, volume, volume == 0 ? null : walk.AveragePriceOf(volume), volume);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetPriceForQuoteVolume(bool isBuy, decimal quoteVolume)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quoteVolume);
        var query = new QuoteVolumeQuery(isBuy, quoteVolume);
        Read(ref query);
        ref readonly var walk = ref query.Walk;
        return walk.IsReached
            ? new OrderBookQueryResult(null, quoteVolume, walk.LastPriceOrNull, quoteVolume)
            : new OrderBookQueryResult(null, quoteVolume, null, walk.QuoteTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetQuoteVolumeForBaseAmount(bool isBuy, decimal baseAmount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(baseAmount);
        var query = new BaseVolumeQuery(isBuy, baseAmount);
        Read(ref query);
        ref readonly var walk = ref query.Walk;
        return new OrderBookQueryResult(null, baseAmount, null, walk.IsReached ? walk.CostOf(baseAmount) : walk.QuoteTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetVolumeForPrice(bool isBuy, decimal price)
    {
        var query = new PriceQuery(isBuy, price);
        Read(ref query);
        return new OrderBookQueryResult(price, null, query.Walk.LastPriceOrNull, query.Walk.BaseTotal);
    }

    /// <inheritdoc/>
    public OrderBookQueryResult GetQuoteVolumeForPrice(bool isBuy, decimal price)
    {
        var query = new PriceQuery(isBuy, price);
        Read(ref query);
        return new OrderBookQueryResult(price, null, query.Walk.LastPriceOrNull, query.Walk.QuoteTotal);
    }

    private OrderBookRow? Best(bool isBuy)
    {
        var best = ReadBest(isBuy, out var scale);
        return best.Price == 0 ? null : best.ToRow(scale);
    }

    /// <summary>The most frequent question: its first attempt needs no delegate.</summary>
    private BookLevel ReadBest(bool isBuy, out Scale scale)
    {
        var sequence = Volatile.Read(ref _sequence);
        var best = (isBuy ? _asks : _bids).Best;
        scale = CurrentScale;
        if (IsStill(sequence)) return best;
        (best, scale) = Read(isBuy, static (book, isBuy) => ((isBuy ? book._asks : book._bids).Best, book.CurrentScale));
        return best;
    }

    /// <summary>The decimal places of a book's prices and amounts.</summary>
    internal readonly record struct Scale(int Price, int Amount);

    private struct BaseVolumeQuery(bool isBuy, decimal volume) : IBookQuery
    {
        public BookWalk Walk;

        public void Read(OrderBook book) => Walk.ToBaseVolume(book.SideFor(isBuy), book.CurrentScale, volume);
    }

    private struct QuoteVolumeQuery(bool isBuy, decimal volume) : IBookQuery
    {
        public BookWalk Walk;

        public void Read(OrderBook book) => Walk.ToQuoteVolume(book.SideFor(isBuy), book.CurrentScale, volume);
    }

    private struct PriceQuery(bool isBuy, decimal price) : IBookQuery
    {
        public BookWalk Walk;

        public void Read(OrderBook book) => Walk.ToPrice(book.SideFor(isBuy), book.CurrentScale, isBuy, price);
    }
}
