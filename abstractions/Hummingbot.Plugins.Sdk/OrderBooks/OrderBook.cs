using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// The book of one pair over sorted chunks of fixed-point levels. One writer applies messages; readers never wait for it in the usual
/// case and never see a message half applied.
/// </summary>
/// <remarks>
/// A message is checked before anything changes: one that cannot be applied leaves the book as it was. The book's scale follows the
/// messages, exactly; nothing is ever rounded. Where a venue has no update ids (0), the book numbers the levels itself, so that the newer of
/// two crossing levels is still known.
/// </remarks>
public sealed partial class OrderBook : IOrderBook
{
    private readonly bool _isDex;
    private readonly BookSide _bids;
    private readonly BookSide _asks;
    private readonly RowConverter _rowConverter = new();
    private readonly ListenerList<IOrderBook> _changeListeners;
    private readonly ListenerList<OrderBookTradeEvent> _tradeListeners;
    private int _priceDecimals;
    private int _amountDecimals;
    private long _snapshotUpdateId;
    private long _lastDiffUpdateId;
    private long _updateId;
    private long _lastLevelId;
    private decimal? _lastTradePrice;

    /// <summary>Creates an empty book.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="logger">Hears of listeners that fail.</param>
    /// <param name="isDex">
    /// How crossing levels are told apart: on a centralised venue the newer one wins and snapshots stay as they are; on a DEX the one with the
    /// larger notional wins, in snapshots too.
    /// </param>
    public OrderBook(string tradingPair, ILogger logger, bool isDex = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(tradingPair);
        ArgumentNullException.ThrowIfNull(logger);
        TradingPair = tradingPair;
        _isDex = isDex;
        var chunks = new LevelChunkPool();
        _bids = new BookSide(isBid: true, chunks);
        _asks = new BookSide(isBid: false, chunks);
        _changeListeners = new(tradingPair, "change", logger);
        _tradeListeners = new(tradingPair, "trade", logger);
    }

    /// <inheritdoc/>
    public string TradingPair { get; }

    /// <summary>Replaces the whole book. Levels without an amount are left out; of several at one price the first counts.</summary>
    /// <param name="message">The snapshot; stays the caller's.</param>
    /// <returns><see cref="OrderBookChange.Applied"/>, with <see cref="OrderBookChange.Crossed"/> when bids reach asks.</returns>
    /// <exception cref="ExchangeException">
    /// <see cref="ExchangeErrorKind.BadData"/>: a price is not above zero, or there are too many levels. The book is unchanged.
    /// </exception>
    public OrderBookChange ApplySnapshot(OrderBookMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        OrderBookChange change;
        lock (_writeLock)
        {
            var batch = LevelBatch.Of(message);
            change = Replace(ref batch, message.UpdateId);
        }

        _changeListeners.Notify(this);
        return change;
    }

    /// <summary><see cref="ApplySnapshot(OrderBookMessage)"/> from decimal rows.</summary>
    /// <param name="bids">Bids in any order, each with the id that set it, or 0.</param>
    /// <param name="asks">Asks in any order, each with the id that set it, or 0.</param>
    /// <param name="updateId">The snapshot's update id; 0 where the venue has none.</param>
    /// <returns>As for the message.</returns>
    /// <exception cref="ExchangeException"><see cref="ExchangeErrorKind.BadData"/>: the book is unchanged.</exception>
    public OrderBookChange ApplySnapshot(ReadOnlySpan<OrderBookRow> bids, ReadOnlySpan<OrderBookRow> asks, long updateId)
    {
        OrderBookChange change;
        lock (_writeLock)
        {
            var batch = ConvertRows(bids, asks);
            change = Replace(ref batch, updateId);
        }

        _changeListeners.Notify(this);
        return change;
    }

