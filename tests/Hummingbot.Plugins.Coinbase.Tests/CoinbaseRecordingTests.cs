using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseRecordingTests
{
    private static readonly IReadOnlyList<RecordedLine> Lines = Recording.Load("coinbase");

    [Fact]
    public async Task Every_recorded_message_is_read_and_the_totals_are_those_counted_by_hand()
    {
        await using var host = new PluginHost();
        await ReplayAsync(host.Tracker);

        var metrics = host.Tracker.Statuses.ToDictionary(status => status.Key, status => status.Value.Metrics);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["SKL-USD"] = 1221,
                ["DASH-BTC"] = 982,
                ["SKL-BTC"] = 779,
                ["BAND-BTC"] = 445,
                ["YFI-BTC"] = 358,
                ["NMR-EUR"] = 351,
                ["CRV-EUR"] = 319,
                ["BAND-GBP"] = 265,
                ["SKL-GBP"] = 183,
                ["NU-GBP"] = 65,
            },
            metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Frames));
        Assert.Equal(4876, metrics.Values.Sum(metric => metric.DiffsApplied));
        Assert.Equal(31, metrics.Values.Sum(metric => metric.Trades));
        Assert.All(metrics.Values, metric => Assert.Equal(
            (1, 0, 0, 0, 0),
            (metric.SnapshotsApplied, metric.Gaps, metric.UnreadableFrames, metric.DiffsDiscarded, metric.Crossed)));
        Assert.True(host.Tracker.IsReady);
    }

    [Fact]
    public async Task The_books_equal_those_of_an_independent_rebuild_level_for_level()
    {
        var naive = new Dictionary<string, NaiveBook>();
        foreach (var line in Lines.Where(line => line.IsFrame)) NaiveBook.Apply(naive, line.Body);

        await using var host = new PluginHost();
        await ReplayAsync(host.Tracker);

        Assert.Equal(10, naive.Count);
        Assert.Equal(naive.Keys.Order(), host.Tracker.Snapshot.Keys.Order());
        foreach (var (pair, book) in host.Tracker.Snapshot)
        {
            Assert.Equal(0, book.UpdateId);
            Assert.Equal(naive[pair].Bids.OrderByDescending(level => level.Key), Levels(book.Bids));
            Assert.Equal(naive[pair].Asks.OrderBy(level => level.Key), Levels(book.Asks));
            Assert.NotEmpty(book.Bids);
            Assert.NotEmpty(book.Asks);
            Assert.True(book.Bids[0].Price < book.Asks[0].Price, $"{pair} is crossed");
        }
    }

    [Fact]
    [Trait("Correction", "1")]
    public async Task A_match_is_a_trade_of_the_taker_on_the_other_side()
    {
        var expected = Lines.Where(line => line.IsFrame).Select(line => JsonDocument.Parse(line.Body).RootElement)
            .Where(frame => frame.GetProperty("type").GetString() == "match")
            .Select(frame => (
                frame.GetProperty("product_id").GetString()!,
                frame.GetProperty("trade_id").GetInt64(),
                frame.GetProperty("side").GetString() == "buy" ? TradeType.Sell : TradeType.Buy,
                decimal.Parse(frame.GetProperty("price").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                decimal.Parse(frame.GetProperty("size").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                frame.GetProperty("time").GetDateTimeOffset()))
            .ToList();

        await using var host = new PluginHost();
        var source = host.DataSource;
        var trades = Lines.SelectMany(line => source.Translate(line.ToWireMessage()).Messages)
            .Where(message => message.Type == OrderBookMessageType.Trade)
            .Select(trade => (
                trade.TradingPair,
                trade.TradeNumber,
                trade.TakerSide,
                FixedPoint.ToDecimal(trade.Trade.Price, trade.PriceDecimals),
                FixedPoint.ToDecimal(trade.Trade.Amount, trade.AmountDecimals),
                trade.ExchangeTime))
            .ToList();

        Assert.Equal(31, trades.Count);
        Assert.Equal(expected, trades);
    }

    [Fact]
    public async Task A_replay_may_be_limited_to_some_pairs()
    {
        await using var host = new PluginHost();
        await host.Tracker.ReplayAsync(Play(), ["NU-GBP"], TestContext.Current.CancellationToken);
        Assert.Equal(["NU-GBP"], host.Tracker.OrderBooks.Keys);
        Assert.Equal(65, host.Tracker.Statuses["NU-GBP"].Metrics.Frames);
    }

    private static Task ReplayAsync(IOrderBookTracker tracker) =>
        tracker.ReplayAsync(Play(), tradingPairs: null, TestContext.Current.CancellationToken);

    private static IAsyncEnumerable<WireMessage> Play() => Lines.Select(line => line.ToWireMessage()).ToAsyncEnumerable();

    private static IEnumerable<KeyValuePair<decimal, decimal>> Levels(IEnumerable<OrderBookRow> rows) =>
        rows.Select(row => KeyValuePair.Create(row.Price, row.Amount));
}
