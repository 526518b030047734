using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class ActiveOrderTrackerTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2020, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ActiveOrderTracker _tracker = new("COINALPHA-HBOT");

    [Fact]
    public void A_life_of_orders_gives_the_running_sums_of_their_level()
    {
        Assert.Equal(new OrderBookRow(1337, 100, 1), Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100")));
        Assert.Equal(new OrderBookRow(1337, 200, 2), Ask(Event(2, ActiveOrderAction.Open, "def", "1337", "100")));
        Assert.Equal(new OrderBookRow(1337, 150, 3), Ask(Event(3, ActiveOrderAction.Change, "abc", "1337", "50")));
        Assert.Equal(new OrderBookRow(1337, 120, 4), Ask(Event(4, ActiveOrderAction.Match, "abc", "1337", "30")));
        Assert.Equal(120m, _tracker.VolumeForAskPrice(1337));
        Assert.Equal(20m, _tracker.ActiveAsks[1337][Id("abc")]);
        Assert.Equal(new OrderBookRow(1337, 100, 5), Ask(Event(5, ActiveOrderAction.Done, "abc", "1337", "0")));
        Assert.Equal(new OrderBookRow(1337, 0, 6), Ask(Event(6, ActiveOrderAction.Done, "def", "1337", "0")));
        Assert.Throws<KeyNotFoundException>(() => _tracker.VolumeForAskPrice(1337));
        Assert.Empty(_tracker.ActiveAsks);
    }

    [Theory]
    [InlineData(ActiveOrderAction.Match)]
    [InlineData(ActiveOrderAction.Change)]
    [InlineData(ActiveOrderAction.Done)]
    public void Events_of_orders_that_are_not_known_give_no_rows(ActiveOrderAction action)
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        foreach (var message in new[]
        {
            Event(2, action, "xyz", "1337", "1"),
            Event(2, action, "abc", "1337", "1", TradeType.Buy),
        })
        {
            var (bids, asks) = _tracker.ConvertDiffMessage(message);
            Assert.Empty(bids);
            Assert.Empty(asks);
        }

        Assert.Equal(100m, _tracker.VolumeForAskPrice(1337));
    }

    [Fact]
    public void A_snapshot_replaces_all_orders_and_gives_one_row_a_price_descending()
    {
        Ask(Event(1, ActiveOrderAction.Open, "old", "1", "1"));
        var snapshot = Orders(7, ("a", TradeType.Buy, "10", "1"), ("b", TradeType.Buy, "10.5", "2"), ("c", TradeType.Buy, "10", "0.25"),
            ("d", TradeType.Sell, "12", "4"), ("e", TradeType.Sell, "11", "5"));
        var (bids, asks) = _tracker.ConvertSnapshotMessage(snapshot);
        Assert.Equal("10.5:2 10:1.25", Text(bids));
        Assert.Equal("12:4 11:5", Text(asks));
        Assert.All(bids.Concat(asks), row => Assert.Equal(7, row.UpdateId));
        Assert.Equal([10m, 10.5m], _tracker.ActiveBids.Keys.Order());
        Assert.Equal(1.25m, _tracker.VolumeForBidPrice(10));
        Assert.Throws<KeyNotFoundException>(() => _tracker.VolumeForAskPrice(1));
    }

    [Fact]
    [Trait("Correction", "7")]
    public void The_orders_of_the_snapshot_are_known_to_the_diffs_that_follow()
    {
        var book = new OrderBook("COINALPHA-HBOT", NullLogger.Instance);
        var snapshot = Orders(1, ("a", TradeType.Sell, "12", "4"), ("b", TradeType.Sell, "12", "1"), ("c", TradeType.Buy, "11", "5"));
        _tracker.FillSnapshotLevels(snapshot);
        book.ApplySnapshot(snapshot);
        foreach (var message in new[]
        {
            Event(2, ActiveOrderAction.Open, "d", "12", "0.125"),
            Event(3, ActiveOrderAction.Done, "a", "12", "0"),
            Event(4, ActiveOrderAction.Match, "c", "11", "1.5", TradeType.Buy),
        })
        {
            _tracker.FillDiffLevels(message);
            book.ApplyDiff(message);
        }

        Assert.Equal("12:1.125", Text(book.GetSnapshot().Asks));
        Assert.Equal("11:3.5", Text(book.GetSnapshot().Bids));
    }

    [Fact]
    public void Funds_are_divided_by_the_price_and_rounded_down()
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        var change = Event(2, ActiveOrderAction.Change, "abc", "1337", "0");
        Assert.True(change.TrySetFunds("2674.0"u8));
        Assert.Equal(2m, Ask(change).Amount);

        change = Event(3, ActiveOrderAction.Change, "abc", "1337", "0");
        Assert.True(change.TrySetFunds("1000"u8));
        Assert.Equal(0.74794315m, Ask(change).Amount);
        Assert.False(change.TrySetFunds("-1"u8));
    }

    [Fact]
    public void Bad_events_change_nothing()
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        var noId = Event(2, ActiveOrderAction.Open, "abc", "1337", "1");
        noId.OrderId = 0;
        var noSide = Event(2, ActiveOrderAction.Open, "abc", "1337", "1");
        noSide.Side = default;
        var noPrice = Event(2, ActiveOrderAction.Open, "abc", "1337", "1");
        noPrice.Order = noPrice.Order with { Price = 0 };
        var noSize = Event(2, ActiveOrderAction.Change, "abc", "1337", "1");
        noSize.Quantity = ActiveOrderQuantity.None;
        var tooMuch = Event(2, ActiveOrderAction.Match, "abc", "1337", "100.00000001");
        var tooFine = Event(2, ActiveOrderAction.Open, "def", "1337", "0.000000000000000001");
        var tooLarge = Event(2, ActiveOrderAction.Open, "def", "1337", "9223372036854775807");
        foreach (var message in new[] { noId, noSide, noPrice, noSize, tooMuch, tooFine, tooLarge })
        {
            Assert.Equal(ExchangeErrorKind.BadData, Assert.Throws<ExchangeException>(() => _tracker.ConvertDiffMessage(message)).Kind);
            Assert.Equal((0, 0), (message.BidCount, message.AskCount));
            Assert.Equal(100m, _tracker.VolumeForAskPrice(1337));
        }
    }

    [Fact]
    public void A_bad_snapshot_leaves_no_orders()
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        var snapshot = Orders(2, ("a", TradeType.Buy, "10", "1"));
        snapshot.AddOrder(new ActiveOrder(TradeType.Buy, 0, 1, 5));
        Assert.Throws<ExchangeException>(() => _tracker.ConvertSnapshotMessage(snapshot));
        Assert.Empty(_tracker.ActiveAsks);
        Assert.Empty(_tracker.ActiveBids);
    }

    [Fact]
    public void An_order_opened_again_is_replaced_or_moved()
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        Ask(Event(2, ActiveOrderAction.Open, "def", "1337", "5"));
        Assert.Equal(45m, Ask(Event(3, ActiveOrderAction.Open, "abc", "1337", "40")).Amount);
        var (bids, asks) = _tracker.ConvertDiffMessage(Event(4, ActiveOrderAction.Open, "abc", "1340", "7"));
        Assert.Empty(bids);
        Assert.Equal("1337:5 1340:7", Text(asks));
    }

    [Fact]
    public void A_change_at_another_price_moves_the_order_and_later_events_find_it_by_its_id()
    {
        Ask(Event(1, ActiveOrderAction.Open, "abc", "1337", "100"));
        Ask(Event(2, ActiveOrderAction.Open, "def", "1337", "5"));
        var (bids, asks) = _tracker.ConvertDiffMessage(Event(3, ActiveOrderAction.Change, "abc", "1340.5", "80"));
        Assert.Empty(bids);
        Assert.Equal("1337:5 1340.5:80", Text(asks));
        Assert.Equal(new OrderBookRow(1340.5m, 50, 4), Ask(Event(4, ActiveOrderAction.Match, "abc", "1340.5", "30")));
        Assert.Equal(new OrderBookRow(1340.5m, 0, 5), Ask(Event(5, ActiveOrderAction.Done, "abc", "1337", "0")));
        Assert.Equal(5m, _tracker.VolumeForAskPrice(1337));
    }

    [Fact]
    public void A_match_is_a_trade_of_the_taker_on_the_other_side()
    {
        var match = Event(9, ActiveOrderAction.Match, "abc", "1337", "30");
        var expected = new OrderBookTradeEvent("COINALPHA-HBOT", ReceivedAt, TradeType.Buy, 1337, 30, null, 9);
        Assert.Equal(expected, _tracker.ConvertTradeMessage(match, ReceivedAt));
        match.Side = TradeType.Buy;
        Assert.Equal(TradeType.Sell, _tracker.ConvertTradeMessage(match, ReceivedAt).Side);
    }

    [Fact]
    public void Sums_stay_exact_when_scales_change()
    {
        for (var i = 1; i <= 30; i++)
        {
            Ask(Event(i, ActiveOrderAction.Open, $"o{i}", i % 2 == 0 ? "1337.0" : "1337", i % 3 == 0 ? "0.1" : "0.00000001"));
        }

        Assert.Equal(1.0000002m, _tracker.VolumeForAskPrice(1337));
        for (var i = 1; i <= 29; i++) Ask(Event(30 + i, ActiveOrderAction.Done, $"o{i}", "1337", "0"));
        Assert.Equal(0.1m, _tracker.VolumeForAskPrice(1337.00m));
    }

    [Fact]
    public void Order_events_allocate_nothing_in_steady_state()
    {
        var pool = new ActiveOrderMessagePool();
        for (var i = 1UL; i < 500; i++) Turn(pool, i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 500UL; i < 1500; i++) Turn(pool, i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Order_ids_are_uuids_or_short_texts()
    {
        Assert.True(ActiveOrderId.TryParse("d50ec984-77a8-460a-b958-66f114b0de9b"u8, out var id));
        Assert.Equal(UInt128.Parse("d50ec98477a8460ab95866f114b0de9b", System.Globalization.NumberStyles.HexNumber, null), id);
        Assert.True(ActiveOrderId.TryParse("123"u8, out var shorter));
        Assert.True(ActiveOrderId.TryParse("1230"u8, out var longer));
        Assert.NotEqual(shorter, longer);
        Assert.False(ActiveOrderId.TryParse(""u8, out _));
        Assert.False(ActiveOrderId.TryParse("a\0"u8, out _));
        Assert.False(ActiveOrderId.TryParse("d50ec984-77a8-460a-b958-66f114b0de9bx"u8, out _));
        Assert.False(ActiveOrderId.TryParse("a text that is no UUID at all, really"u8, out _));
    }

    private void Turn(ActiveOrderMessagePool pool, ulong turn)
    {
        var message = pool.Rent();
        message.UpdateId = (long)turn;
        message.OrderId = turn % 50 + 1;
        message.Side = TradeType.Buy;
        message.Order = new OrderBookLevel((long)(turn % 50) % 7 + 1, 3);
        message.Action = turn / 50 % 2 == 0 ? ActiveOrderAction.Open : ActiveOrderAction.Done;
        _tracker.FillDiffLevels(message);
        message.Return();
    }

    private OrderBookRow Ask(ActiveOrderMessage message)
    {
        var (bids, asks) = _tracker.ConvertDiffMessage(message);
        Assert.Empty(bids);
        return Assert.Single(asks);
    }

    private static ActiveOrderMessage Event(
        long updateId, ActiveOrderAction action, string orderId, string price, string size, TradeType side = TradeType.Sell)
    {
        var message = new ActiveOrderMessage
        {
            UpdateId = updateId,
            Action = action,
            OrderId = Id(orderId),
            Side = side,
            Quantity = action == ActiveOrderAction.Change ? ActiveOrderQuantity.Size : ActiveOrderQuantity.None,
        };
        Assert.Equal(LevelError.None, new OrderBookMessageWriter(message, new PairScale()).Read(Utf8(price), Utf8(size), out var order));
        message.Order = order;
        return message;
    }

    private static ActiveOrderMessage Orders(long updateId, params (string Id, TradeType Side, string Price, string Size)[] orders)
    {
        var message = new ActiveOrderMessage { UpdateId = updateId };
        var writer = new OrderBookMessageWriter(message, new PairScale());
        foreach (var (id, side, price, size) in orders)
        {
            Assert.Equal(LevelError.None, writer.Read(Utf8(price), Utf8(size), out var level));
            message.AddOrder(new ActiveOrder(side, level.Price, level.Amount, Id(id)));
        }

        return message;
    }

    private static UInt128 Id(string text) => ActiveOrderId.TryParse(Utf8(text), out var id) ? id : throw new ArgumentException(text);
}
