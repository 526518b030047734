namespace Hummingbot.Plugins.Testing;

/// <content>Orders that are executed.</content>
public abstract partial class ExchangeConnectorConformance
{
    [Fact]
    [Card("HBP-O10")]
    public async Task A_limit_buy_is_filled_and_completed() => await FillAsync<BuyOrderCreatedEvent, BuyOrderCompletedEvent>(TradeType.Buy, OrderType.Limit);

    [Fact]
    [Card("HBP-O11")]
    public async Task A_limit_sell_is_filled_and_completed() => await FillAsync<SellOrderCreatedEvent, SellOrderCompletedEvent>(TradeType.Sell, OrderType.Limit);

    [Fact]
    [Card("HBP-O12")]
    public async Task A_market_buy_is_filled_and_completed() => await FillAsync<BuyOrderCreatedEvent, BuyOrderCompletedEvent>(TradeType.Buy, OrderType.Market);

    [Fact]
    [Card("HBP-O13")]
    public async Task A_market_sell_is_filled_and_completed() => await FillAsync<SellOrderCreatedEvent, SellOrderCompletedEvent>(TradeType.Sell, OrderType.Market);

    [Fact]
    [Card("HBP-O20")]
    public async Task Every_fill_is_recorded_once_with_its_own_id_and_its_fee()
    {
        var desk = await ConnectAsync();
        var price = desk.PriceInsideSpread();
        var buy = desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, price);
        await desk.CreatedAsync(buy);
        var part = desk.Connector.QuantizeOrderAmount(Pair, Venue.Amount / 3);
        decimal[] parts = [part, part, Venue.Amount - part - part];
        foreach (var amount in parts) await Session.Control.PlaceAsync(Pair, TradeType.Sell, price, amount, Cancelled);
        await desk.EventAsync<BuyOrderCompletedEvent>(buy);
        await FillsEqualAsync(desk, buy);
        Assert.Equal(parts.Order(), desk.FillsOf(buy).Select(fill => fill.Amount).Order());
        Assert.All(desk.FillsOf(buy), fill => Assert.Equal((price, TradeType.Buy), (fill.Price, fill.TradeType)));

        var sell = desk.Place(TradeType.Sell, OrderType.Limit, Venue.Amount, desk.PriceToFill(TradeType.Sell, Venue.Amount));
        await desk.EventAsync<SellOrderCompletedEvent>(sell);
        await FillsEqualAsync(desk, sell);
        Assert.All(desk.FillsOf(sell), fill => Assert.Equal(TradeType.Sell, fill.TradeType));
    }

    [Fact]
    [Card("HBP-O21")]
    public async Task An_order_filled_in_part_can_be_cancelled_and_keeps_what_was_filled()
    {
        var desk = await ConnectAsync();
        var price = desk.PriceInsideSpread();
        var id = desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, price);
        await desk.CreatedAsync(id);
        var part = desk.Connector.QuantizeOrderAmount(Pair, Venue.Amount / 3);
        await Session.Control.PlaceAsync(Pair, TradeType.Sell, price, part, Cancelled);
        await desk.EventAsync<OrderFilledEvent>(id);
        desk.Connector.Cancel(Pair, id);
        await desk.EventAsync<OrderCancelledEvent>(id);
        await FillsEqualAsync(desk, id);
        Assert.Equal(part, Assert.Single(desk.FillsOf(id)).Amount);
        Assert.Empty(desk.Log.Of(id).OfType<BuyOrderCompletedEvent>());
    }

    private async Task FillAsync<TCreated, TCompleted>(TradeType side, OrderType type)
        where TCreated : OrderCreatedEvent
        where TCompleted : OrderCompletedEvent
    {
        Assert.SkipUnless(Session.Descriptor.SupportedOrderTypes.Contains(type), $"The venue takes no orders of type {type}.");
        var desk = await ConnectAsync();
        var amount = desk.Connector.QuantizeOrderAmount(Pair, Venue.Amount);
        var id = desk.Place(side, type, Venue.Amount, type == OrderType.Market ? null : desk.PriceToFill(side, amount));
        var completed = await desk.EventAsync<TCompleted>(id);
        await FillsEqualAsync(desk, id);

        Assert.Equal((BaseAsset, QuoteAsset, amount), (completed.BaseAsset, completed.QuoteAsset, completed.BaseAssetAmount));
        Assert.Equal(type, completed.OrderType);
        var fills = desk.FillsOf(id);
        Assert.Equal(amount, fills.Sum(fill => fill.Amount));
        AssertNear(fills.Sum(fill => fill.Amount * fill.Price), completed.QuoteAssetAmount, 0.01m);

        // Created, then the fills, then the end.
        var created = Assert.Single(desk.Log.Of(id).OfType<TCreated>());
        Assert.Equal((Pair, type, amount), (created.TradingPair, created.Type, created.Amount));
        var kinds = desk.Log.Of(id).Where(e => e is not OrderUpdatedEvent).Select(e => e.Kind).ToArray();
        Assert.Equal([created.Kind, .. fills.Select(fill => fill.Kind), completed.Kind], kinds);
        Assert.DoesNotContain(id, desk.Connector.InFlightOrders.Keys);
        Assert.Contains(id, desk.Journal.TrackingStates.Keys);
    }

    /// <summary>Compares the fills that were announced with those that the venue knows.</summary>
    private async Task FillsEqualAsync(TradingDesk desk, string id)
    {
        var truth = (await Session.Control.GetFillsAsync(Cancelled)).Where(fill => fill.ClientOrderId == id).ToArray();
        await Session.UntilAsync(() => desk.FillsOf(id).Count >= truth.Length, "every fill is announced");
        var fills = desk.FillsOf(id);
        Assert.Equal(truth.Select(fill => (fill.Price, fill.Amount)).Order(), fills.Select(fill => (fill.Price, fill.Amount)).Order());
        Assert.Equal(fills.Count, fills.Select(fill => fill.ExchangeTradeId).Distinct().Count());
        Assert.All(fills, fill => Assert.NotEqual(fill.ExchangeOrderId, fill.ExchangeTradeId));

        // What venues round is far below this.
        var charged = truth.Sum(fill => fill.Fee);
        AssertNear(charged, fills.Sum(fill => CostIn(fill, truth[0].FeeAsset)), 0.000001m + (charged * 0.0001m));
    }

    private static void AssertNear(decimal expected, decimal actual, decimal tolerance) =>
        Assert.InRange(actual, expected - tolerance, expected + tolerance);

    private decimal CostIn(OrderFilledEvent fill, string asset)
    {
        var fee = fill.TradeFee;
        var flat = fee.FlatFees.Where(amount => amount.Token == asset).Sum(amount => amount.Amount);
        if (fee.Percent == 0) return flat;
        var bringsBase = fill.TradeType == TradeType.Buy && fee.Kind == TradeFeeKind.DeductedFromReturns;
        var token = fee.PercentToken ?? (bringsBase ? BaseAsset : QuoteAsset);
        Assert.Equal(asset, token);
        return flat + (fee.Percent * fill.Amount * (bringsBase ? 1 : fill.Price));
    }
}
