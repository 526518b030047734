namespace Hummingbot.Plugins.Testing;

/// <content>Orders that rest, are refused, cancelled, listed, saved.</content>
public abstract partial class ExchangeConnectorConformance
{
    [Fact]
    [Card("HBP-O30")]
    public async Task A_limit_maker_order_that_would_match_is_rejected()
    {
        var desk = await ConnectAsync();
        string[] ids =
        [
            desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, desk.BestAsk * 1.02m),
            desk.Place(TradeType.Sell, OrderType.LimitMaker, Venue.Amount, desk.BestBid * 0.98m),
        ];
        foreach (var id in ids)
        {
            var failure = await desk.EventAsync<OrderFailureEvent>(id);
            Assert.Equal((ExchangeErrorKind.Refused, null), (failure.Error.Kind, failure.Error.Violation));
            Assert.NotEmpty(failure.ErrorMessage);
            Assert.DoesNotContain(id, desk.Connector.InFlightOrders.Keys);
            Assert.False((await FindAtVenueAsync(id))?.IsOpen ?? false);
        }

        Assert.Empty(desk.Log.Fills);
    }

    [Fact]
    [Card("HBP-O31", RunsLive = true)]
    public async Task Limit_maker_orders_that_do_not_match_stay_open()
    {
        var desk = await ConnectAsync();
        string[] ids = [await desk.PlaceFarAsync(TradeType.Buy), await desk.PlaceFarAsync(TradeType.Sell)];
        foreach (var id in ids)
        {
            Assert.True(desk.Connector.InFlightOrders[id] is { IsOpen: true, ExchangeOrderId: not null });
            if (!Session.IsLive) Assert.Equal("open", (await FindAtVenueAsync(id))!.Status);
        }

        await CancelAllAsync(desk, ids);
    }

    [Fact]
    [Card("HBP-O40", RunsLive = true)]
    public async Task An_order_is_cancelled()
    {
        var desk = await ConnectAsync();
        var id = await desk.PlaceFarAsync(TradeType.Buy);
        var exchangeId = await Session.WaitAsync(desk.Connector.GetExchangeOrderIdAsync(id, Cancelled), "the exchange order id");
        Assert.Equal(id, desk.Connector.Cancel(Pair, id));
        var cancelled = await desk.EventAsync<OrderCancelledEvent>(id);
        Assert.True(cancelled.ExchangeOrderId is null || cancelled.ExchangeOrderId == exchangeId);
        Assert.Empty(desk.Connector.InFlightOrders);
        if (!Session.IsLive) Assert.False((await FindAtVenueAsync(id))?.IsOpen ?? false);
    }

    [Fact]
    [Card("HBP-O41", RunsLive = true)]
    public async Task An_order_that_is_not_acknowledged_yet_is_cancelled_as_soon_as_it_is()
    {
        var desk = await ConnectAsync();
        var id = desk.Place(TradeType.Buy, OrderType.LimitMaker, Session.RestingAmount, desk.FarPrice(TradeType.Buy));
        desk.Connector.Cancel(Pair, id);
        await desk.EventAsync<OrderCancelledEvent>(id);
        Assert.Empty(desk.Connector.InFlightOrders);
        Assert.Single(desk.Log.Of(id).OfType<OrderCancelledEvent>());
    }

    [Fact]
    [Card("HBP-O50", RunsLive = true)]
    public async Task All_tracked_orders_are_cancelled_and_no_others()
    {
        var desk = await ConnectAsync();
        var foreign = Guid.NewGuid().ToString();
        if (!Session.IsLive)
            await Session.Control.PlaceAsync(Pair, TradeType.Buy, decimal.Floor(desk.FarPrice(TradeType.Buy)), Venue.Amount, Cancelled, "user", foreign);
        await CancelAllAsync(
            desk, await desk.PlaceFarAsync(TradeType.Buy), await desk.PlaceFarAsync(TradeType.Sell), await desk.PlaceFarAsync(TradeType.Buy, OrderType.Limit));
        if (!Session.IsLive) Assert.Equal("open", (await FindAtVenueAsync(foreign))!.Status);
    }

    [Fact]
    [Card("HBP-O60", RunsLive = true)]
    public async Task Orders_are_listed()
    {
        var desk = await ConnectAsync();
        var id = await desk.PlaceFarAsync(TradeType.Sell, OrderType.Limit);
        var order = Assert.Single(desk.Connector.LimitOrders);
        Assert.Equal(
            (id, Pair, false, BaseAsset, QuoteAsset, desk.Connector.QuantizeOrderAmount(Pair, Session.RestingAmount)),
            (order.ClientOrderId, order.TradingPair, order.IsBuy, order.BaseAsset, order.QuoteAsset, order.Quantity));
        await CancelAllAsync(desk, id);
        Assert.Empty(desk.Connector.LimitOrders);
    }

    [Fact]
    [Card("HBP-O70", RunsLive = true)]
    public async Task Orders_are_saved_and_restored()
    {
        var first = await ConnectAsync();
        Assert.Empty(first.Connector.TrackingStates);
        var id = await first.PlaceFarAsync(TradeType.Buy);
        var states = first.Connector.TrackingStates;
        Assert.Equal([id], states.Keys);
        Assert.Equal([id], first.Journal.TrackingStates.Keys);
        await first.DisposeAsync();

        var second = TradingDesk.Create(Session, Pair);
        Assert.Empty(second.Connector.LimitOrders);
        Assert.Empty(second.Connector.TrackingStates);
        var restored = second.Connector.RestoreTrackingStates(states);
        Assert.Equal([id], restored.Restored);
        Assert.Empty(restored.Unreadable);
        Assert.Equal(id, Assert.Single(second.Connector.LimitOrders).ClientOrderId);
        Assert.Equal([id], second.Connector.TrackingStates.Keys);
        await second.StartAsync();
        second.Connector.Cancel(Pair, id);
        await second.EventAsync<OrderCancelledEvent>(id);
        Assert.Empty(second.Connector.LimitOrders);
        Assert.Empty(second.Connector.TrackingStates);
    }

    [Fact]
    [Card("HBP-O71")]
    public async Task What_is_filled_between_two_runs_is_announced_in_the_second()
    {
        var first = await ConnectAsync();
        var price = first.PriceInsideSpread();
        var id = first.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, price);
        await first.CreatedAsync(id);
        var part = first.Connector.QuantizeOrderAmount(Pair, Venue.Amount / 3);
        await Session.Control.PlaceAsync(Pair, TradeType.Sell, price, part, Cancelled);
        await first.EventAsync<OrderFilledEvent>(id);
        var states = first.Connector.TrackingStates;
        await first.DisposeAsync();
        await Session.Control.PlaceAsync(Pair, TradeType.Sell, price, Venue.Amount - part, Cancelled);

        var second = TradingDesk.Create(Session, Pair);
        second.Connector.RestoreTrackingStates(states);
        await second.StartAsync();
        var completed = await second.EventAsync<BuyOrderCompletedEvent>(id);
        Assert.Equal(Venue.Amount, completed.BaseAssetAmount);
        Assert.Equal(Venue.Amount - part, second.FillsOf(id).Sum(fill => fill.Amount));
    }

    [Fact]
    [Card("HBP-O80", RunsLive = true)]
    public async Task Prices_and_amounts_are_what_the_venue_can_express()
    {
        var desk = await ConnectAsync();
        var middle = (desk.BestBid + desk.BestAsk) / 2;
        var amount = Session.RestingAmount * 1.23123216m;
        foreach (var (side, factor) in new[] { (TradeType.Buy, 0.9333192292111341m), (TradeType.Sell, 1.0492431474884933m) })
        {
            var price = middle * factor;
            var id = desk.Place(side, OrderType.Limit, amount, price);
            var created = await desk.CreatedAsync(id);
            var wanted = (desk.Connector.QuantizeOrderPrice(Pair, price, side), desk.Connector.QuantizeOrderAmount(Pair, amount));
            Assert.Equal(wanted, (created.Price!.Value, created.Amount));
            Assert.Equal(0, wanted.Item1 % (desk.Connector.GetOrderPriceQuantum(Pair, price) ?? 1));
            Assert.Equal(0, wanted.Item2 % (desk.Connector.GetOrderSizeQuantum(Pair, amount) ?? 1));
            var found = Assert.IsType<OrderQueryOutcome.Found>(
                await Session.WaitAsync(desk.Connector.GetOrderAsync(id, Pair, Cancelled), "the venue tells of the order"));
            Assert.Equal(OrderState.Open, found.Update.NewState);
            if (!Session.IsLive) Assert.Equal(wanted, (await FindAtVenueAsync(id) is { } order ? (order.Price!.Value, order.Amount!.Value) : default));
        }

        await CancelAllAsync(desk, [.. desk.Connector.InFlightOrders.Keys]);
    }

    [Fact]
    [Card("HBP-O81", RunsLive = true)]
    public async Task An_order_that_breaks_a_rule_is_refused_with_a_reason_and_never_sent()
    {
        var desk = await ConnectAsync();
        var sent = Session.IsLive ? 0 : await Session.Control.CountRequestsAsync("POST", Cancelled);
        var rule = desk.Connector.TradingRules[Pair];
        var tooLittle = Math.Max(rule.MinOrderSize / 2, (rule.MinBaseAmountIncrement ?? 0) / 2);
        var small = await desk.EventAsync<OrderFailureEvent>(desk.Place(TradeType.Buy, OrderType.Limit, tooLittle, desk.FarPrice(TradeType.Buy)));
        Assert.NotNull(small.Error.Violation?.NearestPassingValue);

        var all = desk.Connector.GetAvailableBalance(BaseAsset);
        var large = await desk.EventAsync<OrderFailureEvent>(
            desk.Place(TradeType.Sell, OrderType.Limit, Math.Max(all * 2, Venue.Amount), desk.FarPrice(TradeType.Sell)));
        Assert.NotNull(large.Error.Violation);
        Assert.All((OrderFailureEvent[])[small, large], failure => Assert.Equal(ExchangeErrorKind.Refused, failure.Error.Kind));
        if (!Session.IsLive) Assert.Equal(sent, await Session.Control.CountRequestsAsync("POST", Cancelled));
    }

    private async Task CancelAllAsync(TradingDesk desk, params string[] ids)
    {
        var results = await Session.WaitAsync(desk.Connector.CancelAllAsync(CancelTimeout, Cancelled), "all orders are cancelled");
        Assert.Equal(ids.Order(), results.Select(result => result.ClientOrderId).Order());
        Assert.All(results, result => Assert.True(result.Success, result.Error?.Message));
        foreach (var id in ids) await desk.EventAsync<OrderCancelledEvent>(id);
        Assert.Empty(desk.Connector.InFlightOrders);
    }
}
