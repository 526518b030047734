using Hummingbot.Plugins.Binance.Tests.Support;
using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Tests.Trading;

/// <summary>What the connector makes of a venue, and a way to it, that fail; by the user stream and without it.</summary>
public sealed class SandboxFaultTests
{
    private const string Stream = "userStream";
    private const string Rest = "rest";
    private const string OrderPath = "/api/v3/order";

    [Theory]
    [InlineData(Stream, FaultKind.ResponseLost)]
    [InlineData(Rest, FaultKind.ResponseLost)]
    [InlineData(Stream, FaultKind.ErrorAfter)]
    [InlineData(Rest, FaultKind.ErrorAfter)]
    public async Task An_order_whose_answer_is_lost_is_found_by_its_id_and_not_sent_again(string updates, FaultKind fault)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        bench.Sandbox.Faults.Add(new Fault { Kind = fault, Method = "POST", Match = OrderPath, Count = 1 });
        var id = bench.Connector.Buy(SandboxBench.Pair, 0.1m, OrderType.Limit, 40_000m);
        await bench.EventAsync<BuyOrderCreatedEvent>(id);
        await bench.UntilAsync(() => bench.Connector.InFlightOrders[id] is { State: OrderState.Open, IsOutcomeUnknown: false });
        var atVenue = Assert.Single(bench.VenueOrders);
        Assert.Equal($"{atVenue.Id}", bench.Connector.InFlightOrders[id].ExchangeOrderId);
        Assert.Equal(1, bench.Requests("POST", OrderPath));
        await bench.UntilBalancesAgreeAsync();
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task An_order_that_was_lost_on_its_way_fails_only_when_the_venue_has_said_often_enough_that_it_has_none(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        bench.Sandbox.Faults.Add(new Fault { Kind = FaultKind.RequestLost, Method = "POST", Match = OrderPath, Count = 1 });
        var id = bench.Connector.Buy(SandboxBench.Pair, 0.1m, OrderType.Limit, 40_000m);
        await bench.UntilAsync(() => bench.Connector.InFlightOrders.GetValueOrDefault(id)?.IsOutcomeUnknown == true);
        var failure = await bench.EventAsync<OrderFailureEvent>(id);
        Assert.Equal(ExchangeErrorKind.NotFound, failure.Error!.Kind);
        Assert.True(bench.Requests("GET", OrderPath) >= 3);
        Assert.Equal(100_000m, bench.Connector.GetAvailableBalance("USDT"));
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task A_cancellation_whose_answer_is_lost_is_confirmed_by_asking(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.1m, 40_000m)).ClientOrderId;
        bench.Sandbox.Faults.Add(new Fault { Kind = FaultKind.ResponseLost, Method = "DELETE", Match = OrderPath, Count = 1 });
        bench.Connector.Cancel(SandboxBench.Pair, id);
        await bench.EventAsync<OrderCancelledEvent>(id);
        Assert.Equal("BuyOrderCreated OrderCancelled", bench.Story(id));
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task Too_many_requests_are_waited_out_and_the_order_is_sent_again(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        bench.Sandbox.Faults.Add(new Fault { Kind = FaultKind.RateLimited, Method = "POST", Match = OrderPath, Count = 1, RetryAfter = TimeSpan.FromSeconds(2) });
        var before = bench.Time.GetUtcNow();
        await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.1m, 40_000m);
        Assert.True(bench.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(2));
        Assert.Single(bench.VenueOrders);
        Assert.Equal(2, bench.Requests("POST", OrderPath));
    }

    [Theory]
    [InlineData(Stream, 10)]
    [InlineData(Rest, 10)]
    [InlineData(Stream, -10)]
    [InlineData(Rest, -10)]
    public async Task A_clock_that_is_wrong_by_ten_seconds_is_measured_and_allowed_for(string updates, int seconds)
    {
        await using var bench = await SandboxBench.StartAsync(updates, isStarted: false);
        bench.Sandbox.Clock.Skew = TimeSpan.FromSeconds(seconds);
        await bench.StartConnectorAsync();
        var early = await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.1m, 40_000m);

        // It may also become wrong while the connector runs.
        bench.Sandbox.Clock.Skew = TimeSpan.FromSeconds(-seconds);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.PlaceAsync(TradeType.Sell, OrderType.Limit, 0.1m, 60_000m);
        Assert.Equal(2, bench.VenueOrders.Count);
        bench.Sandbox.CutConnections();
        bench.Other(TradeType.Sell, 40_000m, 1.1m);
        await bench.EventAsync<BuyOrderCompletedEvent>(early.ClientOrderId);
    }

    [Theory]
    [InlineData(Stream)]
    [InlineData(Rest)]
    public async Task What_happens_while_the_connections_are_cut_is_learned_after(string updates)
    {
        await using var bench = await SandboxBench.StartAsync(updates);
        var filled = (await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.2m, 50_000m)).ClientOrderId;
        var cancelled = (await bench.PlaceAsync(TradeType.Sell, OrderType.Limit, 0.2m, 60_000m)).ClientOrderId;
        bench.Sandbox.CutConnections(TimeSpan.FromSeconds(1));
        bench.Other(TradeType.Sell, 50_000m, 0.2m);
        bench.Engine.CancelByClientOrderId(VenueSandbox.UserAccount, cancelled);
        await bench.EventAsync<BuyOrderCompletedEvent>(filled);
        await bench.EventAsync<OrderCancelledEvent>(cancelled);
        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted", bench.Story(filled));
        await bench.UntilBalancesAgreeAsync();
        await bench.UntilAsync(() => bench.Connector.IsReady);
    }

    [Fact]
    public async Task A_stream_that_tells_everything_twice_changes_nothing_twice()
    {
        await using var bench = await SandboxBench.StartAsync(Stream);
        bench.Sandbox.Faults.Add(new Fault { Kind = FaultKind.MessageDuplicated, Match = "user" });
        var id = (await bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.2m, 50_000m)).ClientOrderId;
        bench.Other(TradeType.Sell, 50_000m, 0.2m);
        await bench.EventAsync<BuyOrderCompletedEvent>(id);
        await bench.UntilBalancesAgreeAsync();
        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted", bench.Story(id));
    }

    [Fact]
    public async Task A_deposit_shows()
    {
        await using var bench = await SandboxBench.StartAsync(Stream);
        bench.Engine.SetBalance(VenueSandbox.UserAccount, "BTC", 12.5m);
        await bench.UntilBalancesAgreeAsync();
        Assert.Equal(12.5m, bench.Connector.GetAvailableBalance("BTC"));
    }

    [Fact]
    public async Task Wrong_keys_are_told_as_such()
    {
        var keys = new ExchangeCredentials(new Dictionary<string, string> { ["api_key"] = "nobody", ["api_secret"] = "nothing" });
        await using var bench = await SandboxBench.StartAsync(Stream, isStarted: false, keys);
        await bench.WaitAsync(bench.Connector.StartNetworkAsync(TestContext.Current.CancellationToken));
        await bench.UntilAsync(() => bench.Connector.StatusDictionary["trading_rule_initialized"]);
        var error = await Assert.ThrowsAsync<ExchangeException>(() => bench.PlaceAsync(TradeType.Buy, OrderType.Limit, 0.1m, 40_000m));
        Assert.Equal(ExchangeErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("nothing", error.Message);
        Assert.False(bench.Connector.StatusDictionary["account_balance"]);
        Assert.False(bench.Connector.StatusDictionary["user_stream_initialized"]);
    }
}