    /// <summary>
    /// Sets the levels that changed: amounts are absolute, zero or less removes. Then, while bids reach asks, removes the losing level.
    /// </summary>
    /// <param name="message">The diff; stays the caller's.</param>
    /// <returns>
    /// <see cref="OrderBookChange.None"/> when the diff has an update id that is not above <see cref="SnapshotUpdateId"/>: the book has it
    /// already.
    /// </returns>
    /// <exception cref="ExchangeException">
    /// <see cref="ExchangeErrorKind.BadData"/>: a price is not above zero, there are too many levels, or 64 bits cannot hold the numbers of
    /// book and message side by side. The book is unchanged.
    /// </exception>
    public OrderBookChange ApplyDiff(OrderBookMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        OrderBookChange change;
        lock (_writeLock)
        {
            if (IsContained(message.UpdateId)) return OrderBookChange.None;
            var batch = LevelBatch.Of(message);
            change = Change(ref batch, message.UpdateId);
        }

        _changeListeners.Notify(this);
        return change;
    }

    /// <summary><see cref="ApplyDiff(OrderBookMessage)"/> from decimal rows; the update id is the highest of any row, 0 without rows.</summary>
    /// <param name="bids">Bids that changed, each with the id that set it.</param>
    /// <param name="asks">Asks that changed, each with the id that set it.</param>
    /// <returns>As for the message.</returns>
    /// <exception cref="ExchangeException"><see cref="ExchangeErrorKind.BadData"/>: the book is unchanged.</exception>
    public OrderBookChange ApplyDiff(ReadOnlySpan<OrderBookRow> bids, ReadOnlySpan<OrderBookRow> asks)
    {
        OrderBookChange change;
        lock (_writeLock)
        {
            var batch = ConvertRows(bids, asks);
            if (IsContained(batch.MaxLevelId)) return OrderBookChange.None;
            change = Change(ref batch, batch.MaxLevelId);
        }

        _changeListeners.Notify(this);
        return change;
    }

    /// <summary>Remembers a public trade's price and tells those who listen.</summary>
    /// <param name="message">The trade; stays the caller's.</param>
    /// <param name="receivedAt">The time told to listeners when the message carries none.</param>
    /// <exception cref="ExchangeException"><see cref="ExchangeErrorKind.BadData"/>: price or amount is not above zero.</exception>
    public void ApplyTrade(OrderBookMessage message, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Trade is not { Price: > 0, Amount: > 0 })
        {
            throw BadData(
                $"a trade's price ({message.Trade.Price} unscaled) and amount ({message.Trade.Amount} unscaled) must both be above zero");
        }

        var price = FixedPoint.ToDecimal(message.Trade.Price, message.PriceDecimals);
        SetLastTradePrice(price);
        if (!_tradeListeners.HasAny) return;
        _tradeListeners.Notify(new OrderBookTradeEvent(
            TradingPair,
            message.ExchangeTime == default ? receivedAt : message.ExchangeTime,
            message.TakerSide,
            price,
            FixedPoint.ToDecimal(message.Trade.Amount, message.AmountDecimals),
            message.TradeId,
            message.TradeNumber));
    }

    /// <summary>Sets the last trade's price where it was asked for over REST.</summary>
    /// <param name="price">The price, above zero.</param>
    public void SetLastTradePrice(decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price);
        lock (_writeLock)
        {
            BeginWrite();
            _lastTradePrice = price;
            EndWrite();
        }
    }

    /// <summary>Empties the book and forgets its update ids; the last trade's price and the listeners stay.</summary>
    public void Clear()
    {
        lock (_writeLock)
        {
            BeginWrite();
            Empty();
            EndWrite();
        }
    }

    /// <inheritdoc/>
    public IDisposable SubscribeTrades(Action<OrderBookTradeEvent> listener) => _tradeListeners.Add(listener);

    /// <inheritdoc/>
    public IDisposable SubscribeChanges(Action<IOrderBook> listener) => _changeListeners.Add(listener);

    private bool IsContained(long updateId) => updateId != 0 && updateId <= _snapshotUpdateId;
}
