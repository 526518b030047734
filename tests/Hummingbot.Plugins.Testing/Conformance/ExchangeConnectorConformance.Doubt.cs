namespace Hummingbot.Plugins.Testing;

/// <content>Requests whose outcome is not known.</content>
public abstract partial class ExchangeConnectorConformance
{
    [Theory]
    [InlineData("responseLost")]
    [InlineData("errorAfter")]
    [Card("HBP-D10")]
    public async Task An_order_whose_answer_is_lost_is_found_again_and_not_placed_twice(string fault)
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync(fault, Cancelled, "POST", Venue.OrderPath, count: 1);
        var id = desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, desk.FarPrice(TradeType.Buy));
        await desk.CreatedAsync(id);
        Assert.Single(desk.Log.Of(id).OfType<OrderCreatedEvent>());
        Assert.Equal("open", Assert.Single(await Session.Control.GetOrdersAsync(Cancelled)).Status);
        await CancelAllAsync(desk, id);
    }

    [Fact]
    [Card("HBP-D20")]
    public async Task An_order_that_never_arrived_stays_in_doubt_until_the_venue_says_so()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("requestLost", Cancelled, "POST", Venue.OrderPath, count: 1);
        var id = desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, desk.FarPrice(TradeType.Buy));
        await Session.UntilAsync(() => desk.Connector.InFlightOrders.GetValueOrDefault(id)?.IsOutcomeUnknown ?? true, "the order is in doubt");
        await desk.EventAsync<OrderFailureEvent>(id);
        Assert.Empty(desk.Connector.InFlightOrders);
        Assert.Empty(await Session.Control.GetOrdersAsync(Cancelled));
        Assert.Empty(desk.Log.Of(id).OfType<OrderCreatedEvent>());
        Assert.Single(desk.Log.Of(id).OfType<OrderFailureEvent>());
    }

    [Theory]
    [InlineData("requestLost")]
    [InlineData("responseLost")]
    [InlineData("errorBefore")]
    [InlineData("errorAfter")]
    [Card("HBP-D30")]
    public async Task A_cancellation_whose_answer_is_lost_is_settled(string fault)
    {
        var desk = await ConnectAsync();
        var id = await desk.PlaceFarAsync(TradeType.Buy);
        await Session.Control.AddFaultAsync(fault, Cancelled, "DELETE", Venue.OrderPath, count: 1);
        desk.Connector.Cancel(Pair, id);
        await desk.EventAsync<OrderCancelledEvent>(id);
        Assert.False((await FindAtVenueAsync(id))?.IsOpen ?? false);
        Assert.Single(desk.Log.Of(id).OfType<OrderCancelledEvent>());
    }

    [Fact]
    [Card("HBP-D40")]
    public async Task A_fill_that_is_told_of_by_no_answer_is_found()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("responseLost", Cancelled, "POST", Venue.OrderPath, count: 1);
        var id = desk.Place(TradeType.Sell, OrderType.Limit, Venue.Amount, desk.PriceToFill(TradeType.Sell, Venue.Amount));
        await desk.EventAsync<SellOrderCompletedEvent>(id);
        await FillsEqualAsync(desk, id);
        Assert.Single(await Session.Control.GetOrdersAsync(Cancelled));
    }
}
