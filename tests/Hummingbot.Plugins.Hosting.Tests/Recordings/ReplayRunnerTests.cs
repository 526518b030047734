namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class ReplayRunnerTests : IDisposable
{
    private static readonly OrderBookSnapshot Book = new(
        "BTC-USDT",
        42,
        [new OrderBookRow(99m, 1m, 41), new OrderBookRow(98m, 2m, 42)],
        [new OrderBookRow(101m, 3m, 40)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i =>
        $$"""{"t":{{i}},"dir":"in","url":"wss://a","conn":0,"body":"{\"i\":{{i}}}"}""" + "\n"));

    private Task<ReplayResult> ReplayAsync(FakeOrderBookTracker tracker, string[]? pairs = null, int depth = 1) => ReplayRunner.RunAsync(
        tracker, _folder.Path, pairs, depth, TimeProvider.System, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_replay_reports_what_the_tracker_counted_and_the_books_at_the_end()
    {
        _folder.With("ws.jsonl", Lines(10));

        var result = await ReplayAsync(new FakeOrderBookTracker(true, Book));

        Assert.Null(result.Error);
        Assert.Equal("fake", result.Exchange);
        Assert.Equal(10, result.Messages);
        Assert.Equal(10, result.Frames);
        Assert.Equal(71, result.Bytes);
        Assert.True(result.FramesPerSecond > 0);
        var pair = Assert.Single(result.Pairs);
        Assert.Equal(
            new ReplayPairResult
            {
                Exchange = "fake",
                TradingPair = "BTC-USDT",
                State = OrderBookState.Ready,
                Frames = 10,
                Bytes = 2,
                Snapshots = 3,
                DiffsApplied = 4,
                DiffsDiscarded = 5,
                Gaps = 6,
                Trades = 7,
                Crossed = 8,
                LastUpdateId = 42,
                BestBid = Book.Bids[0],
                BestAsk = Book.Asks[0],
            },
            pair with { Bids = new ReplayPairResult { Exchange = "", TradingPair = "", State = default }.Bids, Asks = [] });
        Assert.Equal([Book.Bids[0]], pair.Bids);
        Assert.Equal(Book.Asks, pair.Asks);
    }

    [Fact]
    public async Task A_depth_of_zero_still_tells_the_best_prices()
    {
        _folder.With("ws.jsonl", Lines(1));

        var pair = Assert.Single((await ReplayAsync(new FakeOrderBookTracker(true, Book), depth: 0)).Pairs);

        Assert.Empty(pair.Bids);
        Assert.Equal(99m, pair.BestBid!.Value.Price);
    }

    [Fact]
    public async Task A_venue_without_update_ids_has_no_last_one()
    {
        _folder.With("ws.jsonl", Lines(1));

        Assert.Null(Assert.Single((await ReplayAsync(new FakeOrderBookTracker(false, Book))).Pairs).LastUpdateId);
    }

    [Fact]
    public async Task Pairs_asked_for_are_reported_even_when_the_recording_has_none_of_them()
    {
        _folder.With("ws.jsonl", Lines(1));
        var tracker = new FakeOrderBookTracker(true, Book);

        var result = await ReplayAsync(tracker, ["ETH-USDT", "BTC-USDT"]);

        Assert.Equal(["ETH-USDT", "BTC-USDT"], tracker.AskedFor!);
        Assert.Equal(["BTC-USDT", "ETH-USDT"], result.Pairs.Select(pair => pair.TradingPair));
        Assert.Equal(OrderBookState.Initializing, result.Pairs[1].State);
        Assert.NotNull(result.Pairs[1].Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_recording_cut_short_gives_the_results_up_to_there(bool wraps)
    {
        _folder.With("ws.jsonl", Lines(5)[..^10]);

        var result = await ReplayAsync(new FakeOrderBookTracker(true, Book) { WrapsFailures = wraps });

        Assert.Equal(ReplayErrorKind.TruncatedTail, result.Error!.Kind);
        Assert.Equal(new RecordingPosition(_folder.File("ws.jsonl"), 5), result.Error.Position);
        Assert.Equal(4, result.Messages);
        Assert.Equal(4, Assert.Single(result.Pairs).Frames);
    }

    [Fact]
    public async Task A_broken_line_is_reported_as_a_fault_of_the_recording()
    {
        _folder.With("ws.jsonl", Lines(2) + "nonsense\n" + Lines(1));

        var error = (await ReplayAsync(new FakeOrderBookTracker(true, Book))).Error!;

        Assert.Equal(ReplayErrorKind.BadRecording, error.Kind);
        Assert.StartsWith($"{_folder.File("ws.jsonl")} line 3: not JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_the_parser_refuses_is_named_by_file_and_line()
    {
        _folder.With("ws.jsonl", Lines(5));
        var tracker = new FakeOrderBookTracker(true, Book)
        {
            OnMessage = message =>
            {
                if (message.Time == DateTimeOffset.UnixEpoch.AddSeconds(3))
                    throw new ExchangeException("fake", ExchangeErrorKind.BadData, "The price is not a number.");
            },
        };

        var result = await ReplayAsync(tracker);

        Assert.Equal(ReplayErrorKind.BadMessage, result.Error!.Kind);
        Assert.Equal($"{_folder.File("ws.jsonl")} line 3: The price is not a number.", result.Error.Message);
        Assert.Equal(2, Assert.Single(result.Pairs).Frames);
    }

    [Fact]
    public async Task A_defect_of_the_plugin_is_reported_as_data()
    {
        _folder.With("ws.jsonl", Lines(1));
        var tracker = new FakeOrderBookTracker(true, Book) { OnMessage = _ => throw new KeyNotFoundException("oops") };

        var error = (await ReplayAsync(tracker)).Error!;

        Assert.Equal(ReplayErrorKind.PluginFault, error.Kind);
        Assert.Equal($"{_folder.File("ws.jsonl")} line 1: the fake plugin failed with KeyNotFoundException: oops", error.Message);
        Assert.Contains("FakeOrderBookTracker", error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_recording_and_a_cancelled_replay_are_not_results()
    {
        var missing = await Assert.ThrowsAsync<RecordingException>(() => ReplayAsync(new FakeOrderBookTracker(true)));
        Assert.Equal(RecordingErrorKind.NotFound, missing.Kind);

        _folder.With("ws.jsonl", Lines(5));
        using var source = new CancellationTokenSource();
        var tracker = new FakeOrderBookTracker(true, Book) { OnMessage = _ => source.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ReplayRunner.RunAsync(tracker, _folder.Path, null, 1, TimeProvider.System, source.Token));
    }
}
