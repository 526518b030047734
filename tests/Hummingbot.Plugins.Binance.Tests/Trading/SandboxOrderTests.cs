using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests.Trading;

/// <summary>The life of orders, through the plugin's container, on the venue in a box; by the user stream and without it.</summary>
public sealed class SandboxOrderTests
{
    private const string Stream = "userStream";
    private const string Rest = "rest";

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task Balances_rules_and_rates_are_read_at_start(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        Assert.Equal((10m, 100_000m), (bench.Connector.GetBalance("BTC"), bench.Connector.GetAvailableBalance("USDT")));
        var rule = bench.Connector.TradingRules[SandboxBench.Pair];
        Assert.Equal((0.01m, 0.00001m, 5m), (rule.MinPriceIncrement, rule.MinBaseAmountIncrement, rule.MinNotionalSize));
        await bench.UntilAsync(() => Fee(bench).Source == FeeSource.AccountTier);
        Assert.Equal(0.001m, Fee(bench).Fee.Percent);
        Assert.Equal(NetworkStatus.Connected, await bench.WaitAsync(bench.Connector.CheckNetworkAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(Stream, OrderType.Limit)]
    [InlineData(Rest, OrderType.LimitMaker)]
    public async Task An_order_rests_holds_its_money_and_is_cancelled(string updates, OrderType type)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var placed = await bench.PlaceAsync(TradeType.Sell, type, 2m, 60_000.019m);
        var atVenue = Assert.Single(bench.VenueOrders);
        Assert.Equal((placed.ClientOrderId, 60_000.02m), (atVenue.ClientOrderId, type == OrderType.LimitMaker ? atVenue.Price : atVenue.Price + 0.01m));
        Assert.Equal(type, atVenue.Type);
        Assert.Matches("^x-HBPSBCUT[0-9a-f]+$", placed.ClientOrderId);
        Assert.True(placed.ClientOrderId.Length <= 36);
        Assert.Equal(8m, bench.Connector.GetAvailableBalance("BTC"));

        bench.Connector.Cancel(SandboxBench.Pair, placed.ClientOrderId);
        await bench.EventAsync<OrderCancelledEvent>(placed.ClientOrderId);
        Assert.Equal("SellOrderCreated OrderCancelled", bench.Story(placed.ClientOrderId));
        await bench.UntilBalancesAgreeAsync();
        Assert.Empty(bench.Connector.InFlightOrders);
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task An_order_is_filled_in_parts_each_of_them_told_once_with_its_charge(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.LimitMaker, 0.3m, 50_000m)).ClientOrderId;

        bench.Other(TradeType.Sell, 50_000m, 0.1m);
        var fill = await bench.EventAsync<OrderFilledEvent>(id);
        Assert.Equal((50_000m, 0.1m), (fill.Price, fill.Amount));
        await bench.UntilAsync(() => bench.Connector.InFlightOrders[id].State == OrderState.PartiallyFilled);
        Assert.Equal([new TokenAmount("BTC", 0.0001m)], fill.TradeFee.FlatFees);

        bench.Other(TradeType.Sell, 50_000m, 0.2m);
        var done = await bench.EventAsync<BuyOrderCompletedEvent>(id);
        Assert.Equal((0.3m, 15_000m), (done.BaseAssetAmount, done.QuoteAssetAmount));
        Assert.Equal("BuyOrderCreated OrderFilled OrderFilled BuyOrderCompleted", bench.Story(id));
        await bench.UntilBalancesAgreeAsync();
        Assert.Equal(10.2997m, bench.Connector.GetBalance("BTC"));
    }

