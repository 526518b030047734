using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Sandbox.Faults;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

/// <summary>What becomes of orders when the way to the venue, its clock or its answers fail.</summary>
public sealed class SandboxTroubleTests
{
    private const string Pair = TradingVenue.Pair;

    [Theory]
    [InlineData("userStream", FaultKind.ResponseLost)]
    [InlineData("rest", FaultKind.ResponseLost)]
    [InlineData("userStream", FaultKind.ErrorAfter)]
    [InlineData("rest", FaultKind.ErrorAfter)]
    public async Task An_order_whose_answer_is_lost_is_found_by_its_own_id_and_not_sent_again(string accountUpdates, FaultKind kind)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        venue.Inject(new Fault { Kind = kind, Match = "/orders", Method = "POST", Count = 1 });
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        var created = await venue.Event<BuyOrderCreatedEvent>(id);
        var order = Assert.Single(venue.Engine.GetOpenOrders("user"));
        Assert.Equal((id, order.Uuid.ToString()), (order.ClientOrderId, created.ExchangeOrderId));
        Assert.Equal(1, venue.CountOf("POST", "/orders"));

        venue.Other(TradeType.Sell, 1m, 2900m);
        await venue.Event<BuyOrderCompletedEvent>(id);
        await venue.BalancesAgree();
    }

    [Fact]
    public async Task An_order_that_never_arrived_is_failed_by_the_venues_word_alone()
    {
        await using var venue = await TradingVenue.StartAsync("userStream");
        venue.Inject(new Fault { Kind = FaultKind.ErrorBefore, Match = "/orders", Method = "POST", Count = 1 });
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        var failed = await venue.Event<OrderFailureEvent>(id);
        Assert.Equal(ExchangeErrorKind.NotFound, failed.Error.Kind);
        Assert.Equal([MarketEvent.OrderFailure], venue.KindsOf(id));
        Assert.Equal(1, venue.CountOf("POST", "/orders"));
        await venue.BalancesAgree();
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task A_request_too_many_is_sent_again_later(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        venue.Inject(new Fault { Kind = FaultKind.RateLimited, Match = "/orders", Method = "POST", Count = 1, RetryAfter = TimeSpan.FromSeconds(2) });
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        await venue.Event<BuyOrderCreatedEvent>(id);
        Assert.Single(venue.Engine.GetOpenOrders("user"));
        Assert.Equal(2, venue.CountOf("POST", "/orders"));
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task Clocks_that_differ_are_put_right(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates, venue => venue.Clock.Skew = TimeSpan.FromMinutes(4));
        var before = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        await venue.Event<BuyOrderCreatedEvent>(before);
        // A measurement of the clock counts for a second.
        var measured = venue.Time.GetUtcNow();
        await Soon.Until(() => venue.Time.GetUtcNow() > measured + TimeSpan.FromSeconds(2));
        venue.Clock.Skew = TimeSpan.FromMinutes(-7);
        var after = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2800m);
        await venue.Event<BuyOrderCreatedEvent>(after);
        Assert.Equal(2, venue.Engine.GetOpenOrders("user").Count);
        Assert.Equal(OrderState.Open, venue.Connector.InFlightOrders[after].State);
    }

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task A_filled_order_that_is_cancelled_too_late_was_filled(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        await venue.Event<BuyOrderCreatedEvent>(id);
        // Nobody tells that it trades.
        venue.Inject(new Fault { Kind = FaultKind.MessageLost, Match = "user" });
        venue.Other(TradeType.Sell, 1m, 2900m);
        venue.Connector.Cancel(Pair, id);
        var completed = await venue.Event<BuyOrderCompletedEvent>(id);
        Assert.Equal((1m, 2900m), (completed.BaseAssetAmount, completed.QuoteAssetAmount));
        Assert.Equal([MarketEvent.BuyOrderCreated, MarketEvent.OrderFilled, MarketEvent.BuyOrderCompleted], venue.KindsOf(id));
        await venue.BalancesAgree();
    }

    [Fact]
    public async Task What_happens_while_the_stream_is_cut_is_not_missed()
    {
        await using var venue = await TradingVenue.StartAsync("userStream");
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        await venue.Event<BuyOrderCreatedEvent>(id);
        venue.CutConnections(TimeSpan.FromSeconds(5));
        venue.Other(TradeType.Sell, 0.4m, 2900m);
        await venue.Executed(id, 0.4m);
        await Soon.Until(() => venue.Connector.IsReady);
        venue.Other(TradeType.Sell, 0.6m, 2900m);
        await venue.Event<BuyOrderCompletedEvent>(id);
        Assert.Equal(2, venue.KindsOf(id).Count(kind => kind == MarketEvent.OrderFilled));
        await venue.BalancesAgree();
    }

    [Fact]
    public async Task A_fill_that_is_told_twice_counts_once()
    {
        await using var venue = await TradingVenue.StartAsync("userStream");
        venue.Inject(new Fault { Kind = FaultKind.MessageDuplicated, Match = "user" });
        var id = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        await venue.Event<BuyOrderCreatedEvent>(id);
        venue.Other(TradeType.Sell, 0.4m, 2900m);
        venue.Other(TradeType.Sell, 0.6m, 2900m);
        await venue.Event<BuyOrderCompletedEvent>(id);
        await venue.BalancesAgree();
        Assert.Equal(
            [MarketEvent.BuyOrderCreated, MarketEvent.OrderFilled, MarketEvent.OrderFilled, MarketEvent.BuyOrderCompleted], venue.KindsOf(id));
    }
}
