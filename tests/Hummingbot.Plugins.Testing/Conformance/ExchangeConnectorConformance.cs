namespace Hummingbot.Plugins.Testing;

/// <summary>
/// What every venue's connector must do. A venue inherits it once for each way of following the account (by its user stream, by REST
/// alone) and says its facts.
/// </summary>
public abstract partial class ExchangeConnectorConformance : ConformanceTest
{
    private static readonly TimeSpan CancelTimeout = TimeSpan.FromSeconds(20);

    private string Pair => Venue.TradingPair;

    private string BaseAsset => Pair.Split('-')[0];

    private string QuoteAsset => Pair.Split('-')[1];

    [Fact]
    [Card("HBP-C10", RunsLive = true)]
    public async Task A_connector_that_is_started_becomes_ready()
    {
        var desk = await ConnectAsync();
        Assert.Equal(Session.Descriptor.Name, desk.Connector.Name);
        Assert.Equal(NetworkStatus.Connected, desk.Connector.NetworkStatus);
        foreach (var condition in (string[])["order_books_initialized", "account_balance", "trading_rule_initialized", "user_stream_initialized"])
            Assert.True(desk.Connector.StatusDictionary[condition]);
        Assert.Equal(Pair, desk.Connector.TradingRules[Pair].TradingPair);
        Assert.Empty(desk.Connector.InFlightOrders);
        await Session.WaitAsync(desk.Connector.StopNetworkAsync(Cancelled), "the connector stops");
        Assert.Equal(NetworkStatus.Stopped, desk.Connector.NetworkStatus);
        await desk.StartAsync();
    }

    [Fact]
    [Card("HBP-C20")]
    public async Task A_venue_that_cannot_be_reached_is_an_answer_and_not_an_exception()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("requestLost", Cancelled);
        Assert.Equal(NetworkStatus.NotConnected, await CheckAsync());
        await Session.Control.ClearFaultsAsync(Cancelled);
        Assert.Equal(NetworkStatus.Connected, await CheckAsync());

        Task<NetworkStatus> CheckAsync() => Session.WaitAsync(desk.Connector.CheckNetworkAsync(Cancelled), "the check has an answer");
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    [Card("HBP-C30")]
    public async Task Clocks_that_differ_do_not_keep_from_trading(int secondsAhead)
    {
        await Session.Control.SkewClockAsync(TimeSpan.FromSeconds(secondsAhead), Cancelled);
        var desk = await ConnectAsync();
        var id = await desk.PlaceFarAsync(TradeType.Buy);
        desk.Connector.Cancel(Pair, id);
        await desk.EventAsync<OrderCancelledEvent>(id);
    }

    [Fact]
    [Card("HBP-C40", RunsLive = true)]
    public async Task Fees_are_estimated_for_maker_and_taker_and_both_sides()
    {
        var desk = await ConnectAsync();
        foreach (var isMaker in (bool[])[true, false])
        {
            foreach (var side in (TradeType[])[TradeType.Buy, TradeType.Sell])
            {
                var fee = desk.Connector.GetFee(Pair, OrderType.Limit, side, Venue.Amount, isMaker: isMaker).Fee;
                if (Session.Descriptor.Kind == ExchangeKind.Cex)
                {
                    Assert.True(fee.Percent > 0);
                    Assert.Empty(fee.FlatFees);
                }
                else
                {
                    Assert.Equal(0, fee.Percent);
                    Assert.Single(fee.FlatFees);
                }
            }
        }
    }

    [Fact]
    [Card("HBP-C41")]
    public async Task The_operators_fees_go_before_the_default_ones()
    {
        await using var plain = Session.CreateContainer();
        var fees = Session.Descriptor.DefaultFees;
        Assert.Equal((fees.TakerPercentFee, FeeSource.Default), Estimate(plain, isMaker: false));
        Assert.Equal((fees.MakerPercentFee, FeeSource.Default), Estimate(plain, isMaker: true));

        await using var overridden = Session.CreateContainer(
            feeOverrides: new FeeOverrides { MakerPercentFee = 0.005m, TakerPercentFee = 0.002m });
        Assert.Equal((0.002m, FeeSource.Override), Estimate(overridden, isMaker: false));
        Assert.Equal((0.005m, FeeSource.Override), Estimate(overridden, isMaker: true));

        (decimal, FeeSource) Estimate(VenueContainer container, bool isMaker)
        {
            var fee = container.Get<IExchangeConnector>().GetFee(Pair, OrderType.Limit, TradeType.Buy, Venue.Amount, 1m, isMaker);
            return (fee.Fee.Percent, fee.Source);
        }
    }

    [Fact]
    [Card("HBP-C50")]
    public async Task Balances_follow_what_orders_hold_and_fills_change()
    {
        var desk = await ConnectAsync();
        await BalancesEqualAsync(desk);
        var far = await desk.PlaceFarAsync(TradeType.Buy);
        await BalancesEqualAsync(desk);
        desk.Connector.Cancel(Pair, far);
        await desk.EventAsync<OrderCancelledEvent>(far);
        var filled = desk.Place(TradeType.Sell, OrderType.Limit, Venue.Amount, desk.PriceToFill(TradeType.Sell, Venue.Amount));
        await desk.EventAsync<SellOrderCompletedEvent>(filled);
        await BalancesEqualAsync(desk);
    }

    [Fact]
    [Card("HBP-C60", RunsLive = true)]
    public async Task Every_book_knows_a_last_trade_price()
    {
        var desk = await ConnectAsync();
        await Session.UntilAsync(
            () => desk.Connector.OrderBooks.Values.All(book => book.LastTradePrice > 0), "every book knows its last trade price");
        Assert.Equal(2, desk.Connector.OrderBooks.Count);
        Assert.Equal(desk.Book.LastTradePrice, desk.Connector.GetPriceByType(Pair, PriceType.LastTrade));
        Assert.True(desk.Connector.GetPrice(Pair, isBuy: true) >= desk.Connector.GetMidPrice(Pair));
        Assert.True(desk.Connector.GetPrice(Pair, isBuy: false) <= desk.Connector.GetMidPrice(Pair));
    }

    private async Task<TradingDesk> ConnectAsync()
    {
        var desk = TradingDesk.Create(Session, Pair);
        await desk.StartAsync();
        return desk;
    }

    private async Task BalancesEqualAsync(TradingDesk desk)
    {
        var truth = await Session.Control.GetBalancesAsync(Cancelled);
        foreach (var asset in (string[])[BaseAsset, QuoteAsset])
        {
            var balance = truth[asset];
            await Session.UntilAsync(
                () => desk.Connector.GetBalance(asset) == balance.Total && desk.Connector.GetAvailableBalance(asset) == balance.Available,
                () => $"{asset} is {balance} ({desk.Connector.GetBalance(asset)}, {desk.Connector.GetAvailableBalance(asset)} here)");
        }
    }

    private async Task<SandboxOrder?> FindAtVenueAsync(string clientOrderId) =>
        (await Session.Control.GetOrdersAsync(Cancelled)).SingleOrDefault(order => order.ClientOrderId == clientOrderId);
}
