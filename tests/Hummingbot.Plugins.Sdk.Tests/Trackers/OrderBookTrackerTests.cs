using Hummingbot.Plugins.Sdk.Tests.Support;
using System.Text;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

public class OrderBookTrackerTests
{
    private const string Btc = "BTC-USD";
    private const string Eth = "ETH-USD";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_started_tracker_becomes_ready_with_a_snapshot_and_the_diffs_after_it()
    {
        var source = new ScriptedDataSource { OnSnapshot = pair => For(pair, Messages.Snapshot(5, (5, 1))) };
        await using var tracker = Tracker(source, Btc);
        await tracker.StartAsync(Cancelled);
        var output = await source.Listening;
        output.TryWrite(For(Btc, Messages.Diff(6, 6, (6, 1))));
        await tracker.WaitUntilReadyAsync(null, Cancelled);

        Assert.True(tracker.IsReady);
        // A book is ready with its snapshot; what was saved before it follows.
        await Soon.Until(() => tracker.OrderBooks[Btc].BestBid?.Price == 6m);
        Assert.Equal(OrderBookState.Ready, tracker.Statuses[Btc].State);
        Assert.Equal(tracker.OrderBooks[Btc].BestBid, tracker.Snapshot[Btc].Bids[0]);
    }

    [Fact]
    [Trait("Correction", "8")]
    public async Task One_failing_pair_does_not_block_the_others()
    {
        var source = new ScriptedDataSource
        {
            OnSnapshot = pair => pair == Btc
                ? For(pair, Messages.Snapshot(5, (5, 1)))
                : throw new ExchangeException("scripted", ExchangeErrorKind.Transport, "no route"),
        };
        await using var tracker = Tracker(source, Btc, Eth, "NO-SUCH");
        await tracker.StartAsync(Cancelled);
        var output = await source.Listening;
        output.TryWrite(For(Btc, Messages.Diff(6, 6, (6, 1))));
        output.TryWrite(For(Eth, Messages.Diff(6, 6, (6, 1))));
        await tracker.WaitUntilReadyAsync(Btc, Cancelled);

        Assert.False(tracker.IsReady);
        Assert.NotEqual(OrderBookState.Ready, tracker.Statuses[Eth].State);
        Assert.Equal(OrderBookState.Failed, tracker.Statuses["NO-SUCH"].State);
        var refused = await Assert.ThrowsAsync<ExchangeException>(() => tracker.WaitUntilReadyAsync("NO-SUCH", Cancelled));
        Assert.Equal(ExchangeErrorKind.NotFound, refused.Kind);
    }

    [Fact]
    public async Task Pairs_come_and_go_at_run_time()
    {
        var source = new ScriptedDataSource { OnSnapshot = pair => For(pair, Messages.Snapshot(5, (5, 1))) };
        await using var tracker = Tracker(source, Btc);
        await tracker.StartAsync(Cancelled);
        var output = await source.Listening;

        Assert.True(await tracker.AddTradingPairAsync(Eth, Cancelled));
        Assert.False(await tracker.AddTradingPairAsync(Eth, Cancelled));
        output.TryWrite(For(Eth, Messages.Diff(6, 6, (6, 1))));
        await tracker.WaitUntilReadyAsync(Eth, Cancelled);

        Assert.True(await tracker.RemoveTradingPairAsync(Eth, Cancelled));
        Assert.False(await tracker.RemoveTradingPairAsync(Eth, Cancelled));
        Assert.Equal([Eth], source.Unsubscribed);
        Assert.DoesNotContain(Eth, tracker.OrderBooks.Keys);
    }

    [Fact]
    public async Task A_pair_that_the_venue_refuses_leaves_no_trace()
    {
        var source = new ScriptedDataSource();
        await using var tracker = Tracker(source, Btc);
        await tracker.StartAsync(Cancelled);
        await Assert.ThrowsAsync<ExchangeException>(() => tracker.AddTradingPairAsync("NO-SUCH", Cancelled));

        Assert.DoesNotContain("NO-SUCH", tracker.Statuses.Keys);
        await Assert.ThrowsAsync<ExchangeException>(() => tracker.AddTradingPairAsync("NO-SUCH", Cancelled));
    }

