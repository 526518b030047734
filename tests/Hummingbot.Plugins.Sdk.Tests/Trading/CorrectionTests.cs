using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>What the reference gets wrong and this side must get right, by the numbers of the list of corrections.</summary>
public class CorrectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Trait("Correction", "9")]
    public async Task Correction_09_An_order_that_breaks_a_rule_is_announced_as_failed_with_the_reason_and_never_sent()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = bench.Buy(amount: 0.0004m);
        await TradingBench.Until(() => bench.Events.Any(each => each is OrderFailureEvent));
        await bench.DeliveredAsync();

        var violation = bench.Event<OrderFailureEvent>(id).Error.Violation!;
        Assert.Equal(TradingRuleKind.MinOrderSize, violation.Rule);
        Assert.Equal(0.0004m, violation.Value);
        Assert.Equal(0.001m, violation.Limit);
        Assert.Equal(0.001m, violation.NearestPassingValue);
        Assert.Equal("MinOrderSize", bench.Event<OrderFailureEvent>(id).ErrorType);
        Assert.Equal("OrderFailure", bench.Story(id));
        Assert.Equal(OrderState.Failed, bench.Order(id).State);
        Assert.Equal(0, bench.Venue.Count("place"));
        Assert.Empty(bench.Venue.InFlightOrders);
    }

    [Fact]
    [Trait("Correction", "10")]
    public async Task Correction_10_Created_precedes_a_fill_and_the_end_that_overtake_the_reply()
    {
        var reply = new TaskCompletionSource<PlacedOrder>();
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => reply.Task);
        var placing = bench.Venue.PlaceOrderAsync(Request(), TestContext.Current.CancellationToken);
        await TradingBench.Until(() => bench.Venue.Count("place") == 1);
        var id = bench.Venue.InFlightOrders.Keys.Single();

        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t2", 0.6m)));
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Filled, "X1")));
        reply.SetResult(new PlacedOrder { ClientOrderId = id, ExchangeOrderId = "X1", Timestamp = Say.T0 });

        Assert.Equal("X1", (await placing.InTime()).ExchangeOrderId);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled OrderFilled BuyOrderCompleted", bench.Story(id));
        Assert.True(bench.Event<BuyOrderCompletedEvent>(id).AreFillsComplete);
        Assert.Empty(bench.Venue.InFlightOrders);
    }

    [Theory]
    [Trait("Correction", "10")]
    [InlineData(OrderState.Canceled, "BuyOrderCreated OrderCancelled")]
    [InlineData(OrderState.Expired, "BuyOrderCreated OrderExpired")]
    [InlineData(OrderState.Failed, "OrderFailure")]
    public async Task Correction_10_There_is_exactly_one_terminal_event_whatever_follows(OrderState end, string story)
    {
        var reply = new TaskCompletionSource<PlacedOrder>();
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => reply.Task);
        var id = bench.Buy();
        await TradingBench.Until(() => bench.Venue.Count("place") == 1);

        bench.Venue.Tell(say => say.Add(Say.Order(id, end, "X1") with { ExecutedAmountBase = 0m }));
        foreach (var later in Enum.GetValues<OrderState>())
            bench.Venue.Tell(say => say.Add(Say.Order(id, later, "X1") with { ExecutedAmountBase = 0m }));
        reply.SetResult(new PlacedOrder { ClientOrderId = id, ExchangeOrderId = "X1", Timestamp = Say.T0 });
        await bench.DeliveredAsync();

        Assert.Equal(story, bench.Story(id));
        Assert.Equal(end, bench.Order(id).State);
    }

    [Fact]
    [Trait("Correction", "11")]
    public async Task Correction_11_A_late_OPEN_reply_never_takes_an_order_back()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Open)));
        Assert.Equal(OrderState.PartiallyFilled, bench.Venue.InFlightOrders[id].State);

        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.PendingCancel)));
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.PartiallyFilled)));
        Assert.Equal(OrderState.PendingCancel, bench.Venue.InFlightOrders[id].State);

        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Canceled) with { ExecutedAmountBase = 0.4m }));
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Open)));
        await bench.DeliveredAsync();
        Assert.Empty(bench.Venue.InFlightOrders);
        Assert.Equal(OrderState.Canceled, bench.Order(id).State);
        Assert.Equal("BuyOrderCreated OrderFilled OrderCancelled", bench.Story(id));
    }

    [Fact]
    [Trait("Correction", "12")]
    public async Task Correction_12_A_CANCELED_report_of_the_stream_after_NEW_is_honoured()
    {
        await using var bench = await TradingBench.StartedAsync(hasStream: true, prepare: venue => venue.OnMessage = (message, updates) =>
            updates.Add(Say.Order(venue.InFlightOrders.Keys.Single(), Enum.Parse<OrderState>(message.Kind!)) with { ExecutedAmountBase = 0m }));
        var id = await bench.OpenAsync();
        bench.Stream.Send("Open");
        bench.Stream.Send("Canceled");
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderCancelled", bench.Story(id));
    }

    [Fact]
    [Trait("Correction", "13")]
    public async Task Correction_13_A_trade_reported_again_by_stream_or_poll_is_neither_added_nor_announced_again()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.4m), Say.Trade(id, "t2", 0.1m)]);
        bench.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.PartiallyFilled) with { ExecutedAmountBase = 0.5m }));
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
        await bench.Venue.GetOrderAsync(id, cancellationToken: TestContext.Current.CancellationToken).InTime();
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t2", 0.1m)));
        await bench.DeliveredAsync();

        Assert.Equal("BuyOrderCreated OrderFilled OrderFilled", bench.Story(id));
        var order = bench.Venue.InFlightOrders[id];
        Assert.Equal(0.5m, order.ExecutedAmountBase);
        Assert.Equal(50m, order.ExecutedAmountQuote);
        Assert.Equal(0.2m, order.FeesPaid["USDT"]);
    }

    [Fact]
    [Trait("Correction", "14")]
    public async Task Correction_14_A_POST_timeout_does_not_fail_the_order()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
        {
            venue.OnPlace = _ => new TaskCompletionSource<PlacedOrder>().Task;
            venue.OnQuery = _ => Task.FromException<OrderQueryOutcome>(Say.Fails(ExchangeErrorKind.Transport));
        });
        var placing = bench.Venue.PlaceOrderAsync(Request(), TestContext.Current.CancellationToken);
        await TradingBench.Until(() => bench.Venue.Count("place") == 1);
        var id = bench.Venue.InFlightOrders.Keys.Single();
        await bench.PassUntil(() => bench.Venue.InFlightOrders[id].IsOutcomeUnknown);

        var failure = await Assert.ThrowsAsync<ExchangeException>(() => placing.InTime());
        Assert.Equal(ExchangeErrorKind.Unknown, failure.Kind);
        Assert.Equal(OrderState.PendingCreate, bench.Venue.InFlightOrders[id].State);
        Assert.Contains("is_outcome_unknown\":true", bench.Venue.TrackingStates[id], StringComparison.Ordinal);
        await bench.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(string.Empty, bench.Story(id));

        bench.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.Open, "X9") with { ExecutedAmountBase = 0m }));
        await bench.PassUntil(() => bench.Venue.InFlightOrders[id].State == OrderState.Open);
        Assert.False(bench.Venue.InFlightOrders[id].IsOutcomeUnknown);
        Assert.Equal("X9", await bench.Venue.GetExchangeOrderIdAsync(id, TestContext.Current.CancellationToken));
        Assert.Equal("BuyOrderCreated", bench.Story(id));
        Assert.Equal(1, bench.Venue.Count("place"));
    }

    [Fact]
    [Trait("Correction", "14")]
    public async Task Correction_14_An_unknown_order_fails_only_by_the_venues_repeated_word_after_the_grace_period()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
        {
            venue.OnPlace = _ => Task.FromException<PlacedOrder>(Say.Fails(ExchangeErrorKind.Unknown));
            venue.OnQuery = _ => Task.FromResult<OrderQueryOutcome>(new OrderQueryOutcome.Absent());
        });
        var id = bench.Buy();
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);

        Assert.Equal("OrderFailure", bench.Story(id));
        var failure = bench.Event<OrderFailureEvent>(id);
        Assert.Equal(ExchangeErrorKind.NotFound, failure.Error.Kind);
        // Ten seconds of grace, and then three answers five seconds apart.
        Assert.True(failure.Timestamp - Say.T0 >= TimeSpan.FromSeconds(20));
        Assert.Equal(1, bench.Venue.Count("place"));
    }

    [Theory]
    [Trait("Correction", "15")]
    [InlineData(ExchangeErrorKind.Transport)]
    [InlineData(ExchangeErrorKind.Unknown)]
    [InlineData(ExchangeErrorKind.BadData)]
    [InlineData(ExchangeErrorKind.RateLimited)]
    [InlineData(ExchangeErrorKind.Authentication)]
    public async Task Correction_15_Failing_questions_never_make_an_order_lost(ExchangeErrorKind kind)
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnQuery = _ => Task.FromException<OrderQueryOutcome>(Say.Fails(kind));
        var before = bench.Venue.Count("query");
        await bench.PassUntil(() => bench.Venue.Count("query") >= before + 8);

        Assert.Equal(OrderState.Open, bench.Venue.InFlightOrders[id].State);
        Assert.Equal("BuyOrderCreated", bench.Story(id));
    }

    [Fact]
    [Trait("Correction", "15")]
    public async Task Correction_15_A_failing_answer_between_absences_does_not_count()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        var answers = 0;
        bench.Venue.OnQuery = _ => Interlocked.Increment(ref answers) % 4 == 0
            ? Task.FromResult<OrderQueryOutcome>(new OrderQueryOutcome.Absent())
            : Task.FromException<OrderQueryOutcome>(Say.Fails(ExchangeErrorKind.Transport));
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);
        Assert.True(answers >= 12);
        Assert.Equal("BuyOrderCreated OrderFailure", bench.Story(id));
    }

    [Fact]
    [Trait("Correction", "16")]
    public async Task Correction_16_Cancelling_a_filled_order_yields_Completed()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnCancel = _ => Task.FromResult(CancelOutcome.Absent);
        bench.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.Filled) with { ExecutedAmountBase = 1m }));
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 1m)]);
        bench.Venue.Cancel(Say.Pair, id);
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled BuyOrderCompleted", bench.Story(id));
    }

    [Fact]
    [Trait("Correction", "17")]
    public async Task Correction_17_A_start_of_the_network_that_fails_is_tried_again()
    {
        await using var bench = new TradingBench();
        var fails = 2;
        bench.Venue.OnPrepare = () => Interlocked.Decrement(ref fails) >= 0
            ? Task.FromException(Say.Fails(ExchangeErrorKind.Transport))
            : Task.CompletedTask;
        bench.Venue.Start(new StubClock(), Say.T0);
        await bench.PassUntil(() => bench.Venue.IsReady);
        Assert.Equal(3, bench.Venue.Count("prepare"));
        Assert.Equal(NetworkStatus.Connected, bench.Venue.NetworkStatus);

        bench.Venue.OnCheck = () => Task.FromException(Say.Fails(ExchangeErrorKind.Transport));
        await bench.PassUntil(() => !bench.Books.IsStarted);
        Assert.Equal(NetworkStatus.NotConnected, bench.Venue.NetworkStatus);
        bench.Venue.OnCheck = null;
        await bench.PassUntil(() => bench.Books.IsStarted && bench.Venue.NetworkStatus == NetworkStatus.Connected);

        bench.Venue.Stop(new StubClock());
        await bench.PassUntil(() => bench.Venue.NetworkStatus == NetworkStatus.Stopped);
        Assert.False(bench.Books.IsStarted);
    }

    [Fact]
    [Trait("Correction", "18")]
    public async Task Correction_18_A_restart_after_completion_repeats_neither_events_nor_fills()
    {
        var states = new List<IReadOnlyDictionary<string, string>>();
        string id;
        await using (var first = await TradingBench.StartedAsync())
        {
            id = await first.OpenAsync();
            // The host saves the states with every event.
            using var saving = first.Venue.Subscribe(_ => states.Add(first.Venue.TrackingStates));
            first.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.4m)));
            await first.DeliveredAsync();
            first.Venue.Tell(say => say.Add(Say.Trade(id, "t2", 0.6m)));
            await first.DeliveredAsync();
            Assert.Equal("BuyOrderCreated OrderFilled OrderFilled BuyOrderCompleted", first.Story(id));
        }

        Assert.Empty(states[^1]);

        // A process that was lost before the last save comes back with one fill.
        await using var second = new TradingBench();
        second.Venue.OnQuery = _ => Task.FromResult(Say.Found(Say.Order(id, OrderState.Filled) with { ExecutedAmountBase = 1m }));
        second.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.4m), Say.Trade(id, "t2", 0.6m)]);
        Assert.Equal([id], second.Venue.RestoreTrackingStates(states[0]).Restored);
        await second.StartAsync();
        await TradingBench.Until(() => second.Venue.InFlightOrders.Count == 0);
        await second.DeliveredAsync();
        Assert.Equal("OrderFilled BuyOrderCompleted", second.Story(id));
        Assert.Equal("t2", second.Event<OrderFilledEvent>(id).ExchangeTradeId);
        Assert.Equal(1m, second.Event<BuyOrderCompletedEvent>(id).BaseAssetAmount);
    }

    [Theory]
    [Trait("Correction", "19")]
    [InlineData("0.00000001")]
    [InlineData("0.000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1234567.1234567890123456789")]
    public async Task Correction_19_Decimals_survive_the_tracking_state_unchanged(string text)
    {
        var number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        await using var bench = new TradingBench();
        var order = new InFlightOrder
        {
            ClientOrderId = "hbot-1",
            TradingPair = Say.Pair,
            OrderType = OrderType.LimitMaker,
            TradeType = TradeType.Sell,
            Price = number,
            Amount = number,
            State = OrderState.PartiallyFilled,
            CreationTimestamp = Say.T0.AddTicks(1),
            LastUpdateTimestamp = Say.T0.AddTicks(2),
        };
        order = FillArithmetic.Apply(order, new OrderFill
        {
            TradeId = "t",
            ClientOrderId = order.ClientOrderId,
            TradingPair = Say.Pair,
            Price = number,
            BaseAmount = number,
            QuoteAmount = number,
            Fee = new TradeFee { Kind = TradeFeeKind.DeductedFromReturns, Percent = 0.00000001m, FlatFees = [new TokenAmount("BNB", -number)] },
            FeeSource = FeeSource.Actual,
            Timestamp = Say.T0.AddTicks(3),
        });

        var restored = OrderTrackingState.Read("hbot-1", OrderTrackingState.Write(order));
        Assert.Equal(number, restored.Price);
        Assert.Equal(number, restored.Amount);
        Assert.Equal(number, restored.ExecutedAmountBase);
        Assert.Equal(number, restored.ExecutedAmountQuote);
        Assert.Equal(-number, restored.FeesPaid["BNB"]);
        Assert.Equal(order.CreationTimestamp, restored.CreationTimestamp);
        Assert.Equal(order.Fills["t"] with { Fee = restored.Fills["t"].Fee }, restored.Fills["t"]);
        Assert.Equal(OrderTrackingState.Write(order), OrderTrackingState.Write(restored));
        Assert.Contains($"\"amount\":\"{text}\"", OrderTrackingState.Write(order), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Correction", "27")]
    public async Task Correction_27_An_account_without_funds_can_be_ready()
    {
        await using var bench = new TradingBench();
        bench.Venue.Balances = [];
        Assert.False(bench.Venue.StatusDictionary["account_balance"]);
        await bench.Venue.StartNetworkAsync(None);
        await TradingBench.Until(() => bench.Venue.IsReady);
        Assert.Equal(0m, bench.Venue.GetBalance("BTC"));
    }

    [Fact]
    [Trait("Correction", "28")]
    public async Task Correction_28_A_transaction_that_never_confirms_is_announced()
    {
        await using var bench = await TradingBench.StartedAsync();
        bench.Venue.Watch("0xabc", TimeSpan.FromSeconds(60));
        bench.Venue.Watch("0xdef", TimeSpan.FromSeconds(60));
        bench.Venue.Confirm("0xdef");
        Assert.Throws<InvalidOperationException>(() => bench.Venue.Watch("0xabc", TimeSpan.FromSeconds(1)));
        bench.Venue.Tick(Say.T0.AddSeconds(59));
        await bench.DeliveredAsync();
        Assert.Empty(bench.Events);
        bench.Venue.Tick(Say.T0.AddSeconds(60));
        await bench.DeliveredAsync();
        Assert.Equal("0xabc", Assert.IsType<TransactionFailureEvent>(Assert.Single(bench.Events)).OrderId);
    }

    [Fact]
    [Trait("Correction", "28")]
    public async Task Correction_28_An_order_that_is_a_transaction_is_watched_until_it_is_acknowledged()
    {
        await using var bench = await TradingBench.StartedAsync(
            timings: new ConnectorTimings { TransactionTimeout = TimeSpan.FromSeconds(20) },
            prepare: venue =>
            {
                venue.OnPlace = _ => new TaskCompletionSource<PlacedOrder>().Task;
                venue.OnQuery = _ => Task.FromResult<OrderQueryOutcome>(new OrderQueryOutcome.Unknown("The node is behind."));
            });
        var id = bench.Buy();
        await TradingBench.Until(() => bench.Venue.Count("place") == 1);
        await bench.PassUntil(() => bench.Events.Any(each => each is TransactionFailureEvent));
        Assert.Equal("TransactionFailure", bench.Story(id).Split(' ')[^1]);
        Assert.True(bench.Venue.InFlightOrders.ContainsKey(id));
    }

    private static OrderRequest Request() => new()
    {
        TradingPair = Say.Pair,
        TradeType = TradeType.Buy,
        OrderType = OrderType.Limit,
        Amount = 1m,
        Price = 100m,
    };

    private sealed class StubClock : IClock
    {
        public bool IsRealTime => true;

        public TimeSpan TickSize => TimeSpan.FromSeconds(1);

        public DateTimeOffset StartTime => Say.T0;

        public DateTimeOffset CurrentTimestamp => Say.T0;

        public void AddIterator(ITimeIterator iterator)
        {
        }

        public void RemoveIterator(ITimeIterator iterator)
        {
        }
    }
}
