using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

/// <summary>What becomes of orders when the connector ends and another one takes them up.</summary>
public sealed class SandboxRestartTests
{
    private const string Pair = TradingVenue.Pair;

    [Theory]
    [InlineData("userStream")]
    [InlineData("rest")]
    public async Task Orders_are_taken_up_again_after_a_restart(string accountUpdates)
    {
        await using var venue = await TradingVenue.StartAsync(accountUpdates);
        var traded = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2950m);
        var withdrawn = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2900m);
        var untouched = venue.Connector.Buy(Pair, 1m, OrderType.Limit, 2800m);
        foreach (var id in new[] { traded, withdrawn, untouched }) await venue.Event<BuyOrderCreatedEvent>(id);
        venue.Other(TradeType.Sell, 0.3m, 2950m);
        await venue.Executed(traded, 0.3m);
        var states = await venue.DisconnectAsync();

        venue.Other(TradeType.Sell, 0.7m, 2950m);
        // The venue forgets it.
        venue.Engine.CancelByClientOrderId("user", withdrawn);
        await venue.ConnectAsync(states);
        var completed = await venue.Event<BuyOrderCompletedEvent>(traded);
        Assert.Equal((1m, 2950m), (completed.BaseAssetAmount, completed.QuoteAssetAmount));
        Assert.Equal([MarketEvent.OrderFilled, MarketEvent.BuyOrderCompleted], venue.KindsOf(traded));
        await venue.Event<OrderCancelledEvent>(withdrawn);
        Assert.Equal(untouched, Assert.Single(venue.Connector.InFlightOrders).Key);
        await venue.BalancesAgree();
    }
}