    [Fact]
    public async Task Stopping_clears_everything_and_starting_again_works()
    {
        var source = new ScriptedDataSource { OnSnapshot = pair => For(pair, Messages.Snapshot(5, (5, 1))) };
        await using var tracker = Tracker(source, Btc);
        await tracker.StartAsync(Cancelled);
        await tracker.StopAsync(Cancelled);
        Assert.Empty(tracker.OrderBooks);
        Assert.False(tracker.IsReady);

        await tracker.StartAsync(Cancelled);
        await tracker.WaitUntilReadyAsync(Btc, Cancelled);
    }

    [Fact]
    public async Task A_replay_counts_frames_and_keeps_a_book_for_every_pair_that_occurs()
    {
        await using var tracker = Tracker(new ScriptedDataSource());
        await tracker.ReplayAsync(Recording("BTC-USD D4", "BTC-USD S5", "BTC-USD D6", "ETH-USD S1", "BTC-USD D8"), null, Cancelled);

        var btc = tracker.Statuses[Btc];
        Assert.Equal(OrderBookState.Resyncing, btc.State);
        Assert.Equal((4, 40, 1, 1, 1, 1), (btc.Metrics.Frames, btc.Metrics.Bytes, btc.Metrics.SnapshotsApplied, btc.Metrics.DiffsApplied,
            btc.Metrics.DiffsDiscarded, btc.Metrics.Gaps));
        Assert.Equal(OrderBookState.Ready, tracker.Statuses[Eth].State);
    }

    [Fact]
    public async Task A_replay_keeps_to_the_pairs_asked_for()
    {
        await using var tracker = Tracker(new ScriptedDataSource());
        await tracker.ReplayAsync(Recording("BTC-USD S5", "ETH-USD S1"), [Eth], Cancelled);

        Assert.Equal([Eth], tracker.OrderBooks.Keys);
    }

    [Fact]
    public async Task A_replay_fails_at_the_message_that_cannot_be_read_and_leaves_the_books_readable()
    {
        await using var tracker = Tracker(new ScriptedDataSource());
        var failure = await Assert.ThrowsAsync<ExchangeException>(
            () => tracker.ReplayAsync(Recording("BTC-USD S5", "BTC-USD X1", "BTC-USD D6"), null, Cancelled));

        Assert.Equal(ExchangeErrorKind.BadData, failure.Kind);
        Assert.Equal(5, tracker.OrderBooks[Btc].SnapshotUpdateId);
        Assert.Equal(0, tracker.Statuses[Btc].Metrics.DiffsApplied);
    }

    private static TestTracker Tracker(IOrderBookTrackerDataSource source, params string[] pairs) => new(source, new PluginContext
    {
        PluginDirectory = ".",
        Settings = new ExchangeSettings { TradingPairs = pairs },
        LoggerFactory = NullLoggerFactory.Instance,
        TimeProvider = TimeProvider.System,
        Random = new Random(1),
    });

    private static OrderBookMessage For(string pair, OrderBookMessage message)
    {
        message.TradingPair = pair;
        return message;
    }

    private static async IAsyncEnumerable<WireMessage> Recording(params string[] bodies)
    {
        await Task.Yield();
        foreach (var body in bodies)
        {
            yield return new WireMessage
            {
                Channel = WireChannel.WebSocket,
                Direction = WireDirection.In,
                Time = DateTimeOffset.UnixEpoch,
                Url = "wss://scripted",
                Body = Encoding.UTF8.GetBytes(body),
            };
        }
    }

    private sealed class TestTracker(IOrderBookTrackerDataSource source, PluginContext context)
        : OrderBookTrackerBase(source, ContinuityRule.UpdateIdRange, context);
}
