using Hummingbot.Plugins.Sdk.Tests.Support;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class RestartTests
{
    [Fact]
    public async Task A_restart_in_the_middle_keeps_the_totals_and_repeats_nothing()
    {
        string id;
        IReadOnlyDictionary<string, string> states;
        await using (var first = await TradingBench.StartedAsync())
        {
            id = await first.OpenAsync();
            first.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.25m)));
            states = first.Venue.TrackingStates;
        }

        await using var second = new TradingBench();
        second.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.PartiallyFilled) with { ExecutedAmountBase = 0.75m }));
        second.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.25m), Say.Trade(id, "t2", 0.5m)]);
        var restored = second.Venue.RestoreTrackingStates(states);
        Assert.Equal([id], restored.Restored);
        Assert.Equal(states[id], second.Venue.TrackingStates[id]);
        Assert.Equal(0.25m, second.Venue.InFlightOrders[id].ExecutedAmountBase);
        Assert.Empty(second.Events);
        Assert.Empty(second.Venue.RestoreTrackingStates(states).Restored);

        await second.StartAsync();
        await TradingBench.Until(() => second.Venue.InFlightOrders[id].ExecutedAmountBase == 0.75m);
        second.Venue.Tell(say => say.Add(Say.Trade(id, "t3", 0.25m)));
        await second.DeliveredAsync();
        Assert.Equal("OrderFilled OrderFilled BuyOrderCompleted", second.Story(id));
        Assert.Equal(1m, second.Event<BuyOrderCompletedEvent>(id).BaseAssetAmount);
        Assert.Equal(0, second.Venue.Count("place"));
    }

    [Fact]
    public async Task An_order_that_was_being_placed_is_asked_for_and_never_placed_again()
    {
        string id;
        IReadOnlyDictionary<string, string> states;
        await using (var first = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => new TaskCompletionSource<PlacedOrder>().Task))
        {
            id = first.Buy();
            await TradingBench.Until(() => first.Venue.Count("place") == 1);
            first.Venue.Cancel(Say.Pair, id);
            states = first.Venue.TrackingStates;
        }

        await using var second = new TradingBench();
        second.Venue.RestoreTrackingStates(states);
        Assert.True(second.Venue.InFlightOrders[id].IsOutcomeUnknown);
        second.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.Open, "X5") with { ExecutedAmountBase = 0m }));
        await second.StartAsync();
        // The cancellation that was asked for before is not forgotten either.
        await TradingBench.Until(() => second.Venue.InFlightOrders.Count == 0);
        await second.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderCancelled", second.Story(id));
        Assert.Equal(0, second.Venue.Count("place"));
    }

    [Fact]
    public async Task Entries_that_cannot_be_read_are_reported_and_hinder_no_other()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        var good = bench.Venue.TrackingStates[id];

        await using var second = new TradingBench();
        var result = second.Venue.RestoreTrackingStates(new Dictionary<string, string>
        {
            ["a"] = "not json",
            ["b"] = "null",
            ["c"] = "{}",
            ["d"] = good,
            ["e"] = good.Replace(id, "e", StringComparison.Ordinal).Replace("\"version\":\"1\"", "\"version\":\"99\"", StringComparison.Ordinal),
            ["f"] = good.Replace(id, "f", StringComparison.Ordinal).Replace("\"amount\":\"", "\"amount\":\"NaN", StringComparison.Ordinal),
            ["g"] = good.Replace(id, "g", StringComparison.Ordinal).Replace("\"Open\"", "\"Levitating\"", StringComparison.Ordinal),
            [id] = good,
        });
        Assert.Equal([id], result.Restored);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], result.Unreadable.Keys.Order());
        Assert.All(result.Unreadable.Values, reason => Assert.NotEmpty(reason));
    }

    [Fact]
    public async Task Open_orders_with_our_mark_are_tracked_again_and_those_of_others_are_never_touched()
    {
        await using var bench = new TradingBench();
        bench.Venue.OnOpenOrders = () => Task.FromResult<IReadOnlyList<OrderUpdate>>(
        [
            Open("hbot-SBCUT1") with { ExecutedAmountBase = 0.5m },
            Open("web_77"),
            Open("hbot-unclear") with { Amount = null },
        ]);
        bench.Venue.OnQuery = order => Task.FromResult(Say.Found(Open(order.ClientOrderId) with { ExecutedAmountBase = 0.5m }));
        bench.Venue.OnTrades = order => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(order.ClientOrderId, "t1", 0.5m)]);
        await bench.StartAsync();
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Values.Any(order => order.ExecutedAmountBase == 0.5m));
        Assert.Equal(["hbot-SBCUT1"], bench.Venue.InFlightOrders.Keys);
        var results = await bench.Venue.CancelAllAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken).InTime();
        Assert.Equal("hbot-SBCUT1", Assert.Single(results).ClientOrderId);
        Assert.Equal(1, bench.Venue.Count("cancel"));
    }

    [Fact]
    public async Task Adopting_can_be_switched_off()
    {
        await using var bench = new TradingBench(settings: new Dictionary<string, string> { ["adoptOpenOrders"] = "false" });
        bench.Venue.OnOpenOrders = () => Task.FromResult<IReadOnlyList<OrderUpdate>>([Open("hbot-SBCUT1")]);
        await bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken);
        await bench.PassUntil(() => bench.Venue.Count("balances") > 3);
        Assert.Empty(bench.Venue.InFlightOrders);
        Assert.Equal(0, bench.Venue.Count("open orders"));
    }

    [Fact]
    public async Task Stopping_cancels_no_order_and_forgets_none_and_starting_again_asks_for_them()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        await bench.Venue.StopNetworkAsync(TestContext.Current.CancellationToken).InTime();
        Assert.Equal(NetworkStatus.Stopped, bench.Venue.NetworkStatus);
        Assert.False(bench.Books.IsStarted);
        Assert.True(bench.Venue.InFlightOrders.ContainsKey(id));
        Assert.Equal(0, bench.Venue.Count("cancel"));

        var queries = bench.Venue.Count("query");
        await bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken).InTime();
        await TradingBench.Until(() => bench.Venue.Count("query") > queries);
        Assert.Equal("BuyOrderCreated", bench.Story(id));
    }

    [Fact]
    public async Task A_start_that_fails_leaves_nothing_running_and_may_be_repeated()
    {
        await using var bench = new TradingBench(hasStream: true);
        bench.Books.OnStart = () => Task.FromException(new InvalidOperationException("no books"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken).InTime());
        Assert.False(bench.Stream.IsStarted);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, bench.Venue.Count("rules"));
        bench.Books.OnStart = null;
        await bench.StartAsync();
        Assert.True(bench.Stream.IsStarted);
    }

    [Fact]
    public async Task A_disposed_connector_takes_no_orders()
    {
        var bench = await TradingBench.StartedAsync();
        await bench.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => bench.Buy());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken).InTime());
    }

    private static OrderUpdate Open(string id) => Say.Order(id, OrderState.Open, "X" + id) with
    {
        TradeType = TradeType.Sell,
        OrderType = OrderType.Limit,
        Price = 100m,
        Amount = 2m,
    };
}
