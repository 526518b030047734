using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class PlacingTests
{
    [Fact]
    public async Task What_is_sent_is_quantised_and_was_recorded_before()
    {
        var journal = new Journal();
        await using var bench = await TradingBench.StartedAsync(journal: journal);
        InFlightOrder? sent = null;
        bench.Venue.OnPlace = order =>
        {
            Assert.Equal(order.ClientOrderId, journal.Recorded.Single().Order.ClientOrderId);
            sent = order;
            return Task.FromResult(bench.Venue.Take(order));
        };
        var id = bench.Venue.Sell(Say.Pair, 1.23456m, OrderType.LimitMaker, 100.001m);
        await TradingBench.Until(() => bench.Venue.InFlightOrders.GetValueOrDefault(id)?.State == OrderState.Open);
        await bench.DeliveredAsync();

        Assert.Equal(1.234m, sent!.Amount);
        Assert.Equal(100.01m, sent.Price);
        Assert.Equal(OrderState.PendingCreate, journal.Recorded.Single().Order.State);
        Assert.Equal(sent, OrderTrackingState.Read(id, journal.Recorded.Single().State) with { Fills = sent.Fills, FeesPaid = sent.FeesPaid });
        Assert.Equal("SellOrderCreated", bench.Story(id));
        Assert.Equal(sent.Price, bench.Event<SellOrderCreatedEvent>(id).Price);
        var short_ = Assert.Single(bench.Venue.LimitOrders);
        Assert.Equal(("BTC", "USDT", false, 1.234m), (short_.BaseAsset, short_.QuoteAsset, short_.IsBuy, short_.Quantity));
        Assert.StartsWith("hbot-SBCUT", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_when_it_cannot_be_recorded()
    {
        await using var bench = await TradingBench.StartedAsync(journal: new Journal { Failure = new IOException("disk full") });
        var failure = await Assert.ThrowsAsync<ExchangeException>(() => bench.Venue.PlaceOrderAsync(Request(), TestContext.Current.CancellationToken).InTime());
        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Venue.Count("place"));
        Assert.Empty(bench.Venue.InFlightOrders);
        Assert.Equal(1_000_000m, bench.Venue.GetAvailableBalance("USDT"));
    }

    [Theory]
    [InlineData(ExchangeErrorKind.Refused)]
    [InlineData(ExchangeErrorKind.Transport)]
    [InlineData(ExchangeErrorKind.RateLimited)]
    [InlineData(ExchangeErrorKind.Authentication)]
    [InlineData(ExchangeErrorKind.Clock)]
    [InlineData(ExchangeErrorKind.NotFound)]
    public async Task A_request_that_surely_had_no_effect_fails_the_order_with_the_venues_reason(ExchangeErrorKind kind)
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
            venue.OnPlace = _ => Task.FromException<PlacedOrder>(new ExchangeException("scripted", kind, "because") { VenueCode = "-2010" }));
        var failure = await Assert.ThrowsAsync<ExchangeException>(() => bench.Venue.PlaceOrderAsync(Request(), TestContext.Current.CancellationToken).InTime());
        Assert.Equal((kind, "-2010"), (failure.Kind, failure.VenueCode));
        await bench.DeliveredAsync();
        var announced = Assert.Single(bench.Events.OfType<OrderFailureEvent>());
        Assert.Equal(("because", "-2010", null), (announced.ErrorMessage, announced.Error.VenueCode, announced.Error.Violation));
        Assert.Equal(0, bench.Venue.Count("query"));
        Assert.Equal(1_000_000m, bench.Venue.GetAvailableBalance("USDT"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_cannot_be_trusted_leaves_the_outcome_open(bool isDefect)
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
            venue.OnPlace = _ => Task.FromException<PlacedOrder>(isDefect ? new InvalidOperationException("a defect") : Say.Fails(ExchangeErrorKind.BadData)));
        var id = bench.Buy();
        await TradingBench.Until(() => bench.Venue.InFlightOrders.GetValueOrDefault(id) is { State: OrderState.Open });
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated", bench.Story(id));
        Assert.Equal(1, bench.Venue.Count("place"));
        Assert.Contains(bench.Events.OfType<OrderUpdatedEvent>(), each => each.Order.IsOutcomeUnknown);
    }

    [Fact]
    public async Task What_an_order_may_spend_is_held_at_once_and_released_with_its_end()
    {
        await using var bench = await TradingBench.StartedAsync();
        bench.Venue.OnPlace = _ => new TaskCompletionSource<PlacedOrder>().Task;
        var id = bench.Buy(amount: 2m, price: 100m);
        Assert.Equal(999_800m, bench.Venue.GetAvailableBalance("USDT"));
        Assert.Equal(1_000_000m, bench.Venue.GetBalance("USDT"));
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Canceled, "X1") with { ExecutedAmountBase = 0m }));
        Assert.Equal(1_000_000m, bench.Venue.GetAvailableBalance("USDT"));
    }

    [Fact]
    public async Task An_order_beyond_the_available_balance_is_refused_only_after_the_venue_has_been_asked()
    {
        await using var bench = await TradingBench.StartedAsync();
        var asked = bench.Venue.Count("balances");
        var id = bench.Venue.Buy(Say.Pair, 1000m, OrderType.Limit, 2000m);
        await TradingBench.Until(() => bench.Events.Any(each => each is OrderFailureEvent));
        await bench.DeliveredAsync();
        Assert.True(bench.Venue.Count("balances") > asked);
        var violation = bench.Event<OrderFailureEvent>(id).Error.Violation!;
        Assert.Equal(TradingRuleKind.AvailableBalance, violation.Rule);
        Assert.Equal((2_000_000m, 1_000_000m, 500m), (violation.Value, violation.Limit, violation.NearestPassingValue));
        Assert.Equal(0, bench.Venue.Count("place"));

        // The money has come in since balances were read.
        bench.Venue.Balances = [new("USDT", 3_000_000m, 3_000_000m)];
        var second = bench.Venue.Buy(Say.Pair, 1000m, OrderType.Limit, 2000m);
        await TradingBench.Until(() => bench.Venue.InFlightOrders.GetValueOrDefault(second)?.State == OrderState.Open);
    }

    [Fact]
    public async Task A_fee_on_top_is_held_too()
    {
        await using var bench = new TradingBench(fees: new TradeFeeSchema { MakerPercentFee = 0.01m, TakerPercentFee = 0.02m });
        await bench.StartAsync();
        bench.Buy(amount: 1m, price: 100m);
        Assert.Equal(1_000_000m - 102m, bench.Venue.GetAvailableBalance("USDT"));
    }

    [Fact]
    public async Task An_id_is_used_once_even_after_its_order_has_ended()
    {
        await using var bench = await TradingBench.StartedAsync();
        var request = Request() with { ClientOrderId = "hbot-mine" };
        await bench.Venue.PlaceOrderAsync(request, TestContext.Current.CancellationToken).InTime();
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Venue.PlaceOrderAsync(request, TestContext.Current.CancellationToken).InTime());
        Assert.Equal(999_900m, bench.Venue.GetAvailableBalance("USDT"));
        bench.Venue.Tell(say => say.Add(Say.Order("hbot-mine", OrderState.Canceled) with { ExecutedAmountBase = 0m }));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Venue.PlaceOrderAsync(request, TestContext.Current.CancellationToken).InTime());
        await Assert.ThrowsAsync<ArgumentException>(
            () => bench.Venue.PlaceOrderAsync(request with { ClientOrderId = new string('x', 37) }, TestContext.Current.CancellationToken).InTime());
        Assert.Equal(1, bench.Venue.Count("place"));
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_and_a_known_one_is_not()
    {
        await using var bench = await TradingBench.StartedAsync();
        var extras = new Dictionary<string, string> { ["expiration_ts"] = "1", ["surprise"] = "2" };
        var failure = await Assert.ThrowsAsync<ExchangeException>(
            () => bench.Venue.PlaceOrderAsync(Request() with { Extras = extras }, TestContext.Current.CancellationToken).InTime());
        Assert.Equal(ExchangeErrorKind.Unsupported, failure.Kind);
        extras.Remove("surprise");
        await bench.Venue.PlaceOrderAsync(Request() with { Extras = extras }, TestContext.Current.CancellationToken).InTime();
    }

    [Fact]
    public async Task Without_keys_there_is_market_data_and_no_trading()
    {
        await using var bench = new TradingBench(isPrivate: false);
        await bench.Venue.StartNetworkAsync(TestContext.Current.CancellationToken);
        await TradingBench.Until(() => bench.Venue.IsReady);
        var failure = await Assert.ThrowsAsync<ExchangeException>(() => bench.Venue.PlaceOrderAsync(Request(), TestContext.Current.CancellationToken).InTime());
        Assert.Equal(ExchangeErrorKind.Authentication, failure.Kind);
        Assert.Equal(0, bench.Venue.Count("balances"));
        Assert.Equal(100m, ((IExchangeConnector)bench.Venue).GetMidPrice(Say.Pair));
        Assert.Equal(101m, ((IExchangeConnector)bench.Venue).GetPrice(Say.Pair, isBuy: true));
        Assert.Equal(ExchangeErrorKind.NotFound, Assert.Throws<ExchangeException>(() => bench.Venue.GetOrderBook("NO-PAIR")).Kind);
    }

    [Fact]
    public async Task The_id_of_an_order_that_is_not_acknowledged_is_waited_for_ten_seconds()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => new TaskCompletionSource<PlacedOrder>().Task);
        Assert.Null(await bench.Venue.GetExchangeOrderIdAsync("hbot-nobody", TestContext.Current.CancellationToken).InTime());
        var id = bench.Buy();
        var asking = bench.Venue.GetExchangeOrderIdAsync(id, TestContext.Current.CancellationToken);
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(asking.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => asking.InTime());

        var again = bench.Venue.GetExchangeOrderIdAsync(id, TestContext.Current.CancellationToken);
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Open, "X7")));
        Assert.Equal("X7", await again.InTime());
    }

    [Fact]
    public async Task A_listener_that_fails_harms_nobody_and_one_that_has_left_is_not_called()
    {
        await using var bench = await TradingBench.StartedAsync();
        using var bad = bench.Venue.Subscribe(_ => throw new InvalidOperationException("mine"));
        var calls = 0;
        bench.Venue.Subscribe(_ => calls++).Dispose();
        var id = await bench.OpenAsync();
        Assert.Equal("BuyOrderCreated", bench.Story(id));
        Assert.Equal(0, calls);
    }

    private static OrderRequest Request() => new()
    {
        TradingPair = Say.Pair,
        TradeType = TradeType.Buy,
        OrderType = OrderType.Limit,
        Amount = 1m,
        Price = 100m,
    };

    private sealed class Journal : IOrderJournal
    {
        public List<(InFlightOrder Order, string State)> Recorded { get; } = [];

        public Exception? Failure { get; init; }

        public ValueTask RecordBeforeSendAsync(InFlightOrder order, string trackingState, CancellationToken cancellationToken)
        {
            if (Failure is not null) return ValueTask.FromException(Failure);
            Recorded.Add((order, trackingState));
            return ValueTask.CompletedTask;
        }
    }
}
