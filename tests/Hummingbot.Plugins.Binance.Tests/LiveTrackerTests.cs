using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class LiveTrackerTests : IAsyncLifetime
{
    private FakeVenue _venue = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _venue = await FakeVenue.StartAsync();

    public ValueTask DisposeAsync() => _venue.DisposeAsync();

    [Fact]
    public async Task Books_become_ready_and_follow_diffs_and_trades()
    {
        await using var host = await StartAsync("BTC-USDT", "ETH-BTC");
        Assert.True(host.Tracker.IsReady);
        Assert.Equal(["btcusdt@depth@100ms", "btcusdt@trade", "ethbtc@depth@100ms", "ethbtc@trade"], _venue.Subscriptions);

        var book = host.Tracker.OrderBooks["BTC-USDT"];
        var traded = new TaskCompletionSource<OrderBookTradeEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var trades = book.SubscribeTrades(traded.SetResult);
        _venue.Change("BTCUSDT", isBid: true, 100.125m, 7.5m);
        _venue.Change("BTCUSDT", isBid: false, 101m, 0m);
        var last = _venue.Change("BTCUSDT", isBid: true, 99m, 0m);
        _venue.Trade("BTCUSDT", 100.125m, 0.5m, buyerIsMaker: true);

        await book.UntilAsync(changed => changed.LastDiffUpdateId == last);
        Assert.Equal(new OrderBookRow(100.125m, 7.5m, last - 2), book.BestBid);
        Assert.Equal(102m, book.BestAsk?.Price);
        Assert.Equal(2, book.BidCount);
        var trade = await traded.Task.WaitAsync(BookWaiting.Patience, Cancelled);
        Assert.Equal((TradeType.Sell, 100.125m, 0.5m, 1L), (trade.Side, trade.Price, trade.Amount, trade.TradeNumber));
        Assert.Equal(0, host.Tracker.Statuses["BTC-USDT"].Metrics.Gaps);
    }

    [Fact]
    [Trait("Correction", "4")]
    public async Task A_book_resyncs_after_its_connection_was_cut()
    {
        await using var host = await StartAsync("BTC-USDT");
        var book = host.Tracker.OrderBooks["BTC-USDT"];
        var before = book.SnapshotUpdateId;
        _venue.ChangeSilently("BTCUSDT", isBid: true, 100.5m, 9m);

        _venue.CutStreams();

        await book.UntilAsync(changed => changed.SnapshotUpdateId > before);
        await host.Tracker.WaitUntilReadyAsync("BTC-USDT", Cancelled);
        Assert.Equal(100.5m, book.BestBid?.Price);
        await _venue.SubscribedAsync(2);
        Assert.Equal(2, _venue.StreamsOpened);
        var last = _venue.Change("BTCUSDT", isBid: true, 100.75m, 1m);
        await book.UntilAsync(changed => changed.LastDiffUpdateId == last);
        Assert.True(host.Tracker.Statuses["BTC-USDT"].Metrics.Resyncs >= 1);
    }

    [Fact]
    [Trait("Correction", "3")]
    public async Task A_gap_is_counted_and_mended_with_a_new_snapshot()
    {
        await using var host = await StartAsync("BTC-USDT");
        var book = host.Tracker.OrderBooks["BTC-USDT"];
        _venue.ChangeSilently("BTCUSDT", isBid: true, 100.25m, 5m);
        var last = _venue.Change("BTCUSDT", isBid: true, 100.5m, 6m);

        await book.UntilAsync(changed => changed.SnapshotUpdateId >= last);
        await host.Tracker.WaitUntilReadyAsync("BTC-USDT", Cancelled);
        Assert.Equal(1, host.Tracker.Statuses["BTC-USDT"].Metrics.Gaps);
        Assert.Equal([(100.5m, 6m), (100.25m, 5m)], book.GetSnapshot(2).Bids.Select(row => (row.Price, row.Amount)));
        Assert.Equal(1, _venue.StreamsOpened);
    }

    [Fact]
    public async Task An_announced_shutdown_leads_to_a_new_connection()
    {
        await using var host = await StartAsync("BTC-USDT");
        var book = host.Tracker.OrderBooks["BTC-USDT"];
        var before = book.SnapshotUpdateId;
        _venue.ChangeSilently("BTCUSDT", isBid: true, 100.5m, 9m);

        _venue.SendRaw("""{"stream":"!serverShutdown","data":{"e":"serverShutdown","E":1770123456789}}""");

        await book.UntilAsync(changed => changed.SnapshotUpdateId > before);
        await _venue.SubscribedAsync(2);
        Assert.Equal(2, _venue.StreamsOpened);
    }

    [Fact]
    public async Task An_unreadable_frame_costs_its_own_pair_a_resync_and_no_other()
    {
        await using var host = await StartAsync("BTC-USDT", "ETH-BTC");
        var book = host.Tracker.OrderBooks["BTC-USDT"];
        var before = book.SnapshotUpdateId;
        _venue.ChangeSilently("BTCUSDT", isBid: true, 100.5m, 9m);

        _venue.SendRaw("""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":2,"b":[["NaN","1"]],"a":[]}}""");

        await book.UntilAsync(changed => changed.SnapshotUpdateId > before);
        Assert.Equal(1, host.Tracker.Statuses["BTC-USDT"].Metrics.UnreadableFrames);
        Assert.Equal((0L, 1L), (host.Tracker.Statuses["ETH-BTC"].Metrics.UnreadableFrames, host.Tracker.Statuses["ETH-BTC"].Metrics.SnapshotsApplied));
        Assert.Equal(1, _venue.StreamsOpened);
    }

    [Fact]
    public async Task Pairs_come_and_go_on_the_running_connection()
    {
        await using var host = await StartAsync("BTC-USDT");
        Assert.True(await host.Tracker.AddTradingPairAsync("ETH-BTC", Cancelled));
        Assert.False(await host.Tracker.AddTradingPairAsync("ETH-BTC", Cancelled));
        await host.Tracker.WaitUntilReadyAsync("ETH-BTC", Cancelled);
        Assert.Equal(2000m, host.Tracker.OrderBooks["ETH-BTC"].BestBid?.Price);

        Assert.True(await host.Tracker.RemoveTradingPairAsync("BTC-USDT", Cancelled));
        Assert.Equal("ETH-BTC", Assert.Single(host.Tracker.OrderBooks).Key);
        Assert.Equal(["ethbtc@depth@100ms", "ethbtc@trade"], _venue.Subscriptions);
        Assert.Equal(1, _venue.StreamsOpened);
    }

    [Fact]
    public async Task A_pair_that_the_venue_does_not_have_cannot_be_added()
    {
        await using var host = await StartAsync("BTC-USDT");
        var error = await Assert.ThrowsAsync<ExchangeException>(() => host.Tracker.AddTradingPairAsync("NOPE-USDT", Cancelled));
        Assert.Equal(ExchangeErrorKind.NotFound, error.Kind);
        Assert.Equal("BTC-USDT", Assert.Single(host.Tracker.OrderBooks).Key);
        Assert.True(host.Tracker.IsReady);
    }

    [Fact]
    public async Task A_subscription_that_the_venue_refuses_is_undone_and_told_in_its_words()
    {
        await using var host = await StartAsync("BTC-USDT");
        _venue.SubscriptionRefusal = "Invalid request: too many subscriptions";
        var error = await Assert.ThrowsAsync<ExchangeException>(() => host.Tracker.AddTradingPairAsync("ETH-BTC", Cancelled));
        Assert.Equal(ExchangeErrorKind.Refused, error.Kind);
        Assert.Contains("too many subscriptions (code 2)", error.Message);
        Assert.Equal("BTC-USDT", Assert.Single(host.Tracker.OrderBooks).Key);
    }

    [Fact]
    [Trait("Correction", "8")]
    public async Task An_unknown_pair_fails_alone()
    {
        await using var host = new PluginHost(_venue.Settings("BTC-USDT", "NOPE-USDT"));
        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync("BTC-USDT", Cancelled);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => host.Tracker.WaitUntilReadyAsync("NOPE-USDT", Cancelled));
        Assert.Equal(ExchangeErrorKind.NotFound, error.Kind);
        Assert.Equal(OrderBookState.Failed, host.Tracker.Statuses["NOPE-USDT"].State);
        Assert.False(host.Tracker.IsReady);
    }

    [Fact]
    public async Task A_snapshot_refused_for_the_rate_limit_is_asked_for_again_after_the_time_the_venue_wants()
    {
        _venue.RefuseSnapshots(1);
        await using var host = await StartAsync("BTC-USDT");
        Assert.Equal(2, _venue.Requests.Count(request => request.StartsWith("/api/v3/depth", StringComparison.Ordinal)));
        Assert.Equal(OrderBookState.Ready, host.Tracker.Statuses["BTC-USDT"].State);
    }

    [Fact]
    public async Task Many_pairs_with_long_names_are_spread_over_connections_that_the_venue_answers()
    {
        var assets = Enumerable.Range(100, 130).Select(number => $"1000000{number}TOKEN").ToList();
        assets.ForEach(asset => _venue.AddMarket($"{asset}USDT", asset, "USDT", 10));
        var settings = _venue.Settings([.. assets.Select(asset => $"{asset}-USDT")]);
        await using var host = new PluginHost(settings with { Values = new Dictionary<string, string> { ["depthLimit"] = "100" } });

        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled).WaitAsync(BookWaiting.Patience, Cancelled);

        Assert.Equal(130, host.Tracker.OrderBooks.Count);
        await _venue.SubscribedAsync(260);
        Assert.Equal(3, _venue.StreamsOpened);
    }

    [Fact]
    public async Task A_stopped_tracker_starts_again_with_fresh_books()
    {
        await using var host = await StartAsync("BTC-USDT");
        await host.Tracker.StopAsync(Cancelled);
        Assert.Empty(host.Tracker.OrderBooks);
        _venue.ChangeSilently("BTCUSDT", isBid: true, 100.5m, 9m);

        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled);
        Assert.Equal(100.5m, host.Tracker.OrderBooks["BTC-USDT"].BestBid?.Price);
    }

    private async Task<PluginHost> StartAsync(params IReadOnlyList<string> pairs)
    {
        var host = new PluginHost(_venue.Settings(pairs));
        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled).WaitAsync(BookWaiting.Patience, Cancelled);
        await _venue.SubscribedAsync(2 * pairs.Count);
        return host;
    }
}
