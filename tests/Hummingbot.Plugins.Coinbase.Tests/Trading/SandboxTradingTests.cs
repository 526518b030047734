using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

/// <summary>What the account does when all is well, followed over the stream and over REST alone.</summary>
public sealed class SandboxTradingTests
{
    private const string Pair = TradingVenue.Pair;

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task What_the_account_has_and_may_do_is_known_once_it_is_ready(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        var connector = venue.Connector;
        Assert.Equal(NetworkStatus.Connected, connector.NetworkStatus);
        Assert.Equal((100_000m, 100_000m), (connector.GetBalance("USD"), connector.GetAvailableBalance("USD")));
        Assert.Equal((10m, 0m), (connector.GetBalance("ETH"), connector.GetBalance("DOGE")));
        var rule = connector.TradingRules[Pair];
        Assert.Equal((0.01m, 0.00000001m, 1m), (rule.MinPriceIncrement, rule.MinBaseAmountIncrement, rule.MinNotionalSize));
        Assert.Equal(0.006m, connector.GetFee(Pair, OrderType.Market, TradeType.Buy, 1m).Fee.Percent);
        Assert.Equal(0.004m, connector.GetFee(Pair, OrderType.LimitMaker, TradeType.Buy, 1m).Fee.Percent);
        Assert.Equal(accountUpdates == "userStream", venue.CountOf("NOTE", "subscribe user") > 0);
    }

