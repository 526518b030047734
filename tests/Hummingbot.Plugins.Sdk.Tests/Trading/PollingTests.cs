using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class PollingTests
{
    [Fact]
    public async Task Without_a_stream_balances_are_read_every_five_seconds_and_orders_every_ten()
    {
        await using var bench = await TradingBench.StartedAsync();
        await bench.OpenAsync();
        var (balances, orders) = (bench.Venue.Count("balances"), bench.Venue.Count("query"));
        await bench.PassAsync(TimeSpan.FromSeconds(60));
        // The activity of placing brings one more reading.
        Assert.InRange(bench.Venue.Count("balances") - balances, 9, 13);
        Assert.InRange(bench.Venue.Count("query") - orders, 4, 6);
    }

    [Fact]
    public async Task A_stream_that_is_alive_makes_polling_rare_and_one_that_is_silent_does_not()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true);
        var balances = bench.Venue.Count("balances");
        await bench.PassAsync(TimeSpan.FromSeconds(110));
        Assert.Equal(balances, bench.Venue.Count("balances"));
        await bench.PassAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(balances + 1, bench.Venue.Count("balances"));

        bench.Stream.IsAlive = false;
        Assert.False(bench.Venue.IsReady);
        await bench.PassAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(bench.Venue.Count("balances") - balances - 1, 4, 7);
    }

    [Fact]
    public async Task A_stream_that_answers_pings_and_tells_nothing_of_an_order_is_not_relied_on()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true);
        var id = await bench.OpenAsync();
        await bench.PassUntil(() => bench.Venue.Count("query") >= 2);
        // It speaks again, after the order: that was all that it owed.
        bench.Stream.Send("anything");
        await TradingBench.Until(() => bench.Stream.UserStream.Count == 0);
        var queries = bench.Venue.Count("query");
        await bench.PassAsync(TimeSpan.FromSeconds(60));
        Assert.InRange(bench.Venue.Count("query"), queries, queries + 1);
        Assert.True(bench.Venue.InFlightOrders.ContainsKey(id));
    }

    [Fact]
    public async Task After_an_interruption_of_the_stream_orders_fills_and_balances_are_read_at_once()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true);
        var id = await bench.OpenAsync();
        bench.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.Filled) with { ExecutedAmountBase = 1m }));
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.5m), Say.Trade(id, "t2", 0.5m)]);
        var balances = bench.Venue.Count("balances");
        bench.Stream.Interrupt();
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0 && bench.Venue.Count("balances") > balances);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled OrderFilled BuyOrderCompleted", bench.Story(id));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_makes_the_account_be_read_over_REST()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true, prepare: venue =>
            venue.OnMessage = (_, _) => throw new FormatException("garbage"));
        var id = await bench.OpenAsync();
        bench.Stream.Send("?");
        await TradingBench.Until(() => bench.Venue.Count($"query {id}") > 0);
        // The listener goes on.
        bench.Venue.OnMessage = (_, updates) => updates.Add(Say.Order(id, OrderState.Canceled) with { ExecutedAmountBase = 0m });
        bench.Stream.Send("!");
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
    }

    [Fact]
    public async Task A_stream_of_nonsense_does_not_become_a_stream_of_requests()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true, prepare: venue =>
            venue.OnMessage = (_, _) => throw new FormatException("garbage"));
        var balances = bench.Venue.Count("balances");
        for (var i = 0; i < 200; i++) bench.Stream.Send("?");
        await TradingBench.Until(() => bench.Stream.UserStream.Count == 0 && bench.Venue.Count("balances") > balances);
        Assert.Equal(balances + 1, bench.Venue.Count("balances"));
        await bench.PassUntil(() => bench.Venue.Count("balances") == balances + 2);
    }

    [Fact]
    public async Task An_order_that_is_called_filled_waits_five_seconds_for_its_fills_and_then_completes_as_incomplete()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnTrades = _ => Task.FromException<IReadOnlyList<TradeUpdate>>(Say.Fails(ExchangeErrorKind.Transport));
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
        bench.Venue.Tell(say => say.Add(
            Say.Order(id, OrderState.Filled) with { ExecutedAmountBase = 1m, ExecutedAmountQuote = 99m }));
        Assert.Equal(OrderState.PartiallyFilled, bench.Venue.InFlightOrders[id].State);
        var told = bench.Time.GetUtcNow();
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);

        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted", bench.Story(id));
        var completed = bench.Event<BuyOrderCompletedEvent>(id);
        Assert.True(completed.Timestamp - told >= TimeSpan.FromSeconds(5));
        Assert.Equal((false, 1m, 99m), (completed.AreFillsComplete, completed.BaseAssetAmount, completed.QuoteAssetAmount));
        Assert.Equal(0.4m, bench.Order(id).ExecutedAmountBase);
        Assert.True(bench.Venue.TrackingStates.ContainsKey(id));

        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.4m), Say.Trade(id, "t2", 0.6m)]);
        await bench.PassUntil(() => bench.Order(id).ExecutedAmountBase == 1m);
        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted OrderFilled", bench.Story(id));
        Assert.False(bench.Venue.TrackingStates.ContainsKey(id));
    }

    [Fact]
    public async Task An_order_that_is_called_filled_completes_with_the_fills_that_are_fetched()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.4m), Say.Trade(id, "t2", 0.6m)]);
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Filled)));
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled OrderFilled BuyOrderCompleted", bench.Story(id));
        Assert.True(bench.Event<BuyOrderCompletedEvent>(id).AreFillsComplete);
    }

    [Fact]
    public async Task A_failure_to_read_balances_does_not_hinder_orders_nor_the_other_way_round()
    {
        await using var bench = await TradingBench.StartedAsync();
        await bench.OpenAsync();
        bench.Venue.OnBalances = () => Task.FromException<IReadOnlyList<AssetBalance>>(new InvalidOperationException("a defect"));
        bench.Venue.OnQuery = _ => Task.FromException<OrderQueryOutcome>(new InvalidOperationException("another defect"));
        var (balances, orders) = (bench.Venue.Count("balances"), bench.Venue.Count("query"));
        await bench.PassUntil(() => bench.Venue.Count("balances") > balances + 2 && bench.Venue.Count("query") > orders + 2);
        Assert.Equal(1_000_000m, bench.Venue.GetBalance("USDT"));
    }

    [Fact]
    public async Task Trading_rules_are_read_again_after_failures_and_swapped_as_a_whole_with_old_rules_kept_where_the_new_cannot_be_read()
    {
        var other = Say.Rule with { TradingPair = "ETH-USDT" };
        await using var bench = new TradingBench();
        var answers = 0;
        bench.Venue.OnRules = () => Interlocked.Increment(ref answers) switch
        {
            1 => Task.FromException<TradingRulesReading>(Say.Fails(ExchangeErrorKind.Transport)),
            2 => Task.FromResult(new TradingRulesReading([Say.Rule, other])),
            3 => Task.FromResult(new TradingRulesReading([])),
            _ => Task.FromResult(new TradingRulesReading(
                [Say.Rule with { MinPriceIncrement = 0m }, new TradingRule { TradingPair = "NEW-USDT" }])
            {
                Unreadable = new Dictionary<string, string> { ["ETH-USDT"] = "no tick size", ["?"] = "no pair" },
            }),
        };
        await bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken);
        await bench.PassUntil(() => bench.Venue.TradingRules.Count == 2);
        var old = bench.Venue.TradingRules;
        await bench.PassUntil(() => answers == 2);
        bench.Time.Advance(TimeSpan.FromMinutes(30));
        await bench.PassUntil(() => answers >= 4 && bench.Venue.TradingRules.Count == 3);
        Assert.Equal(Say.Rule, bench.Venue.TradingRules[Say.Pair]);
        Assert.Equal(other, bench.Venue.TradingRules["ETH-USDT"]);
        Assert.Equal(2, old.Count);
    }

    [Fact]
    public async Task The_accounts_own_fee_rates_are_used_once_the_venue_has_told_them()
    {
        await using var bench = new TradingBench();
        Assert.Equal(FeeSource.Default, bench.Venue.GetFee(Say.Pair, OrderType.Limit, TradeType.Buy, 1m).Source);
        bench.Venue.OnFees = () => Task.FromResult<TradeFeeSchema?>(new TradeFeeSchema { MakerPercentFee = 0.0001m, TakerPercentFee = 0.0002m });
        await bench.StartAsync();
        await TradingBench.Until(() => bench.Venue.GetFee(Say.Pair, OrderType.Limit, TradeType.Buy, 1m).Source == FeeSource.AccountTier);
        Assert.Equal(0.0001m, bench.Venue.GetFee(Say.Pair, OrderType.LimitMaker, TradeType.Sell, 1m).Fee.Percent);
        Assert.Equal(0.0002m, bench.Venue.GetFee(Say.Pair, OrderType.LimitMaker, TradeType.Sell, 1m, isMaker: false).Fee.Percent);
    }

    [Fact]
    public async Task The_setting_switches_the_stream_off()
    {
        await using var bench = new TradingBench(hasStream: true, settings: new Dictionary<string, string> { ["userStream"] = "false" });
        bench.Stream.IsAlive = false;
        await bench.StartAsync();
        Assert.False(bench.Stream.IsStarted);
        var balances = bench.Venue.Count("balances");
        await bench.PassUntil(() => bench.Venue.Count("balances") > balances + 2);
    }
}
