using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseLiveTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("level2_batch")]
    [InlineData("level2")]
    public async Task Level_books_live_through_updates_losses_and_changes_of_their_pairs(string channel)
    {
        await using var venue = await FakeCoinbase.StartAsync();
        foreach (var pair in new[] { "ETH-USD", "BTC-USD", "SOL-USD" }) venue.Snapshots[pair] = Snapshot(pair, "101", "3");
        await using var host = venue.Connect(channel, channel == "level2" ? PluginHost.Credentials : null, "ETH-USD", "BTC-USD", "NOPE-USD");
        var tracker = host.Tracker;

        // A pair that the venue does not have fails by itself.
        await tracker.StartAsync(Cancelled);
        await tracker.WaitUntilReadyAsync("ETH-USD", Cancelled).InTime();
        await tracker.WaitUntilReadyAsync("BTC-USD", Cancelled).InTime();
        var refused = await Assert.ThrowsAsync<ExchangeException>(() => tracker.WaitUntilReadyAsync("NOPE-USD", Cancelled).InTime());
        Assert.Equal(ExchangeErrorKind.NotFound, refused.Kind);
        Assert.Equal(OrderBookState.Failed, tracker.Statuses["NOPE-USD"].State);
        Assert.Equal([$"subscribe BTC-USD,ETH-USD {channel},matches,heartbeat"], venue.Requests);

        // Updates and trades.
        var trades = new System.Collections.Concurrent.ConcurrentQueue<OrderBookTradeEvent>();
        using var listening = tracker.OrderBooks["ETH-USD"].SubscribeTrades(trades.Enqueue);
        await venue.SendAsync("ETH-USD", """{"type":"match","trade_id":7,"side":"sell","size":"1","price":"101","product_id":"ETH-USD","sequence":5,"time":"2026-01-01T00:00:00Z"}""");
        await venue.SendAsync("ETH-USD", Update("ETH-USD", "101", "2"));
        await tracker.UntilAsks("ETH-USD", "101:2");
        var trade = Assert.Single(trades);
        Assert.Equal((7L, TradeType.Buy, 101m, 1m), (trade.TradeNumber, trade.Side, trade.Price, trade.Amount));

        // A lost connection: nothing that was missed stays missed.
        venue.Snapshots["ETH-USD"] = Snapshot("ETH-USD", "102", "4");
        venue.Cut();
        await tracker.UntilAsks("ETH-USD", "102:4");
        await tracker.Until("ETH-USD", status => status.State == OrderBookState.Ready);
        await tracker.Until("BTC-USD", status => status.State == OrderBookState.Ready);
        Assert.Equal(2, tracker.Statuses["BTC-USD"].Metrics.SnapshotsApplied);

        // A pair more, a pair less.
        Assert.True(await tracker.AddTradingPairAsync("SOL-USD", Cancelled));
        Assert.False(await tracker.AddTradingPairAsync("SOL-USD", Cancelled));
        await tracker.WaitUntilReadyAsync("SOL-USD", Cancelled).InTime();
        Assert.Equal(1, tracker.Statuses["SOL-USD"].Metrics.SnapshotsApplied);
        refused = await Assert.ThrowsAsync<ExchangeException>(() => tracker.AddTradingPairAsync("REP-USD", Cancelled));
        Assert.Equal(ExchangeErrorKind.NotFound, refused.Kind);
        Assert.True(await tracker.RemoveTradingPairAsync("BTC-USD", Cancelled));
        Assert.Equal(["ETH-USD", "NOPE-USD", "SOL-USD"], tracker.Statuses.Keys.Order());
        Assert.Contains($"unsubscribe BTC-USD {channel},matches,heartbeat", venue.Requests);

        // A message that cannot be read costs its pair a new subscription, and nobody else anything.
        venue.Requests.Clear();
        venue.Snapshots["ETH-USD"] = Snapshot("ETH-USD", "103", "5");
        await venue.SendAsync("ETH-USD", Update("ETH-USD", "101", "NaN"));
        await tracker.UntilAsks("ETH-USD", "103:5");
        await tracker.Until("ETH-USD", status => status.State == OrderBookState.Ready);
        Assert.Equal([$"unsubscribe ETH-USD {channel},matches,heartbeat", $"subscribe ETH-USD {channel},matches,heartbeat"], venue.Requests);
        Assert.Equal(1, tracker.Statuses["ETH-USD"].Metrics.UnreadableFrames);
        Assert.Equal(1, tracker.Statuses["SOL-USD"].Metrics.SnapshotsApplied);
    }

    [Fact]
    [Trait("Correction", "7")]
    public async Task Books_of_single_orders_live_through_updates_losses_and_gaps()
    {
        var market = new OrderSimulator(seed: 11);
        for (var i = 0; i < 100; i++) market.Next();
        foreach (var _ in market.Rest())
        {
        }

        await using var venue = await FakeCoinbase.StartAsync();
        venue.Answers["/products/ETH-USD/book?level=3"] = market.Level3;
        await using var host = venue.Connect("full", PluginHost.Credentials, "ETH-USD");
        var tracker = host.Tracker;
        await tracker.StartAsync(Cancelled);
        await tracker.WaitUntilReadyAsync(null, Cancelled).InTime();
        AssertEqual(market, tracker);
        Assert.Equal(["subscribe ETH-USD full,heartbeat"], venue.Requests);

        await SendAsync(venue, market);
        await tracker.Until("ETH-USD", status => IsUpToDate(market, tracker));
        AssertEqual(market, tracker);

        venue.Cut();
        await tracker.Until("ETH-USD", status => status.Metrics.SnapshotsApplied == 2 && status.State == OrderBookState.Ready);
        await SendAsync(venue, market);
        await tracker.Until("ETH-USD", status => IsUpToDate(market, tracker));
        AssertEqual(market, tracker);

        market.Next();
        foreach (var _ in market.Rest())
        {
        }

        await SendAsync(venue, market);
        // The snapshot is taken while the rest still arrives: the book is the market's only once the last message is in it.
        await tracker.Until(
            "ETH-USD",
            status => status.Metrics.SnapshotsApplied == 3 && status.State == OrderBookState.Ready && IsUpToDate(market, tracker));
        AssertEqual(market, tracker);
        Assert.Equal(1, tracker.Statuses["ETH-USD"].Metrics.Gaps);
    }

    [Fact]
    public async Task A_pair_that_the_feed_refuses_fails_alone()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Snapshots["ETH-USD"] = Snapshot("ETH-USD", "101", "3");
        await using var host = venue.Connect("level2_batch", null, "ETH-USD", "ZEC-USD");
        var tracker = host.Tracker;
        await tracker.StartAsync(Cancelled);
        await tracker.WaitUntilReadyAsync("ETH-USD", Cancelled).InTime();
        await tracker.Until("ZEC-USD", refusal => refusal.State == OrderBookState.Failed);
        var status = tracker.Statuses["ZEC-USD"];
        Assert.Contains("ZEC-USD is not a valid product", status.Reason, StringComparison.Ordinal);
        Assert.Equal("subscribe ETH-USD level2_batch,matches,heartbeat", venue.Requests.Last());

        Assert.True(await tracker.RemoveTradingPairAsync("ZEC-USD", Cancelled));
        var refused = await Assert.ThrowsAsync<ExchangeException>(() => tracker.AddTradingPairAsync("ZEC-USD", Cancelled));
        Assert.Equal(ExchangeErrorKind.Refused, refused.Kind);
        Assert.Equal(["ETH-USD"], tracker.Statuses.Keys);
        Assert.True(tracker.IsReady);
    }

    [Theory]
    [InlineData("level2_batch", true)]
    [InlineData("full", false)]
    public async Task A_feed_that_may_carry_account_data_is_not_recorded(string orderBook, bool isRecorded)
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Snapshots["ETH-USD"] = Snapshot("ETH-USD", "101", "3");
        venue.Answers["/products/ETH-USD/book?level=3"] = () => FullFeed.Book;
        var tap = new CollectingTap();
        await using var host = venue.Connect(orderBook, PluginHost.Credentials, tap, "ETH-USD");
        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled).InTime();
        Assert.Contains(tap.Messages, message => message.Channel == WireChannel.Rest && message.Text.Contains("ETH-USD", StringComparison.Ordinal));
        Assert.Equal(isRecorded, tap.Messages.Any(message => message.Channel == WireChannel.WebSocket));
        Assert.DoesNotContain(tap.Messages, message => message.Text.Contains("test-passphrase", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_that_the_venue_refuses_show_in_the_status()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        var wrong = new ExchangeCredentials([new("api_key", "test-key"), new("secret_key", "AAAA"), new("passphrase", "test-passphrase")]);
        await using var host = venue.Connect("full", wrong, "ETH-USD");
        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.Until("ETH-USD", status => status.Reason?.Contains("invalid signature", StringComparison.Ordinal) == true);
        Assert.False(host.Tracker.IsReady);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("level2")]
    public async Task A_channel_for_account_holders_without_keys_is_one_clear_error(string channel)
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect(channel, null, "ETH-USD");
        var output = System.Threading.Channels.Channel.CreateUnbounded<OrderBookMessage>();
        var error = await Assert.ThrowsAsync<ExchangeException>(
            () => host.DataSource.ListenAsync(["ETH-USD"], OrderBookMessageType.Diff, output.Writer, Cancelled).InTime());
        Assert.Equal((ExchangeErrorKind.Authentication, "coinbase"), (error.Kind, error.Exchange));

        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.Until("ETH-USD", status => status.Reason?.Contains("level2_batch", StringComparison.Ordinal) == true);
        Assert.False(host.Tracker.IsReady);
        Assert.Empty(venue.Requests);
    }

    [Fact]
    public async Task Trades_alone_are_a_subscription_of_their_own()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect("level2_batch");
        var output = System.Threading.Channels.Channel.CreateUnbounded<OrderBookMessage>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var listening = host.DataSource.ListenForTradesAsync(["ETH-USD"], output.Writer, stopping.Token);
        await Soon.Until(() => !venue.Requests.IsEmpty);
        Assert.Equal(["subscribe ETH-USD matches,heartbeat"], venue.Requests);

        await Soon.Until(() => output.Reader.TryRead(out var reset) && reset.Type == OrderBookMessageType.Reset);
        await venue.SubscribedAsync("ETH-USD");
        await venue.SendAsync("ETH-USD", Update("ETH-USD", "101", "2"));
        await venue.SendAsync("ETH-USD", """{"type":"match","trade_id":7,"side":"buy","size":"1","price":"101","product_id":"ETH-USD","sequence":5,"time":"2026-01-01T00:00:00Z"}""");
        var trade = await output.Reader.ReadAsync(Cancelled).AsTask().InTime();
        Assert.Equal((OrderBookMessageType.Trade, 7L, TradeType.Sell), (trade.Type, trade.TradeNumber, trade.TakerSide));

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    private sealed class CollectingTap : IWireTap
    {
        public System.Collections.Concurrent.ConcurrentQueue<(WireChannel Channel, string Text)> Messages { get; } = new();

        public void OnMessage(in WireMessage message) =>
            Messages.Enqueue((message.Channel, System.Text.Encoding.UTF8.GetString(message.Body.Span)));
    }

    private static async Task SendAsync(FakeCoinbase venue, OrderSimulator market)
    {
        for (var i = 0; i < 100; i++) await venue.SendAsync("ETH-USD", market.Next());
        foreach (var frame in market.Rest().ToList()) await venue.SendAsync("ETH-USD", frame);
    }

    private static bool IsUpToDate(OrderSimulator market, IOrderBookTracker tracker) =>
        tracker.Snapshot["ETH-USD"].UpdateId == market.Sequence;

    private static void AssertEqual(OrderSimulator market, IOrderBookTracker tracker)
    {
        var book = tracker.Snapshot["ETH-USD"];
        Assert.Equal(market.Bids, book.Bids.Select(row => (row.Price, row.Amount)));
        Assert.Equal(market.Asks, book.Asks.Select(row => (row.Price, row.Amount)));
    }

    private static string Snapshot(string pair, string ask, string size) =>
        $$"""{"type":"snapshot","product_id":"{{pair}}","asks":[["{{ask}}","{{size}}"]],"bids":[["100.00","1.0"]],"time":"2026-01-01T00:00:00Z"}""";

    private static string Update(string pair, string ask, string size) =>
        $$"""{"type":"l2update","product_id":"{{pair}}","changes":[["sell","{{ask}}","{{size}}"]],"time":"2026-01-01T00:00:00Z"}""";
}
