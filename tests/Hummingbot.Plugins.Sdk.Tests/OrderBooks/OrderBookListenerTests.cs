using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookListenerTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2020, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);

    [Fact]
    [Trait("Correction", "1")]
    public void A_trade_sets_the_last_price_and_reaches_listeners_with_the_takers_side()
    {
        var events = new List<OrderBookTradeEvent>();
        using var subscription = _book.SubscribeTrades(events.Add);
        var trade = Trade("100.25", "0.5");
        trade.TakerSide = TradeType.Buy;
        trade.TradeNumber = 77;

        _book.ApplyTrade(trade, ReceivedAt);

        Assert.Equal(100.25m, _book.LastTradePrice);
        Assert.Equal([new OrderBookTradeEvent("BTC-USD", ReceivedAt, TradeType.Buy, 100.25m, 0.5m, null, 77)], events);
    }

    [Fact]
    public void A_trade_keeps_the_venues_time()
    {
        var events = new List<OrderBookTradeEvent>();
        using var subscription = _book.SubscribeTrades(events.Add);
        var trade = Trade("1", "1");
        trade.ExchangeTime = ReceivedAt.AddSeconds(-1);
        _book.ApplyTrade(trade, ReceivedAt);
        Assert.Equal(ReceivedAt.AddSeconds(-1), Assert.Single(events).Timestamp);
    }

    [Fact]
    public void A_trade_without_amount_is_refused()
    {
        Assert.Equal(ExchangeErrorKind.BadData, Assert.Throws<ExchangeException>(() => _book.ApplyTrade(Trade("1", "0"), ReceivedAt)).Kind);
        Assert.Null(_book.LastTradePrice);
    }

    [Fact]
    public void Change_listeners_hear_of_messages_applied_and_see_the_new_book()
    {
        var bids = new List<decimal?>();
        using var subscription = _book.SubscribeChanges(book => bids.Add(book.BestBid?.Price));
        _book.ApplySnapshot(Snapshot(5, "9:1", "11:1"));
        _book.ApplyDiff(Diff(6, "10:1", ""));
        _book.ApplyDiff(Diff(4, "10.5:1", ""));
        Assert.Equal([9m, 10m], bids);
    }

    [Fact]
    public void A_listener_that_throws_is_logged_and_stops_nobody()
    {
        var logger = new CapturingLogger();
        var book = new OrderBook("BTC-USD", logger);
        var heard = 0;
        using var first = book.SubscribeChanges(_ => throw new InvalidOperationException("broken listener"));
        using var second = book.SubscribeChanges(_ => heard++);
        book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        Assert.Equal(1, heard);
        Assert.Equal(OrderBookChange.Applied, book.ApplyDiff(Diff(2, "9:2", "")));
        Assert.Equal(2, logger.Count(LogLevel.Error));
        Assert.Contains("BTC-USD", logger.Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_ends_the_subscription_once_and_for_all()
    {
        var (first, second) = (0, 0);
        var subscription = _book.SubscribeChanges(_ => first++);
        using var other = _book.SubscribeChanges(_ => second++);
        subscription.Dispose();
        subscription.Dispose();
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        Assert.Equal((0, 1), (first, second));
    }

    [Fact]
    public void A_listener_may_leave_while_being_called()
    {
        var heard = 0;
        IDisposable? subscription = null;
        subscription = _book.SubscribeChanges(_ =>
        {
            heard++;
            subscription?.Dispose();
        });
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        _book.ApplySnapshot(Snapshot(2, "9:1", "11:1"));
        Assert.Equal(1, heard);
    }

    [Fact]
    public void Listeners_are_not_called_under_the_books_lock()
    {
        var isDone = false;
        using var subscription = _book.SubscribeChanges(book =>
        {
            var other = new Thread(() => _book.SetLastTradePrice(3)) { IsBackground = true };
            other.Start();
            isDone = other.Join(TimeSpan.FromSeconds(20));
        });
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        Assert.True(isDone);
        Assert.Equal(3m, _book.LastTradePrice);
    }
}