    [Theory]
    [InlineData(Stream, TradeType.Buy)]
    [InlineData(Stream, TradeType.Sell)]
    [InlineData(Rest, TradeType.Buy)]
    [InlineData(Rest, TradeType.Sell)]
    public async Task A_market_order_takes_what_there_is_at_once(string updates, TradeType side)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var price = side == TradeType.Buy ? 50_010m : 49_990m;
        var id = (await bench.PlaceAsync(side, OrderType.Market, 0.5m)).ClientOrderId;
        await bench.UntilAsync(() => bench.Story(id).EndsWith("Completed", StringComparison.Ordinal));
        Assert.Equal($"{side}OrderCreated OrderFilled {side}OrderCompleted", bench.Story(id));
        var fill = await bench.EventAsync<OrderFilledEvent>(id);
        Assert.Equal((price, 0.5m), (fill.Price, fill.Amount));
        Assert.Equal(side == TradeType.Buy ? new TokenAmount("BTC", 0.0005m) : new TokenAmount("USDT", 24.995m), Assert.Single(fill.TradeFee.FlatFees));
        await bench.UntilBalancesAgreeAsync();
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task What_an_immediate_order_leaves_expires(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var id = bench.Connector.Buy(
            SandboxBench.Pair, 1.5m, OrderType.Limit, 50_010m, new Dictionary<string, string> { ["timeInForce"] = "IOC" });
        await bench.EventAsync<OrderExpiredEvent>(id);
        Assert.Equal("BuyOrderCreated OrderFilled OrderExpired", bench.Story(id));
        Assert.Equal(1m, Assert.Single(bench.Events.Fills).Amount);
        await bench.UntilBalancesAgreeAsync();
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task Cancelling_an_order_that_was_filled_meanwhile_tells_that_it_was_filled(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.2m, 50_000m)).ClientOrderId;
        bench.Sandbox.Faults.Add(new() { Kind = Hummingbot.Plugins.Sandbox.Faults.FaultKind.MessageLost, Match = "user" });
        bench.Other(TradeType.Sell, 50_000m, 0.2m);
        bench.Connector.Cancel(SandboxBench.Pair, id);
        await bench.EventAsync<BuyOrderCompletedEvent>(id);
        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted", bench.Story(id));
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task A_post_only_order_that_would_match_is_refused_in_the_venues_words(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => bench.PlaceAsync(TradeType.Buy, OrderType.LimitMaker, 0.1m, 50_010m));
        Assert.Equal((ExchangeErrorKind.Refused, "-2010"), (error.Kind, error.VenueCode));
        var failure = Assert.Single(bench.Events.Events.OfType<OrderFailureEvent>());
        Assert.Contains("immediately match", failure.Error!.Message);
        Assert.Null(failure.Error.Violation);
        Assert.Empty(bench.Connector.InFlightOrders);
        Assert.Equal(100_000m, bench.Connector.GetAvailableBalance("USDT"));
    }

    [Theory]
    [InlineData(3, 40_000, TradingRuleKind.AvailableBalance)]
    [InlineData(0.00001, 40_000, TradingRuleKind.MinNotionalSize)]
    [InlineData(0.000001, 40_000, TradingRuleKind.MinOrderSize)]
    public async Task An_order_that_cannot_pass_is_refused_before_anything_is_sent(decimal amount, decimal price, TradingRuleKind rule)
    {
        await using var bench = await SandboxBench.StartAsync(Stream);
        var id = bench.Connector.Buy(SandboxBench.Pair, amount, OrderType.Limit, price);
        var failure = await bench.EventAsync<OrderFailureEvent>(id);
        Assert.Equal(rule, failure.Error!.Violation!.Rule);
        Assert.Equal(0, bench.Requests("POST", "/api/v3/order"));
    }

    [Fact]
    public async Task Parameters_that_the_venue_does_not_know_are_refused()
    {
        await using var bench = await SandboxBench.StartAsync(Rest);
        var ids = new[]
        {
            bench.Connector.Buy(SandboxBench.Pair, 0.1m, OrderType.Limit, 40_000m, new Dictionary<string, string> { ["leverage"] = "5" }),
            bench.Connector.Buy(SandboxBench.Pair, 0.1m, OrderType.Limit, 40_000m, new Dictionary<string, string> { ["timeInForce"] = "GTD" }),
            bench.Connector.Buy(SandboxBench.Pair, 0.1m, OrderType.LimitMaker, 40_000m, new Dictionary<string, string> { ["timeInForce"] = "GTC" }),
        };
        foreach (var id in ids) await bench.EventAsync<OrderFailureEvent>(id);
        Assert.Empty(bench.VenueOrders);
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task A_new_run_takes_up_the_orders_of_the_last_one_and_learns_what_became_of_them(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var filled = (await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.2m, 50_000m)).ClientOrderId;
        var open = (await bench.PlaceAsync(TradeType.Sell, OrderType.Limit, 0.1m, 60_000m)).ClientOrderId;
        bench.Other(TradeType.Sell, 50_000m, 0.05m);
        await bench.EventAsync<OrderFilledEvent>(filled);

        await bench.RestartAsync(() =>
        {
            bench.Other(TradeType.Sell, 50_000m, 0.15m);
            return Task.CompletedTask;
        });

        await bench.EventAsync<BuyOrderCompletedEvent>(filled);
        Assert.Equal("OrderFilled BuyOrderCompleted", bench.Story(filled));
        Assert.Equal(0.15m, Assert.Single(bench.Events.Fills).Amount);
        Assert.Equal(open, Assert.Single(bench.Connector.InFlightOrders).Key);
        Assert.Equal(open, Assert.Single(await bench.WaitAsync(bench.Connector.CancelAllAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken))).ClientOrderId);
        await bench.UntilBalancesAgreeAsync();
    }

    [Fact]
    public async Task An_open_order_of_a_run_that_left_nothing_else_is_adopted()
    {
        await using var bench = await SandboxBench.StartAsync(Stream);
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.LimitMaker, 0.2m, 50_000m)).ClientOrderId;
        await bench.RestartAsync(() => Task.CompletedTask, withStates: false);
        await bench.UntilAsync(() => bench.Connector.InFlightOrders.ContainsKey(id));
        var order = bench.Connector.InFlightOrders[id];
        Assert.Equal((TradeType.Buy, OrderType.LimitMaker, 50_000m, 0.2m), (order.TradeType, order.OrderType, order.Price, order.Amount));
    }

    [Fact]
    public async Task An_order_of_more_executions_than_one_answer_holds_gets_all_of_them()
    {
        await using var bench = await SandboxBench.StartAsync(Rest);
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.LimitMaker, 1.005m, 50_000m)).ClientOrderId;
        for (var i = 0; i < 1005; i++) bench.Other(TradeType.Sell, 50_000m, 0.001m);
        var done = await bench.EventAsync<BuyOrderCompletedEvent>(id);
        Assert.Equal((1.005m, 50_250m), (done.BaseAssetAmount, done.QuoteAssetAmount));
        Assert.Equal(1005, bench.Events.Fills.Count);
        Assert.Equal(2, bench.Requests("GET", "/api/v3/myTrades"));
        await bench.UntilBalancesAgreeAsync();
    }

    private static FeeEstimate Fee(SandboxBench bench) =>
        bench.Connector.GetFee(SandboxBench.Pair, OrderType.Limit, TradeType.Buy, 1m, 50_000m);
}
