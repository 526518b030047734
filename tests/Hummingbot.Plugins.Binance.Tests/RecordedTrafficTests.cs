using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class RecordedTrafficTests
{
    /// <summary>Pair, frames, dropped, applied, best bid, best ask, as the notes of the recordings have them.</summary>
    public static TheoryData<string, string, string, int, int, int, decimal, decimal> Books => new()
    {
        { "binance", "NKNUSDT", "NKN-USDT", 115, 1, 71, 0.3524m, 0.3529m },
        { "binance", "BLZETH", "BLZ-ETH", 9, 1, 7, 0.00006547m, 0.0000656m },
        { "binance", "LRCBTC", "LRC-BTC", 7, 2, 3, 0.00000637m, 0.00000638m },
        { "binance", "RUNEEUR", "RUNE-EUR", 1, 1, 0, 6.251m, 6.269m },
        { "binance-2021-08", "XMRBTC", "XMR-BTC", 191, 1, 137, 0.005773m, 0.005779m },
        { "binance-2021-08", "FTMUSDT", "FTM-USDT", 520, 7, 222, 0.33936m, 0.33962m },
        { "binance-2021-08", "SXPBTC", "SXP-BTC", 172, 7, 94, 0.00007481m, 0.0000749m },
        { "binance-2021-08", "BADGERBTC", "BADGER-BTC", 120, 3, 75, 0.0005835m, 0.0005863m },
    };

    [Theory]
    [MemberData(nameof(Books))]
    public async Task A_replayed_book_equals_the_naive_rebuild_level_for_level(
        string recording, string symbol, string pair, int frames, int dropped, int applied, decimal bestBid, decimal bestAsk)
    {
        var lines = Recording.Load(recording);
        var naive = NaiveBook.Rebuild(lines)[symbol];
        await using var host = new PluginHost();

        await host.Tracker.ReplayAsync(Recording.Play(lines), tradingPairs: null, TestContext.Current.CancellationToken);

        var book = host.Tracker.Snapshot[pair];
        Assert.Equal(naive.Bids.OrderByDescending(level => level.Key), book.Bids.Select(row => KeyValuePair.Create(row.Price, row.Amount)));
        Assert.Equal(naive.Asks.OrderBy(level => level.Key), book.Asks.Select(row => KeyValuePair.Create(row.Price, row.Amount)));
        Assert.Equal((dropped, applied, 0), (naive.Dropped, naive.Applied, naive.Gaps));
        var status = host.Tracker.Statuses[pair];
        Assert.Equal(OrderBookState.Ready, status.State);
        Assert.Equal(
            (frames, dropped, applied, 0, 1, 0),
            (status.Metrics.Frames, status.Metrics.DiffsDiscarded, status.Metrics.DiffsApplied, status.Metrics.Gaps,
                status.Metrics.SnapshotsApplied, status.Metrics.Crossed));
        Assert.Equal((bestBid, bestAsk), (book.Bids[0].Price, book.Asks[0].Price));
    }

    [Theory]
    [InlineData("binance", 86, 1)]
    [InlineData("binance-2021-08", 546, 28)]
    public async Task Every_recorded_frame_is_read_and_belongs_to_a_pair(string recording, int depthUpdates, int trades)
    {
        await using var host = new PluginHost();
        var emitted = new List<OrderBookMessageType>();
        foreach (var line in Recording.Load(recording))
        {
            var (pair, messages) = TranslateOnly(host, line);
            if (line.IsFrame) Assert.NotNull(pair);
            if (line.IsFrame) emitted.AddRange(messages);
        }

        Assert.Equal(depthUpdates, emitted.Count(type => type == OrderBookMessageType.Diff));
        Assert.Equal(trades, emitted.Count(type => type == OrderBookMessageType.Trade));
        Assert.Equal(depthUpdates + trades, emitted.Count);
    }

    [Fact]
    public async Task Only_the_pairs_asked_for_are_replayed()
    {
        await using var host = new PluginHost();
        await host.Tracker.ReplayAsync(Recording.Play(Recording.Load("binance")), ["BLZ-ETH"], TestContext.Current.CancellationToken);
        Assert.Equal("BLZ-ETH", Assert.Single(host.Tracker.OrderBooks).Key);
    }

    [Fact]
    public async Task A_missing_diff_is_a_gap_and_the_book_is_not_ready_any_more()
    {
        var lines = Recording.Load("binance").ToList();
        var diffs = lines.FindAll(line => line.IsFrame && line.Body.StartsWith("""{"stream":"nknusdt@depth""", StringComparison.Ordinal));
        lines.Remove(diffs[40]);
        await using var host = new PluginHost();

        await host.Tracker.ReplayAsync(Recording.Play(lines), tradingPairs: null, TestContext.Current.CancellationToken);

        var broken = host.Tracker.Statuses["NKN-USDT"];
        Assert.Equal((1, OrderBookState.Resyncing), (broken.Metrics.Gaps, broken.State));
        Assert.Equal(39, broken.Metrics.DiffsApplied);
        Assert.Contains("missed", broken.Reason);
        Assert.Equal(OrderBookState.Ready, host.Tracker.Statuses["BLZ-ETH"].State);
        Assert.False(host.Tracker.IsReady);
    }

    [Fact]
    public async Task A_recording_without_the_list_of_markets_is_refused_with_the_reason()
    {
        var lines = Recording.Load("binance").Where(line => !line.Url.Contains("exchangeInfo"));
        await using var host = new PluginHost();
        var error = await Assert.ThrowsAsync<ExchangeException>(() =>
            host.Tracker.ReplayAsync(Recording.Play(lines), tradingPairs: null, TestContext.Current.CancellationToken));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        Assert.Contains("GET api/v3/exchangeInfo", error.Message);
    }

    private static (string? Pair, IReadOnlyList<OrderBookMessageType> Types) TranslateOnly(PluginHost host, RecordedLine line)
    {
        var output = new CountingWriter();
        return (host.DataSource.Translate(line.ToWireMessage(), output), output.Types);
    }
}
