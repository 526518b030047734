using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.Trackers.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

public class TrackedBookTests
{
    [Fact]
    [Trait("Correction", "2")]
    public void Diffs_saved_before_the_snapshot_are_applied_only_if_newer()
    {
        var book = Book();
        Process(book, Diff(1, 3, (10, 1)), Diff(4, 6, (20, 1)), Diff(7, 9, (30, 1)));
        Process(book, Snapshot(6, (1, 1)));

        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal([30m, 1m], Bids(book));
        Assert.Equal(1, book.Metrics.DiffsApplied);
        Assert.Equal(2, book.Metrics.DiffsDiscarded);
        Assert.Equal(9, book.Book.LastDiffUpdateId);
    }

    [Fact]
    public void The_first_diff_may_overlap_the_snapshot()
    {
        var book = Book();
        Process(book, Diff(5, 8, (30, 1)), Snapshot(6, (1, 1)));

        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal(1, book.Metrics.DiffsApplied);
        Assert.Equal(0, book.Metrics.Gaps);
    }

    [Fact]
    public void A_snapshot_older_than_the_first_diff_is_not_used_and_another_is_wanted()
    {
        var book = Book();
        Process(book, Diff(10, 12, (30, 1)), Snapshot(6, (1, 1)));

        Assert.NotEqual(OrderBookState.Ready, book.State);
        Assert.Equal(1, book.Metrics.SnapshotsDiscarded);
        Assert.Equal(1, book.SnapshotWanted.CurrentCount);

        Process(book, Snapshot(9, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal([30m, 1m], Bids(book));
    }

    [Fact]
    [Trait("Correction", "3")]
    public void A_missing_update_makes_the_book_stale_until_a_snapshot_that_joins()
    {
        var book = Ready(at: 5);
        Process(book, Diff(6, 6, (2, 1)), Diff(8, 8, (3, 1)));

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Contains("updates 7 to 7 were missed", book.Status.Reason, StringComparison.Ordinal);
        Assert.Equal(1, book.Metrics.Gaps);
        Assert.Equal(1, book.SnapshotWanted.CurrentCount);
        Assert.DoesNotContain(3m, Bids(book));

        Process(book, Diff(9, 9, (4, 1)), Snapshot(8, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal([4m, 1m], Bids(book));
    }

    [Fact]
    public void A_gap_among_the_saved_diffs_is_found_at_the_join()
    {
        var book = Book();
        Process(book, Diff(6, 6, (2, 1)), Diff(9, 9, (3, 1)), Diff(10, 10, (4, 1)), Snapshot(5, (1, 1)));

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Equal(1, book.Metrics.Gaps);

        Process(book, Snapshot(9, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal([4m, 1m], Bids(book));
    }

    [Fact]
    public void An_old_diff_after_the_snapshot_is_discarded()
    {
        var book = Ready(at: 5);
        Process(book, Diff(3, 5, (2, 9)));

        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal(1, book.Metrics.DiffsDiscarded);
        Assert.DoesNotContain(2m, Bids(book));
    }

    [Fact]
    [Trait("Correction", "2")]
    public void A_snapshot_for_a_ready_book_replays_only_newer_diffs()
    {
        var book = Ready(at: 5);
        Process(book, Diff(6, 6, (2, 1)), Diff(7, 7, (3, 1)), Diff(8, 8, (2, 0)));

        // As of update 7 the level at 2 still stood; the replay must remove it again, and must not apply update 6 over it.
        Process(book, Snapshot(7, (1, 1), (2, 1), (3, 1), (100, 5)));

        Assert.Equal(OrderBookState.Ready, book.State);
        Assert.Equal([100m, 3m, 1m], Bids(book));
        Assert.Equal(3, book.Metrics.DiffsApplied);
        Assert.Equal(8, book.Book.LastDiffUpdateId);
    }

    [Fact]
    public void A_snapshot_too_old_for_the_remembered_diffs_never_rolls_a_ready_book_back()
    {
        var book = Ready(at: 5);
        for (var id = 6; id <= 60; id++) Process(book, Diff(id, id, (id, 1)));
        Process(book, Snapshot(10, (1, 1)));

        Assert.Equal(1, book.Metrics.SnapshotsDiscarded);
        Assert.Equal(60m, Bids(book)[0]);
    }

    [Fact]
    [Trait("Correction", "4")]
    public void A_reset_forgets_what_was_saved_and_asks_for_a_snapshot()
    {
        var book = Ready(at: 5);
        Process(book, Reset());

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Equal(1, book.SnapshotWanted.CurrentCount);
        Assert.False(book.WhenReady.IsCompleted);

        Process(book, Diff(21, 21, (9, 1)), Snapshot(20, (1, 1)));
        Assert.True(book.WhenReady.IsCompletedSuccessfully);
        Assert.Equal([9m, 1m], Bids(book));
    }

    [Fact]
    public void While_the_connection_is_broken_no_late_snapshot_makes_the_book_ready()
    {
        var book = Ready(at: 5);
        book.Interrupt("connection reset by peer");
        Process(book, Snapshot(9, (1, 1)));

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Equal("connection reset by peer", book.Status.Reason);
    }

    [Fact]
    public void A_full_queue_loses_nothing_silently()
    {
        var book = Book(queueCapacity: 4);
        Process(book, Snapshot(5, (1, 1)));
        for (var id = 6; id <= 11; id++) book.Enqueue(Diff(id, id, (id, 1)));
        while (book.Queue.TryRead(out var message)) book.Process(message);

        Assert.Equal(OrderBookState.Resyncing, book.State);
        Assert.Equal(2, book.Metrics.QueueOverflows);
        Assert.Equal(1, book.SnapshotWanted.CurrentCount);

        // The saved diffs end at 9: a snapshot at 8 joins them, and the hole after 9 shows with the next diff.
        Process(book, Snapshot(8, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        Process(book, Diff(12, 12, (12, 1)));
        Assert.Equal(1, book.Metrics.Gaps);
    }

    [Fact]
    public void Without_update_ids_diffs_before_the_snapshot_mean_nothing_and_a_snapshot_always_replaces()
    {
        var book = Book(ContinuityRule.None);
        Process(book, Diff(0, 0, (7, 1)), Snapshot(0, (1, 1)), Diff(0, 0, (8, 1)));
        Assert.Equal([8m, 1m], Bids(book));
        Assert.Equal(1, book.Metrics.DiffsDiscarded);

        Process(book, Snapshot(0, (2, 1)));
        Assert.Equal([2m], Bids(book));
        Assert.Equal(OrderBookState.Ready, book.State);
    }

    [Fact]
    public void Exact_sequences_tolerate_no_overlap_and_no_hole()
    {
        var book = Book(ContinuityRule.NextUpdateId);
        Process(book, Snapshot(5, (1, 1)), Diff(6, 6, (2, 1)), Diff(6, 6, (3, 1)), Diff(7, 7, (4, 1)), Diff(9, 9, (5, 1)));

        Assert.Equal([4m, 2m, 1m], Bids(book));
        Assert.Equal(1, book.Metrics.DiffsDiscarded);
        Assert.Equal(1, book.Metrics.Gaps);
    }

    [Fact]
    public void Trades_set_the_last_price_whatever_the_state()
    {
        var book = Book();
        Process(book, Trade(42));

        Assert.Equal(42m, book.Book.LastTradePrice);
        Assert.Equal(1, book.Metrics.Trades);
    }

    [Fact]
    public void Every_message_goes_back_to_its_pool_once()
    {
        var pool = new CountingPool();
        var book = Book();
        for (var id = 1; id <= 200; id++)
        {
            var diff = pool.Rent();
            diff.Type = OrderBookMessageType.Diff;
            diff.TradingPair = Pair;
            diff.FirstUpdateId = diff.UpdateId = id;
            diff.AddBid(new OrderBookLevel(id, 1));
            book.Process(diff);
            if (id == 50) Process(book, Snapshot(20, (1, 1)));
            if (id == 150) Process(book, Reset());
        }

        book.Clear();
        Assert.Equal(200, pool.Returned);
    }

    private static TrackedBook Book(ContinuityRule? rule = null, int queueCapacity = 100) => new(Pair, new TrackedBookOptions(
        "test", rule ?? ContinuityRule.UpdateIdRange, queueCapacity, SavedCapacity: 1000, CreateActiveOrders: null, TimeProvider.System,
        NullLogger.Instance));

    private static TrackedBook Ready(long at)
    {
        var book = Book();
        Process(book, Snapshot(at, (1, 1)));
        Assert.Equal(OrderBookState.Ready, book.State);
        return book;
    }

    private static void Process(TrackedBook book, params OrderBookMessage[] messages)
    {
        foreach (var message in messages) book.Process(message);
    }

    private static decimal[] Bids(TrackedBook book) => [.. book.Book.GetSnapshot().Bids.Select(row => row.Price)];

    private sealed class CountingPool : IOrderBookMessagePool
    {
        private readonly HashSet<OrderBookMessage> _lent = [];

        public int Returned { get; private set; }

        public OrderBookMessage Rent()
        {
            var message = new OrderBookMessage(this);
            _lent.Add(message);
            return message;
        }

        public void Return(OrderBookMessage message)
        {
            Assert.True(_lent.Remove(message), "returned twice");
            Returned++;
        }
    }
}
