using System.Collections.Concurrent;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.Logging;
using static Hummingbot.Plugins.Sdk.Tests.Trackers.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

/// <summary>Who applies a message, and when: the way from whoever brings it to the book.</summary>
public class HandOverTests
{
    private readonly CapturingLogger _logger = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_message_for_an_idle_book_is_applied_by_whoever_brings_it_before_the_call_returns()
    {
        var book = Ready();
        var thread = 0;
        using var listening = book.Book.SubscribeChanges(_ => thread = Environment.CurrentManagedThreadId);
        book.Deliver(Diff(6, 6, (2, 1)));

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.Equal(6, book.Book.LastDiffUpdateId);
        Assert.False(book.IsBusy);
    }

    [Fact]
    public async Task What_a_busy_book_is_brought_waits_without_holding_up_the_bringer_and_is_applied_in_order()
    {
        var book = Ready();
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(Diff(6, 6, (2, 1))), Cancelled);
        await gate.Reached.InTime();

        for (var id = 7; id <= 50; id++) book.Deliver(Diff(id, id, (id, 1)));
        Assert.True(book.IsBusy);
        Assert.Equal(6, book.Book.LastDiffUpdateId);
        gate.Open();
        await first.InTime();
        await Soon.Until(() => !book.IsBusy);

        Assert.Equal(50, book.Book.LastDiffUpdateId);
        Assert.Equal((45L, 0L), (book.Metrics.DiffsApplied, book.Metrics.Gaps));
    }

    [Fact]
    public async Task A_refusal_stands_though_the_reset_before_it_is_applied_later_and_a_new_subscription_lifts_it()
    {
        var book = Ready();
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(Diff(6, 6, (2, 1))), Cancelled);
        await gate.Reached.InTime();
        book.Deliver(Reset());
        book.Refuse(new ExchangeException("test", ExchangeErrorKind.Refused, "no such product"));
        gate.Open();
        await first.InTime();
        await Soon.Until(() => !book.IsBusy);
        Assert.Equal((OrderBookState.Failed, "no such product"), (book.State, book.Status.Reason));
        await Assert.ThrowsAsync<ExchangeException>(() => book.WhenReady.InTime());

        book.Deliver(Reset());
        book.Deliver(Snapshot(20, (2, 1)));
        await book.WhenReady.InTime();
        Assert.Equal(OrderBookState.Ready, book.State);
    }

    [Fact]
    public void A_book_is_ready_only_when_the_diffs_saved_before_its_snapshot_are_in_it()
    {
        var book = Book();
        book.Deliver(Reset());
        book.Deliver(Diff(6, 6, (2, 1)));
        book.Deliver(Diff(8, 8, (3, 1)));
        var states = new List<OrderBookState>();
        using var listening = book.Book.SubscribeChanges(_ => states.Add(book.State));
        var ready = book.WhenReady;
        book.Deliver(Snapshot(5, (1, 1)));

        // 7 is missing: nobody was told that the book is ready.
        Assert.Equal([OrderBookState.Initializing, OrderBookState.Initializing], states);
        Assert.False(ready.IsCompleted);
        Assert.Equal(1, book.Metrics.Gaps);
        Assert.Equal(OrderBookState.Resyncing, book.State);
    }

    [Fact]
    public async Task Many_bringers_at_once_lose_nothing_and_never_work_on_a_book_together()
    {
        const int Bringers = 4, Each = 20_000;
        var book = Book(queueCapacity: Bringers * Each);
        var (applied, inside, together) = (new ConcurrentDictionary<int, List<long>>(), 0, 0);
        using var listening = book.Book.SubscribeTrades(trade =>
        {
            if (Interlocked.Increment(ref inside) > 1) Interlocked.Increment(ref together);
            applied.GetOrAdd((int)(trade.TradeNumber / Each), _ => []).Add(trade.TradeNumber);
            Interlocked.Decrement(ref inside);
        });
        await Task.WhenAll(Enumerable.Range(0, Bringers).Select(bringer => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                var trade = Trade(42);
                trade.TradeNumber = (bringer * Each) + i;
                book.Deliver(trade);
            }
        }, Cancelled))).InTime();
        await Soon.Until(() => !book.IsBusy);

        Assert.Equal(0, together);
        Assert.Equal(Bringers * Each, book.Metrics.Trades);
        Assert.All(applied, from => Assert.Equal(Enumerable.Range(from.Key * Each, Each).Select(number => (long)number), from.Value));
    }

    [Fact]
    public async Task A_queue_that_is_full_shows_at_once_that_the_book_is_stale_and_leads_to_a_resync()
    {
        var book = Ready(queueCapacity: 4);
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(Diff(6, 6, (2, 1))), Cancelled);
        await gate.Reached.InTime();

        for (var id = 7; id <= 11; id++) book.Deliver(Diff(id, id, (id, 1)));
        Assert.Equal(1, book.Metrics.QueueOverflows);
        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Contains("faster than they could be applied", book.Status.Reason, StringComparison.Ordinal);
        gate.Open();
        await first.InTime();
        await Soon.Until(() => !book.IsBusy);

        Assert.Equal(1, book.SnapshotWanted.CurrentCount);
        book.Deliver(Snapshot(10, (1, 1)));
        book.Deliver(Diff(11, 11, (3, 1)));
        await Soon.Until(() => !book.IsBusy);
        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal(11, book.Book.LastDiffUpdateId);
    }

    [Fact]
    public async Task A_reset_among_waiting_messages_takes_effect_in_its_place()
    {
        var book = Ready();
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(Diff(6, 6, (2, 1))), Cancelled);
        await gate.Reached.InTime();

        book.Deliver(Diff(7, 7, (3, 1)));
        book.Deliver(Reset());
        book.Deliver(Diff(21, 21, (9, 1)));
        book.Deliver(Snapshot(20, (1, 1)));
        gate.Open();
        await first.InTime();
        await Soon.Until(() => !book.IsBusy);

        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal((3L, 1L, 21L), (book.Metrics.DiffsApplied, book.Metrics.Resyncs, book.Book.LastDiffUpdateId));
        Assert.Equal([9m, 1m], book.Book.GetSnapshot().Bids.Select(row => row.Price));
    }

    [Fact]
    public async Task A_book_cleared_while_busy_is_empty_when_the_work_is_done_and_takes_nothing_more()
    {
        var pool = new TrackedMessages();
        var book = Ready();
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(pool.Diff(6)), Cancelled);
        await gate.Reached.InTime();
        for (var id = 7; id <= 20; id++) book.Deliver(pool.Diff(id));

        book.Clear();
        Assert.False(book.WhenCleared.IsCompleted);
        gate.Open();
        await first.InTime();
        await book.WhenCleared.InTime();
        book.Deliver(pool.Diff(21));
        await Soon.Until(() => !book.IsBusy);

        Assert.Equal(0, book.Book.BidCount);
        Assert.Equal(1, book.Metrics.DiffsApplied);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public void A_message_that_cannot_be_applied_costs_a_resync_and_not_the_bringer()
    {
        var book = Ready();
        book.Deliver(Diff(6, 6, (-5, 1)));

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Equal(1, book.Metrics.UnreadableFrames);
        Assert.Equal(1, _logger.Count(LogLevel.Error));
        Assert.False(book.IsBusy);
    }

    [Fact]
    public async Task A_listener_slow_three_times_is_told_of_and_holds_up_its_bringer_no_more_until_it_is_quick_again()
    {
        var time = new ManualTimeProvider();
        var book = Ready(at: 3, time: time);
        var (isSlow, thread) = (true, 0);
        using var listening = book.Book.SubscribeChanges(_ =>
        {
            thread = Environment.CurrentManagedThreadId;
            if (isSlow) time.Advance(TimeSpan.FromMilliseconds(11));
        });

        // A thread of its own, so that no pool thread can be mistaken for it.
        await Task.Factory.StartNew(
            () =>
            {
                for (var id = 4; id <= 6; id++)
                {
                    Assert.Equal(0, _logger.Count(LogLevel.Warning));
                    book.Deliver(Diff(id, id, (2, 1)));
                    Assert.Equal(Environment.CurrentManagedThreadId, thread);
                }

                Assert.Contains("took 11 ms", Assert.Single(_logger.Entries, entry => entry.Level == LogLevel.Warning).Text, StringComparison.Ordinal);

                isSlow = false;
                for (var id = 7; id <= 1006; id++)
                {
                    book.Deliver(Diff(id, id, (2, id)));
                    SpinWait.SpinUntil(() => !book.IsBusy);
                    Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
                }

                book.Deliver(Diff(1007, 1007, (2, 1)));
                Assert.Equal(Environment.CurrentManagedThreadId, thread);
            },
            Cancelled,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).InTime();
    }

    [Fact]
    public async Task A_listener_that_blocks_makes_its_book_stale_until_it_has_resynced()
    {
        var time = new ManualTimeProvider();
        var book = Ready(time: time);
        using var gate = new Gate(book);
        var first = Task.Run(() => book.Deliver(Diff(6, 6, (2, 1))), Cancelled);
        await gate.Reached.InTime();

        book.NoticeIfStuck();
        Assert.Equal(OrderBookState.Ready, book.State);
        time.Advance(StallWatch.Limit);
        book.NoticeIfStuck();
        book.NoticeIfStuck();
        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Contains("a listener has held up the book", book.Status.Reason, StringComparison.Ordinal);
        Assert.Equal(1, _logger.Count(LogLevel.Error));

        gate.Open();
        await first.InTime();
        book.Deliver(Diff(7, 7, (3, 1)));
        Assert.Equal(1, book.SnapshotWanted.CurrentCount);
        book.Deliver(Snapshot(7, (1, 1)));
        book.NoticeIfStuck();
        Assert.Equal(OrderBookState.Ready, book.State);
    }

    private TrackedBook Book(int queueCapacity = 100, TimeProvider? time = null) => new(Pair, new TrackedBookOptions(
        "test", ContinuityRule.UpdateIdRange, queueCapacity, SavedCapacity: 1000, CreateActiveOrders: null, time ?? TimeProvider.System, _logger));

    private TrackedBook Ready(long at = 5, int queueCapacity = 100, TimeProvider? time = null)
    {
        var book = Book(queueCapacity, time);
        book.Deliver(Snapshot(at, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        return book;
    }

    /// <summary>A listener that stands in the way of the first change.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();
        private readonly IDisposable _listening;

        public Gate(TrackedBook book) => _listening = book.Book.SubscribeChanges(_ =>
        {
            _reached.TrySetResult();
            _open.Wait();
        });

        public Task Reached => _reached.Task;

        public void Open() => _open.Set();

        public void Dispose()
        {
            _open.Set();
            _listening.Dispose();
        }
    }

    private sealed class TrackedMessages : IOrderBookMessagePool
    {
        private int _lent;

        public int Lent => Volatile.Read(ref _lent);

        public OrderBookMessage Diff(long id)
        {
            var diff = Rent();
            diff.Type = OrderBookMessageType.Diff;
            diff.TradingPair = Pair;
            diff.FirstUpdateId = diff.UpdateId = id;
            diff.AddBid(new OrderBookLevel(id, 1));
            return diff;
        }

        public OrderBookMessage Rent()
        {
            Interlocked.Increment(ref _lent);
            return new OrderBookMessage(this);
        }

        public void Return(OrderBookMessage message) => Interlocked.Decrement(ref _lent);
    }
}
