namespace Hummingbot.Plugins;

/// <summary>
/// The order book of one pair, for reading. One writer (its tracker) changes it; every member may be called from any thread at any
/// time, and each call sees the book between two messages, never half of one.
/// </summary>
/// <remarks>
/// In the queries <c>isBuy</c> means "I would buy": a buy walks the asks from low to high, a sell the bids from high to low. All
/// numbers are exact; results that need a division are rounded to 28 significant digits by <see cref="decimal"/>.
/// A book may be stale while its tracker resyncs: <see cref="IOrderBookTracker.Statuses"/> tells.
/// </remarks>
public interface IOrderBook
{
    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    string TradingPair { get; }

    /// <summary>The update id of the last snapshot applied; 0 before the first, and where the venue has no update ids.</summary>
    long SnapshotUpdateId { get; }

    /// <summary>The update id of the last diff applied; 0 before the first, and where the venue has no update ids.</summary>
    long LastDiffUpdateId { get; }

    /// <summary>Rises with every message applied; equal values mean an unchanged book.</summary>
    long Version { get; }

    /// <summary>The number of bid levels.</summary>
    int BidCount { get; }

    /// <summary>The number of ask levels.</summary>
    int AskCount { get; }

    /// <summary>The highest bid, or <see langword="null"/> when there is none.</summary>
    OrderBookRow? BestBid { get; }

    /// <summary>The lowest ask, or <see langword="null"/> when there is none.</summary>
    OrderBookRow? BestAsk { get; }

    /// <summary>(Best bid + best ask) / 2, or <see langword="null"/> when a side is empty.</summary>
    decimal? MidPrice { get; }

    /// <summary>The price of the last public trade, or a price asked for over REST when trades are rare; <see langword="null"/> before the
    /// first.</summary>
    decimal? LastTradePrice { get; }

    /// <summary>The best price to trade at: the best ask for a buy, the best bid for a sell.</summary>
    /// <param name="isBuy">The side.</param>
    /// <exception cref="InvalidOperationException">That side of the book is empty.</exception>
    decimal GetPrice(bool isBuy);

    /// <summary>The price of the level at which the cumulative base amount first reaches <paramref name="volume"/>.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="volume">Base amount; not negative.</param>
    /// <returns>Result price <see langword="null"/> when the book is too thin; result volume the smaller of asked and available.</returns>
    OrderBookQueryResult GetPriceForVolume(bool isBuy, decimal volume);

    /// <summary>The volume-weighted average price of exactly <paramref name="volume"/> base; the last level is used in part.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="volume">Base amount; above zero for a price.</param>
    /// <returns>Result price <see langword="null"/> when the book is too thin; result volume the smaller of asked and available.</returns>
    OrderBookQueryResult GetVwapForVolume(bool isBuy, decimal volume);

    /// <summary>The price of the level at which the cumulative quote amount first reaches <paramref name="quoteVolume"/>.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="quoteVolume">Quote amount; not negative.</param>
    /// <returns>Result price <see langword="null"/> when the book is too thin; result volume the smaller of asked and available, in quote.</returns>
    OrderBookQueryResult GetPriceForQuoteVolume(bool isBuy, decimal quoteVolume);

    /// <summary>The quote value of up to <paramref name="baseAmount"/> base; the last level is used in part.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="baseAmount">Base amount; not negative.</param>
    /// <returns>Result volume in quote; of what there is when the book is too thin.</returns>
    OrderBookQueryResult GetQuoteVolumeForBaseAmount(bool isBuy, decimal baseAmount);

    /// <summary>The base amount available at prices not worse than <paramref name="price"/>.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="price">The worst price to accept.</param>
    /// <returns>Result price the last level counted, <see langword="null"/> when none is; result volume in base.</returns>
    OrderBookQueryResult GetVolumeForPrice(bool isBuy, decimal price);

    /// <summary>The quote amount available at prices not worse than <paramref name="price"/>.</summary>
    /// <param name="isBuy">The side.</param>
    /// <param name="price">The worst price to accept.</param>
    /// <returns>Result price the last level counted, <see langword="null"/> when none is; result volume in quote.</returns>
    OrderBookQueryResult GetQuoteVolumeForPrice(bool isBuy, decimal price);

    /// <summary>The levels that a market buy of <paramref name="amount"/> base would consume; the last is cut to the remainder.</summary>
    /// <param name="amount">Base amount.</param>
    /// <returns>Fewer rows than needed when the book is too thin.</returns>
    IReadOnlyList<OrderBookRow> SimulateBuy(decimal amount);

    /// <summary>The levels that a market sell of <paramref name="amount"/> base would consume; the last is cut to the remainder.</summary>
    /// <param name="amount">Base amount.</param>
    /// <returns>Fewer rows than needed when the book is too thin.</returns>
    IReadOnlyList<OrderBookRow> SimulateSell(decimal amount);

    /// <summary>A consistent copy of both sides.</summary>
    /// <param name="depth">Levels a side at the most.</param>
    OrderBookSnapshot GetSnapshot(int depth = int.MaxValue);

    /// <summary>Copies the best levels of both sides, consistently and without allocating.</summary>
    /// <param name="bids">Receives bids, best first, as many as it holds.</param>
    /// <param name="asks">Receives asks, best first, as many as it holds.</param>
    /// <returns>How many bids and asks were written.</returns>
    (int Bids, int Asks) CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks);

    /// <summary>Calls <paramref name="listener"/> with every public trade, on the tracker's thread.</summary>
    /// <param name="listener">Must be quick. An exception in it is logged and stops neither the book nor other listeners.</param>
    /// <returns>Dispose it to stop listening.</returns>
    IDisposable SubscribeTrades(Action<OrderBookTradeEvent> listener);

    /// <summary>Calls <paramref name="listener"/> after every snapshot or diff applied, on the tracker's thread.</summary>
    /// <param name="listener">Must be quick. An exception in it is logged and stops neither the book nor other listeners.</param>
    /// <returns>Dispose it to stop listening.</returns>
    IDisposable SubscribeChanges(Action<IOrderBook> listener);
}