    [Theory]
    [InlineData("userStream", TradeType.Buy)]
    [InlineData("rest", TradeType.Sell)]
    public async Task A_limit_order_rests_trades_in_part_and_is_cancelled(string accountUpdates, TradeType side)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        var isBuy = side == TradeType.Buy;
        var id = isBuy
            ? venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900.019m)
            : venue.Connector.Sell(Pair, 1m, OrderType.Limit, 2900.019m);
        Assert.True(Guid.TryParse(id, out _));
        if (isBuy) await venue.Event<BuyOrderCreatedEvent>(id);
        else await venue.Event<SellOrderCreatedEvent>(id);
        Assert.Equal(2900.01m, venue.Connector.InFlightOrders[id].Price);

        venue.Other(isBuy ? TradeType.Sell : TradeType.Buy, 0.4m, 2900.01m);
        var fill = await venue.Event<OrderFilledEvent>(id);
        Assert.Equal((0.4m, 2900.01m, FeeSource.Actual), (fill.Amount, fill.Price, fill.FeeSource));
        Assert.Equal([new TokenAmount("USD", 0.4m * 2900.01m * 0.004m)], fill.TradeFee.FlatFees);
        Assert.Equal(OrderState.PartiallyFilled, venue.Connector.InFlightOrders[id].State);

        Assert.Equal(id, venue.Connector.Cancel(Pair, id));
        await venue.Event<OrderCancelledEvent>(id);
        Assert.Empty(venue.Connector.InFlightOrders);
        Assert.Empty(venue.Engine.GetOpenOrders("user"));
        Assert.Equal(
            [isBuy ? MarketEvent.BuyOrderCreated : MarketEvent.SellOrderCreated, MarketEvent.OrderFilled, MarketEvent.OrderCancelled],
            venue.KindsOf(id));
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task An_order_that_only_rests_is_the_maker(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        var id = venue.Connector.Sell(Pair, 2m, OrderType.LimitMaker, 3100m);
        var created = await venue.Event<SellOrderCreatedEvent>(id);
        Assert.NotNull(created.ExchangeOrderId);
        venue.Other(TradeType.Buy, 2m, 3100m);
        var completed = await venue.Event<SellOrderCompletedEvent>(id);
        Assert.Equal((2m, 6200m, true), (completed.BaseAssetAmount, completed.QuoteAssetAmount, completed.AreFillsComplete));
        Assert.Equal(created.ExchangeOrderId, completed.ExchangeOrderId);
        Assert.Equal([MarketEvent.SellOrderCreated, MarketEvent.OrderFilled, MarketEvent.SellOrderCompleted], venue.KindsOf(id));
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task Market_orders_take_what_the_book_has(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates, venue =>
        {
            venue.Other(TradeType.Sell, 0.5m, 3000m);
            venue.Other(TradeType.Sell, 5m, 3001m);
            venue.Other(TradeType.Buy, 5m, 2999m);
        });
        var buy = venue.Connector.Buy(Pair, 1.2m, OrderType.Market);
        var sell = venue.Connector.Sell(Pair, 0.7m, OrderType.Market);
        var bought = await venue.Event<BuyOrderCompletedEvent>(buy);
        var sold = await venue.Event<SellOrderCompletedEvent>(sell);
        Assert.Equal((1.2m, (0.5m * 3000m) + (0.7m * 3001m)), (bought.BaseAssetAmount, bought.QuoteAssetAmount));
        Assert.Equal((0.7m, 0.7m * 2999m), (sold.BaseAssetAmount, sold.QuoteAssetAmount));
        var fills = venue.Events.OfType<OrderFilledEvent>().Where(fill => fill.OrderId == buy).OrderBy(fill => fill.Price).ToList();
        Assert.Equal([(0.5m, 3000m), (0.7m, 3001m)], fills.Select(fill => (fill.Amount, fill.Price)));
        Assert.Equal(0.5m * 3000m * 0.006m, fills[0].TradeFee.FlatFees.Single().Amount);
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task An_order_with_more_fills_than_a_page_has_all_of_them(string accountUpdates)
    {
        const int Fills = 230;
        await using var venue = await TradingVenue.StartAsync(accountUpdates, venue =>
        {
            for (var i = 0; i < Fills; i++) venue.Other(TradeType.Sell, 0.001m, 3000m);
        });
        var id = venue.Connector.Buy(Pair, Fills * 0.001m, OrderType.Limit, 3000m);
        var completed = await venue.Event<BuyOrderCompletedEvent>(id);
        Assert.Equal((0.23m, true), (completed.BaseAssetAmount, completed.AreFillsComplete));
        Assert.Equal(Fills, venue.KindsOf(id).Count(kind => kind == MarketEvent.OrderFilled));
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task What_cannot_be_is_refused(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates, venue => venue.Other(TradeType.Sell, 5m, 3000m));

        // By the account, before anything is sent.
        var poor = venue.Connector.Buy(Pair, 100m, OrderType.Limit, 2900m);
        var tooMuch = await venue.Event<OrderFailureEvent>(poor);
        Assert.Equal((TradingRuleKind.AvailableBalance, 100_000m), (tooMuch.Error.Violation!.Rule, tooMuch.Error.Violation.Limit));
        var small = venue.Connector.Buy(Pair, 0.0001m, OrderType.Limit, 2900m);
        Assert.Equal(TradingRuleKind.MinNotionalSize, (await venue.Event<OrderFailureEvent>(small)).Error.Violation!.Rule);
        Assert.Equal(0, venue.CountOf("POST", "/orders"));

        // By the venue.
        var crossing = venue.Connector.Buy(Pair, 1m, OrderType.LimitMaker, 3000m);
        var refused = await venue.Event<OrderFailureEvent>(crossing);
        Assert.Equal((ExchangeErrorKind.Refused, "post only"), (refused.Error.Kind, refused.Error.VenueCode));
        Assert.Contains("post only", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal([MarketEvent.OrderFailure], venue.KindsOf(crossing));
        venue.Engine.Halt(Pair, halted: true);
        var halted = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        Assert.Contains("Cancel only mode", (await venue.Event<OrderFailureEvent>(halted)).ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(venue.Connector.InFlightOrders);
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task All_orders_are_cancelled_at_once(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => venue.Connector.Buy(Pair, 0.1m, OrderType.Limit, 2000m + i))];
        foreach (var id in ids) await venue.Event<BuyOrderCreatedEvent>(id);
        var results = await venue.Connector.CancelAllAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken).InTime();
        Assert.Equal(ids.Order(), results.Where(result => result.Success).Select(result => result.ClientOrderId).Order());
        Assert.Empty(venue.Engine.GetOpenOrders("user"));
        await venue.BalancesAgree();
    }

    [Fact]
    public async Task Two_orders_of_the_account_do_not_eat_each_other()
    {
        await using var venue = await TradingVenue.StartAsync("userStream");
        var resting = venue.Connector.Sell(Pair, 1m, OrderType.Limit, 3000m);
        await venue.Event<SellOrderCreatedEvent>(resting);
        var taking = venue.Connector.Buy(Pair, 0.4m, OrderType.Limit, 3000m);
        await venue.Event<OrderCancelledEvent>(taking);
        Assert.Equal(1m, Assert.Single(venue.Engine.GetOpenOrders("user")).RemainingAmount);
        Assert.Equal(OrderState.Open, venue.Connector.InFlightOrders[resting].State);
        await venue.BalancesAgree();
    }

    [Fact]
    public async Task An_order_lives_as_long_as_its_parameters_say()
    {
        await using var venue = await TradingVenue.StartAsync("userStream", venue => venue.Other(TradeType.Sell, 0.3m, 3000m));
        var id = venue.Connector.Buy(
            Pair, 1m, OrderType.Limit, 3000m, new Dictionary<string, string> { ["time_in_force"] = "IOC" });
        await venue.Event<OrderCancelledEvent>(id);
        Assert.Equal([MarketEvent.BuyOrderCreated, MarketEvent.OrderFilled, MarketEvent.OrderCancelled], venue.KindsOf(id));
        var strange = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 3000m, new Dictionary<string, string> { ["colour"] = "red" });
        Assert.Equal(ExchangeErrorKind.Unsupported, (await venue.Event<OrderFailureEvent>(strange)).Error.Kind);
    }
}
