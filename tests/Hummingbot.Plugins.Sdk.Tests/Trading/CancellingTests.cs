using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class CancellingTests
{
    [Fact]
    public async Task A_cancellation_waits_for_the_acknowledgement()
    {
        var reply = new TaskCompletionSource<PlacedOrder>();
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => reply.Task);
        var id = bench.Buy();
        await TradingBench.Until(() => bench.Venue.Count("place") == 1);
        bench.Venue.Cancel(Say.Pair, id);
        Assert.True(bench.Venue.InFlightOrders[id].IsCancelRequested);
        await bench.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, bench.Venue.Count("cancel"));

        reply.SetResult(new PlacedOrder { ClientOrderId = id, ExchangeOrderId = "X1", Timestamp = Say.T0 });
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderCancelled", bench.Story(id));
        Assert.Equal(1, bench.Venue.Count("cancel"));
    }

    [Fact]
    public async Task An_order_of_unknown_outcome_is_cancelled_as_soon_as_it_is_found()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
        {
            venue.OnPlace = _ => Task.FromException<PlacedOrder>(Say.Fails(ExchangeErrorKind.Unknown));
            venue.OnQuery = _ => Task.FromException<OrderQueryOutcome>(Say.Fails(ExchangeErrorKind.Transport));
        });
        var id = bench.Buy();
        bench.Venue.Cancel(Say.Pair, id);
        await bench.PassUntil(() => bench.Venue.Count("query") > 2);
        Assert.Equal(0, bench.Venue.Count("cancel"));
        bench.Venue.OnQuery = null;
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);
        Assert.Equal("BuyOrderCreated OrderCancelled", bench.Story(id));
    }

    [Fact]
    public async Task An_id_that_is_not_tracked_is_not_sent()
    {
        await using var bench = await TradingBench.StartedAsync();
        Assert.Equal("web_1", bench.Venue.Cancel(Say.Pair, "web_1"));
        Assert.Empty(await bench.Venue.CancelAllAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken).InTime());
        Assert.Equal(0, bench.Venue.Count("cancel"));
    }

    [Theory]
    [InlineData(ExchangeErrorKind.Transport)]
    [InlineData(ExchangeErrorKind.Unknown)]
    [InlineData(ExchangeErrorKind.RateLimited)]
    public async Task A_cancellation_that_did_not_get_through_is_sent_again(ExchangeErrorKind kind)
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnCancel = _ => bench.Venue.Count("cancel") < 2
            ? Task.FromException<CancelOutcome>(Say.Fails(kind))
            : Task.FromResult(CancelOutcome.Cancelled());
        bench.Venue.Cancel(Say.Pair, id);
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);
        Assert.Equal(3, bench.Venue.Count("cancel"));
        Assert.Equal("BuyOrderCreated OrderCancelled", bench.Story(id));
    }

    [Fact]
    public async Task A_cancellation_without_an_amount_in_its_answer_asks_for_fills_before_the_order_ends()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnCancel = _ => Task.FromResult(CancelOutcome.Cancelled());
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.3m)]);
        bench.Venue.Cancel(Say.Pair, id);
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 0);
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled OrderCancelled", bench.Story(id));
        Assert.Equal(0.3m, bench.Order(id).ExecutedAmountBase);
    }

    [Fact]
    public async Task A_cancellation_that_is_confirmed_later_waits_for_the_word()
    {
        await using var bench = await TradingBench.StartedAsync();
        var id = await bench.OpenAsync();
        bench.Venue.OnCancel = _ => Task.FromResult(CancelOutcome.Accepted);
        bench.Venue.Cancel(Say.Pair, id);
        await TradingBench.Until(() => bench.Venue.InFlightOrders[id].State == OrderState.PendingCancel);
        bench.Venue.Tell(say => say.Add(Say.Trade(id, "t1", 0.3m)));
        Assert.Equal(OrderState.PendingCancel, bench.Venue.InFlightOrders[id].State);
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Canceled) with { ExecutedAmountBase = 0.3m }));
        await bench.DeliveredAsync();
        Assert.Equal("BuyOrderCreated OrderFilled OrderCancelled", bench.Story(id));
    }

    [Fact]
    public async Task An_absent_order_is_believed_absent_only_when_asked_again_and_means_what_the_venue_says_it_means()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.AbsentMeans = OrderState.Canceled);
        var id = await bench.OpenAsync();
        bench.Venue.OnCancel = _ => Task.FromException<CancelOutcome>(Say.Fails(ExchangeErrorKind.NotFound));
        bench.Venue.OnQuery = _ => Task.FromResult<OrderQueryOutcome>(new OrderQueryOutcome.Absent());
        bench.Venue.OnTrades = _ => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(id, "t1", 0.2m)]);
        bench.Venue.Cancel(Say.Pair, id);
        await TradingBench.Until(() => bench.Venue.InFlightOrders[id].IsOutcomeUnknown);
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);
        Assert.Equal("BuyOrderCreated OrderFilled OrderCancelled", bench.Story(id));
        Assert.True(bench.Event<OrderCancelledEvent>(id).Timestamp - Say.T0 >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancel_all_tells_the_truth_about_each_order_within_the_time()
    {
        await using var bench = await TradingBench.StartedAsync();
        var cancelled = await bench.OpenAsync();
        var silent = await bench.OpenAsync();
        var filled = await bench.OpenAsync();
        var refused = await bench.OpenAsync();
        bench.Venue.OnCancel = order => order.ClientOrderId == cancelled
            ? Task.FromResult(CancelOutcome.Cancelled(Say.Order(cancelled, OrderState.Canceled) with { ExecutedAmountBase = 0m }))
            : order.ClientOrderId == silent ? new TaskCompletionSource<CancelOutcome>().Task
            : order.ClientOrderId == filled ? Task.FromResult(CancelOutcome.AlreadyDone)
            : Task.FromException<CancelOutcome>(Say.Fails(ExchangeErrorKind.Refused, "Cancel is not allowed."));
        bench.Venue.OnQuery = order => Task.FromResult(Say.Found(
            Say.Order(order.ClientOrderId, order.ClientOrderId == filled ? OrderState.Filled : OrderState.Open)
                with
            { ExecutedAmountBase = order.ClientOrderId == filled ? 1m : 0m }));
        bench.Venue.OnTrades = order => Task.FromResult<IReadOnlyList<TradeUpdate>>([Say.Trade(order.ClientOrderId, "t1", 1m)]);

        var all = bench.Venue.CancelAllAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await TradingBench.Until(() => bench.Venue.InFlightOrders.Count == 2);
        await bench.PassUntil(() => all.IsCompleted);
        var results = (await all).ToDictionary(result => result.ClientOrderId);

        Assert.Equal(cancelled, (await all)[0].ClientOrderId);
        Assert.True(results[cancelled].Success);
        Assert.Null(results[cancelled].Error);
        Assert.Contains("not confirmed", results[silent].Error!.Message, StringComparison.Ordinal);
        Assert.Contains("filled before", results[filled].Error!.Message, StringComparison.Ordinal);
        Assert.Equal("Cancel is not allowed.", results[refused].Error!.Message);
        Assert.Single(results.Values, result => result.Success);
        Assert.True(bench.Venue.InFlightOrders.ContainsKey(refused));
    }

    [Fact]
    public async Task An_order_given_up_that_turns_out_to_live_is_cancelled_and_its_fills_count()
    {
        await using var bench = await TradingBench.StartedAsync(prepare: venue =>
        {
            venue.OnPlace = _ => Task.FromException<PlacedOrder>(Say.Fails(ExchangeErrorKind.Unknown));
            venue.OnQuery = _ => Task.FromResult<OrderQueryOutcome>(new OrderQueryOutcome.Absent());
        });
        var id = bench.Buy();
        await bench.PassUntil(() => bench.Venue.InFlightOrders.Count == 0);
        bench.Venue.Tell(say =>
        {
            say.Add(Say.Order(id, OrderState.Open, "X1"));
            say.Add(Say.Trade(id, "t1", 0.2m));
        });
        bench.Venue.Tell(say => say.Add(Say.Order(id, OrderState.Open, "X1")));
        await TradingBench.Until(() => bench.Venue.Count("cancel") == 1);
        await bench.DeliveredAsync();
        Assert.Equal(0.2m, bench.Order(id).ExecutedAmountBase);
        Assert.Equal(OrderState.Failed, bench.Order(id).State);
    }
}
