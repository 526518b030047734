using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookTests
{
    private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);

    [Fact]
    public void A_new_book_is_empty()
    {
        Assert.Equal("BTC-USD", _book.TradingPair);
        Assert.Equal((0, 0), (_book.BidCount, _book.AskCount));
        Assert.Null(_book.BestBid);
        Assert.Null(_book.BestAsk);
        Assert.Null(_book.MidPrice);
        Assert.Null(_book.LastTradePrice);
        Assert.Equal((0, 0, 0), (_book.Version, _book.SnapshotUpdateId, _book.LastDiffUpdateId));
        Assert.Throws<InvalidOperationException>(() => _book.GetPrice(isBuy: true));
    }

    [Fact]
    public void A_centralised_book_lets_the_newer_of_two_crossing_levels_win()
    {
        _book.ApplySnapshot(Rows((1, 1, 1), (2, 1, 2), (3, 1, 3)), Rows((4, 1, 1), (5, 1, 2), (6, 1, 3), (7, 1, 4)), 4);
        Assert.Equal((3m, 4m), (_book.GetPrice(false), _book.GetPrice(true)));

        var change = _book.ApplyDiff(Rows((50, 0.01m, 6)), Rows((2, 0.1m, 5)));

        Assert.Equal(OrderBookChange.Applied | OrderBookChange.Crossed, change);
        Assert.Equal(new OrderBookRow(50, 0.01m, 6), _book.BestBid);
        Assert.Null(_book.BestAsk);
        Assert.Equal((4, 0), (_book.BidCount, _book.AskCount));
        Assert.Equal((4, 6), (_book.SnapshotUpdateId, _book.LastDiffUpdateId));
    }

    [Fact]
    public void A_dex_book_lets_the_larger_notional_win_in_snapshots_too()
    {
        var book = new OrderBook("WETH-DAI", NullLogger.Instance, isDex: true);
        var change = book.ApplySnapshot(
            Rows((1, 1, 1), (2, 1, 2), (3, 1, 3), (50, 0.01m, 4)), Rows((4, 1, 1), (5, 1, 2), (6, 1, 3), (7, 1, 4)), 4);
        Assert.Equal(OrderBookChange.Applied | OrderBookChange.Crossed, change);
        Assert.Equal((3m, 4m), (book.GetPrice(false), book.GetPrice(true)));

        book.ApplyDiff(Rows((3.5m, 1, 5)), Rows((2, 0.1m, 5)));
        Assert.Equal((3.5m, 4m), (book.GetPrice(false), book.GetPrice(true)));
    }

    [Fact]
    public void On_equal_ids_the_bid_goes()
    {
        _book.ApplySnapshot(Snapshot(1, "10:1", "20:1"));
        _book.ApplyDiff(Diff(2, "15:1", "14:1"));
        Assert.Equal((10m, 14m), (_book.BestBid?.Price, _book.BestAsk?.Price));
    }

    [Fact]
    public void Locked_counts_as_crossed()
    {
        _book.ApplySnapshot(Snapshot(1, "10:1 9:1", "20:1"));
        Assert.Equal(OrderBookChange.Applied | OrderBookChange.Crossed, _book.ApplyDiff(Diff(2, "", "10:3")));
        Assert.Equal((9m, 10m), (_book.BestBid?.Price, _book.BestAsk?.Price));
    }

    [Fact]
    public void A_crossed_snapshot_of_a_centralised_venue_stays_until_the_next_diff()
    {
        Assert.Equal(OrderBookChange.Applied | OrderBookChange.Crossed, _book.ApplySnapshot(Snapshot(1, "10:1", "9:1")));
        Assert.Equal((10m, 9m), (_book.BestBid?.Price, _book.BestAsk?.Price));
        _book.ApplyDiff(Diff(2, "1:1", ""));
        Assert.Equal((1m, 9m), (_book.BestBid?.Price, _book.BestAsk?.Price));
    }

    [Fact]
    public void Without_update_ids_the_newer_message_still_wins()
    {
        _book.ApplySnapshot(Snapshot(0, "10:1", "20:1"));
        _book.ApplyDiff(Diff(0, "25:2", ""));
        Assert.Equal((25m, null), (_book.BestBid?.Price, _book.BestAsk?.Price));
        _book.ApplyDiff(Diff(0, "", "24:2"));
        Assert.Equal((10m, 24m), (_book.BestBid?.Price, _book.BestAsk?.Price));
        Assert.Equal((0, 0), (_book.SnapshotUpdateId, _book.LastDiffUpdateId));
    }

    [Fact]
    public void Messages_without_ids_are_newer_than_those_with_ids_before_them()
    {
        _book.ApplySnapshot(Snapshot(1_000_000, "10:1", "20:1"));
        _book.ApplyDiff(Diff(0, "25:2", ""));
        Assert.Equal(25m, _book.BestBid?.Price);
        Assert.Null(_book.BestAsk);
    }

    [Fact]
    public void A_snapshot_replaces_everything_in_any_order_sent()
    {
        _book.ApplySnapshot(Snapshot(1, "1:1 2:1", "3:1 4:1"));
        _book.ApplyDiff(Diff(2, "1.5:1", ""));
        _book.ApplySnapshot(Snapshot(5, "7:1 9:2 8:3", "12:1 11:2 13:3"));
        Assert.Equal("9:2 8:3 7:1", Text(_book.GetSnapshot().Bids));
        Assert.Equal("11:2 12:1 13:3", Text(_book.GetSnapshot().Asks));
        Assert.Equal((5, 2), (_book.SnapshotUpdateId, _book.LastDiffUpdateId));
        _book.ApplySnapshot(Snapshot(1, "7:1", "12:1"));
        Assert.Equal(1, _book.GetSnapshot().UpdateId);
    }

    [Fact]
    [Trait("Correction", "6")]
    public void Zero_rows_of_a_snapshot_are_ignored_and_of_equal_prices_the_first_counts()
    {
        _book.ApplySnapshot(Snapshot(1, "9:0 8:3 7:1 8:5", "11:0 12:1 12:9"));
        Assert.Equal("8:3 7:1", Text(_book.GetSnapshot().Bids));
        Assert.Equal("12:1", Text(_book.GetSnapshot().Asks));
        _book.ApplySnapshot(Snapshot(2, "9:0 8:3 7:0", "10:0 11:0 12:1"));
        Assert.Equal("8:3", Text(_book.GetSnapshot().Bids));
        Assert.Equal("12:1", Text(_book.GetSnapshot().Asks));
    }

    [Fact]
    public void A_diff_replaces_inserts_and_removes_and_ignores_what_is_absent()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1 8:1 7:1", "11:1 12:1"));
        Assert.Equal(OrderBookChange.Applied, _book.ApplyDiff(Diff(2, "8:5 7:0 8.5:2 1:0", "11:0 13:4 99:0")));
        Assert.Equal("9:1 8.5:2 8:5", Text(_book.GetSnapshot().Bids));
        Assert.Equal("12:1 13:4", Text(_book.GetSnapshot().Asks));
        Assert.Equal([1L, 2, 2], _book.GetSnapshot().Bids.Select(row => row.UpdateId));
    }

    [Fact]
    public void Rows_with_negative_amounts_remove()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1 8:1", "11:1"));
        _book.ApplyDiff(Rows((9, -1, 2)), []);
        Assert.Equal("8:1", Text(_book.GetSnapshot().Bids));
    }

    [Fact]
    [Trait("Correction", "5")]
    public void Best_prices_are_null_when_a_side_empties()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        _book.ApplyDiff(Diff(2, "9:0", ""));
        Assert.Null(_book.BestBid);
        Assert.Null(_book.MidPrice);
        Assert.Equal(11m, _book.BestAsk?.Price);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void A_diff_that_the_snapshot_contains_is_refused(long updateId)
    {
        _book.ApplySnapshot(Snapshot(10, "9:1", "11:1"));
        var version = _book.Version;
        Assert.Equal(OrderBookChange.None, _book.ApplyDiff(Diff(updateId, "9:0", "")));
        Assert.Equal(OrderBookChange.None, _book.ApplyDiff(Rows((9, 0, updateId)), []));
        Assert.Equal(9m, _book.BestBid?.Price);
        Assert.Equal(version, _book.Version);
    }

    [Fact]
    public void A_bad_message_leaves_the_book_as_it_was()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1 8:1", "11:1"));
        var version = _book.Version;
        var bad = Diff(2, "9:5", "12:1");
        bad.AddAsk(new OrderBookLevel(0, 5));

        var diff = Assert.Throws<ExchangeException>(() => _book.ApplyDiff(bad));
        var snapshot = Assert.Throws<ExchangeException>(() => _book.ApplySnapshot(bad));

        Assert.Equal((ExchangeErrorKind.BadData, ExchangeErrorKind.BadData), (diff.Kind, snapshot.Kind));
        Assert.Contains("BTC-USD", diff.Message, StringComparison.Ordinal);
        Assert.Equal("9:1 8:1", Text(_book.GetSnapshot().Bids));
        Assert.Equal("11:1", Text(_book.GetSnapshot().Asks));
        Assert.Equal((version, 1, 0), (_book.Version, _book.SnapshotUpdateId, _book.LastDiffUpdateId));
    }

    [Fact]
    public void Clear_empties_the_book_and_forgets_ids_but_not_the_last_trade()
    {
        _book.ApplySnapshot(Snapshot(10, "9:1", "11:1"));
        _book.ApplyDiff(Diff(11, "9:2", ""));
        _book.SetLastTradePrice(10.5m);
        _book.Clear();
        Assert.Equal((0, 0), (_book.BidCount, _book.AskCount));
        Assert.Equal((0, 0), (_book.SnapshotUpdateId, _book.LastDiffUpdateId));
        Assert.Equal(10.5m, _book.LastTradePrice);
        Assert.Equal(OrderBookChange.Applied, _book.ApplyDiff(Diff(1, "9:2", "")));
    }

    [Fact]
    public void The_version_rises_with_every_message_applied()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:1"));
        Assert.Equal(1, _book.Version);
        _book.ApplyDiff(Diff(2, "9:2", ""));
        Assert.Equal(2, _book.Version);
    }
}
