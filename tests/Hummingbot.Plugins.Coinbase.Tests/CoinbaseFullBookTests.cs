using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseFullBookTests
{
    private const string Level3 = "products/ETH-USD/book?level=3";

    [Fact]
    public async Task The_life_of_two_orders_gives_the_sums_known()
    {
        var expected = new Queue<string>(["1337:100 1400:2", "1337:200 1400:2", "1337:150 1400:2", "1337:120 1400:2", "1337:100 1400:2"]);
        await using var host = PluginHost.Full();

        async IAsyncEnumerable<WireMessage> Play()
        {
            yield return Frames.Rest("products", Frames.Products);
            yield return Frames.Rest(Level3, FullFeed.Book);
            foreach (var frame in new[]
            {
                """{"type":"open","time":"2014-11-07T08:19:27.028459Z","product_id":"ETH-USD","sequence":2,"order_id":"abc","price":"1337","remaining_size":"100","side":"sell"}""",
                """{"type":"open","time":"2014-11-07T08:19:27.028459Z","product_id":"ETH-USD","sequence":3,"order_id":"def","price":"1337","remaining_size":"100","side":"sell"}""",
                """{"type":"change","time":"2014-11-07T08:19:27.028459Z","sequence":4,"order_id":"abc","product_id":"ETH-USD","new_size":"50","old_size":"100","price":"1337","side":"sell"}""",
                """{"type":"match","trade_id":10,"sequence":5,"maker_order_id":"abc","taker_order_id":"xyz","time":"2014-11-07T08:19:27.028459Z","product_id":"ETH-USD","size":"30","price":"1337","side":"sell"}""",
                """{"type":"done","time":"2014-11-07T08:19:27.028459Z","product_id":"ETH-USD","sequence":6,"price":"1337","order_id":"abc","reason":"filled","side":"sell","remaining_size":"0"}""",
            })
            {
                yield return Frames.Feed(frame);
                Assert.Equal(expected.Dequeue(), host.Tracker.Snapshot[Frames.Pair].Asks.Text());
            }

            await Task.CompletedTask;
        }

        await host.Tracker.ReplayAsync(Play(), null, TestContext.Current.CancellationToken);
        Assert.Empty(expected);
        Assert.Equal(6, host.Tracker.Snapshot[Frames.Pair].UpdateId);
        Assert.Equal(1337m, host.Tracker.OrderBooks[Frames.Pair].LastTradePrice);
    }

    [Fact]
    public async Task Messages_without_effect_on_the_book_count_in_the_sequence()
    {
        await using var host = PluginHost.Full();
        await host.Tracker.ReplayAsync(
            Frames.Rest(Level3, FullFeed.Book),
            Frames.Feed("""{"type":"received","order_id":"m","order_type":"market","funds":"3000.234","side":"buy","product_id":"ETH-USD","sequence":2,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"match","trade_id":1,"maker_order_id":"unknown","taker_order_id":"m","side":"sell","size":"1","price":"1399","product_id":"ETH-USD","sequence":3,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"change","order_id":"m","new_funds":"2.5","old_funds":"3","price":null,"side":"buy","product_id":"ETH-USD","sequence":4,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"change","order_id":"unknown","new_size":"2.5","old_size":"3","price":"1350","side":"buy","product_id":"ETH-USD","sequence":5,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"done","order_id":"m","reason":"filled","side":"buy","product_id":"ETH-USD","sequence":6,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"done","order_id":"m2","price":null,"reason":"filled","side":"buy","product_id":"ETH-USD","sequence":7,"time":"2014-11-09T08:19:27.028459Z"}"""),
            Frames.Feed("""{"type":"done","order_id":"unknown","price":"1350","reason":"canceled","side":"buy","product_id":"ETH-USD","sequence":8}"""),
            Frames.Feed("""{"type":"activate","order_id":"s","stop_type":"entry","side":"buy","stop_price":"80","size":"2","product_id":"ETH-USD","timestamp":"1483736448.299000","sequence":9}"""),
            Frames.Feed("""{"type":"heartbeat","sequence":9,"last_trade_id":20,"product_id":"ETH-USD","time":"2014-11-07T08:19:28.464459Z"}"""),
            Frames.Feed("""{"type":"open","order_id":"o","price":"1301","remaining_size":"1","side":"buy","product_id":"ETH-USD","sequence":10,"time":"2014-11-09T08:19:27.028459Z"}"""));

        var status = host.Tracker.Statuses[Frames.Pair];
        Assert.Equal((OrderBookState.Ready, 0L, 9L, 1L), (status.State, status.Metrics.Gaps, status.Metrics.DiffsApplied, status.Metrics.Trades));
        Assert.Equal("1301:1 1300:4.5", host.Tracker.Snapshot[Frames.Pair].Bids.Text());
        Assert.Equal("1400:2", host.Tracker.Snapshot[Frames.Pair].Asks.Text());
    }

    [Fact]
    public async Task A_change_by_funds_sets_what_they_buy_and_a_modified_order_moves()
    {
        await using var host = PluginHost.Full();
        await host.Tracker.ReplayAsync(
            Frames.Rest(Level3, FullFeed.Book),
            Frames.Feed("""{"type":"change","order_id":"first","new_funds":"2600","old_funds":"5850","price":"1300","side":"buy","product_id":"ETH-USD","sequence":2}"""),
            Frames.Feed("""{"type":"change","reason":"modify_order","order_id":"second","side":"sell","old_size":"2","new_size":"1.75","old_price":"1400","new_price":"1390.5","product_id":"ETH-USD","sequence":3}"""));
        Assert.Equal("1300:2", host.Tracker.Snapshot[Frames.Pair].Bids.Text());
        Assert.Equal("1390.5:1.75", host.Tracker.Snapshot[Frames.Pair].Asks.Text());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_long_stream_gives_the_sums_of_the_orders_that_rest(int seed)
    {
        var venue = new OrderSimulator(seed);
        await using var host = PluginHost.Full();

        async IAsyncEnumerable<WireMessage> Play()
        {
            yield return Frames.Rest("products", Frames.Products);

            // What comes before the snapshot is saved; some of it is in the snapshot already, some is not.
            var early = Enumerable.Range(0, 300).Select(_ => venue.Next()).Concat(venue.Rest()).ToList();
            foreach (var frame in early) yield return Frames.Feed(frame);
            var book = venue.Level3();
            for (var i = 0; i < 50; i++) yield return Frames.Feed(venue.Next());
            foreach (var frame in venue.Rest().ToList()) yield return Frames.Feed(frame);
            Assert.False(host.Tracker.IsReady);
            yield return Frames.Rest(Level3, book);
            AssertEqual(venue, host.Tracker);

            for (var i = 0; i < 40; i++)
            {
                for (var j = 0; j < 75; j++) yield return Frames.Feed(venue.Next());
                foreach (var frame in venue.Rest().ToList()) yield return Frames.Feed(frame);
                AssertEqual(venue, host.Tracker);
            }

            await Task.CompletedTask;
        }

        await host.Tracker.ReplayAsync(Play(), null, TestContext.Current.CancellationToken);
        var metrics = host.Tracker.Statuses[Frames.Pair].Metrics;
        Assert.Equal((0L, 0L, 0L), (metrics.Gaps, metrics.Crossed, metrics.UnreadableFrames));
        Assert.InRange(venue.OrderCount, 40, int.MaxValue);
        Assert.InRange(venue.Trades, 100, int.MaxValue);
        Assert.Equal(venue.Trades, metrics.Trades);
    }

    [Fact]
    public async Task A_lost_message_is_a_gap_and_the_book_not_ready_until_a_new_snapshot_has_joined()
    {
        var venue = new OrderSimulator(seed: 4);
        await using var host = PluginHost.Full();

        async IAsyncEnumerable<WireMessage> Play()
        {
            yield return Frames.Rest("products", Frames.Products);
            for (var i = 0; i < 200; i++) venue.Next();
            foreach (var _ in venue.Rest().ToList())
            {
            }

            yield return Frames.Rest(Level3, venue.Level3());
            for (var i = 0; i < 100; i++) yield return Frames.Feed(venue.Next());
            foreach (var frame in venue.Rest().ToList()) yield return Frames.Feed(frame);
            AssertEqual(venue, host.Tracker);

            venue.Next();
            yield return Frames.Feed(venue.Next());
            var status = host.Tracker.Statuses[Frames.Pair];
            Assert.Equal((OrderBookState.Resyncing, 1L), (status.State, status.Metrics.Gaps));
            Assert.Contains("missed", status.Reason, StringComparison.Ordinal);
            for (var i = 0; i < 30; i++) yield return Frames.Feed(venue.Next());
            foreach (var frame in venue.Rest().ToList()) yield return Frames.Feed(frame);
            Assert.False(host.Tracker.IsReady);

            var book = venue.Level3();
            for (var i = 0; i < 20; i++) yield return Frames.Feed(venue.Next());
            foreach (var frame in venue.Rest().ToList()) yield return Frames.Feed(frame);
            yield return Frames.Rest(Level3, book);
            AssertEqual(venue, host.Tracker);
            await Task.CompletedTask;
        }

        await host.Tracker.ReplayAsync(Play(), null, TestContext.Current.CancellationToken);
        Assert.Equal((1L, 2L), (host.Tracker.Statuses[Frames.Pair].Metrics.Gaps, host.Tracker.Statuses[Frames.Pair].Metrics.SnapshotsApplied));
    }

    private static void AssertEqual(OrderSimulator venue, IOrderBookTracker tracker)
    {
        Assert.True(tracker.IsReady, tracker.Statuses[Frames.Pair].Reason);
        var book = tracker.Snapshot[Frames.Pair];
        Assert.Equal(venue.Bids, book.Bids.Select(row => (row.Price, row.Amount)));
        Assert.Equal(venue.Asks, book.Asks.Select(row => (row.Price, row.Amount)));
    }
}
