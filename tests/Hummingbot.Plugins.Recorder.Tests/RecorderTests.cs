using Hummingbot.Plugins.Recorder.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hummingbot.Plugins.Recorder.Tests;

/// <summary>What a recorder does on every engine.</summary>
public abstract class RecorderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected RecorderOptions Options { get; set; } = new();

    [Fact]
    public async Task An_order_is_on_record_exactly_before_it_may_be_sent()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var order = Sample.Order("a") with { Amount = 0.00000001m, Price = 0.000000000001m };
        await recorder.JournalFor("binance").RecordBeforeSendAsync(order, "{\"n\":1}", Cancellation);

        var history = await TradeHistory.OpenAsync(Options, Cancellation);
        var recorded = Assert.Single(await history.GetOrdersAsync(new HistoryFilter(), Cancellation));
        Assert.Equal(("binance", "a", 0.00000001m, 0.000000000001m), (recorded.Exchange, recorded.ClientOrderId, recorded.Amount, recorded.Price));
        Assert.Equal(("ETH-USDT", "ETH", "USDT"), (recorded.TradingPair, recorded.BaseAsset, recorded.QuoteAsset));
        Assert.Equal((OrderState.PendingCreate, Sample.Noon), (recorded.State, recorded.CreationTimestamp));
        var step = Assert.Single(await history.GetStatusesAsync("binance", "a", Cancellation));
        Assert.Equal("PendingCreate", step.Status);
    }

    [Fact]
    [Trait("Correction", "19")]
    public async Task Every_decimal_survives()
    {
        decimal[] numbers = [decimal.MaxValue, 0.0000000000000000000000000001m, 0.000000000001m, 0.00000001m, 1.50m, 0m, 123456789012345678.123456789m];
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        foreach (var number in numbers)
        {
            var order = Sample.Order($"order-{number}") with { Amount = number, Price = number };
            await recorder.JournalFor("binance").RecordBeforeSendAsync(order, "{}", Cancellation);
        }

        foreach (var number in numbers)
        {
            var recorded = await recorder.History.FindOrderAsync("binance", $"order-{number}", Cancellation);
            Assert.Equal((number, number), (recorded!.Amount, recorded.Price));
        }
    }

    [Fact]
    public async Task A_whole_life_is_recorded_step_by_step()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options with { Strategy = "maker" }, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        await recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order("a"), "{}", Cancellation);
        connector.Trade("a", "t1");
        await recorder.FlushAsync(Cancellation);

        var order = await recorder.History.FindOrderAsync("binance", "a", Cancellation);
        Assert.Equal((OrderState.Filled, "BuyOrderCompleted", "X1"), (order!.State, order.LastStatus, order.ExchangeOrderId));
        Assert.Equal((1.5m, 1500m, "maker"), (order.ExecutedAmountBase, order.ExecutedAmountQuote, order.Strategy));
        var steps = await recorder.History.GetStatusesAsync("binance", "a", Cancellation);
        Assert.Equal(["PendingCreate", "BuyOrderCreated", "OrderFilled", "BuyOrderCompleted"], steps.Select(step => step.Status));
        var fill = Assert.Single(await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation));
        Assert.Equal(("t1", 1.5m, 1000m, 1500m), (fill.ExchangeTradeId, fill.Amount, fill.Price, fill.QuoteAmount));
        Assert.Equal((true, Sample.Noon.AddSeconds(1)), (fill.IsTaker, fill.Timestamp));
        Assert.Equal((0.000000000001m, -0.00000001m), (fill.TradeFee.Percent, fill.TradeFee.FlatFees.Single().Amount));
        Assert.Empty(await recorder.RestoreAsync("binance", null, Cancellation));
    }

    [Fact]
    public async Task A_fill_that_is_announced_again_is_recorded_once_even_after_a_restart()
    {
        for (var run = 0; run < 2; run++)
        {
            await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
            var connector = new TradingConnector();
            using var recording = recorder.Record(connector.Connector);
            connector.Trade("a", "t1");
            connector.Announce(Sample.Filled("a", "t1"));
            connector.Announce(Sample.Filled("b", "t1"));
            await recorder.FlushAsync(Cancellation);
            connector.Announce(Sample.Filled("a", "t1"));
            await recorder.FlushAsync(Cancellation);
            var fills = await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation);
            Assert.Equal([("b", "t1"), ("a", "t1")], fills.Select(fill => (fill.ClientOrderId, fill.ExchangeTradeId)).OrderDescending());
        }
    }

    [Fact]
    public async Task What_had_not_ended_is_restored_as_it_was_last_and_what_has_ended_is_not()
    {
        await using (var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation))
        {
            var connector = new TradingConnector();
            using var recording = recorder.Record(connector.Connector);
            foreach (var id in (string[])["sent", "partial", "done"])
                await recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order(id), $"journal of {id}", Cancellation);
            await recorder.JournalFor("coinbase").RecordBeforeSendAsync(Sample.Order("elsewhere"), "{}", Cancellation);
            connector.Update(Sample.Order("partial").WithFill("t1", 0.5m, OrderState.PartiallyFilled));
            connector.Trade("done", "t2");
        }

        await using var restarted = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var states = await restarted.RestoreAsync("binance", null, Cancellation);
        Assert.Equal(
            [("partial", "{\"id\":\"partial\",\"fills\":1}"), ("sent", "journal of sent")],
            states.OrderBy(state => state.Key).Select(state => (state.Key, state.Value)));
        Assert.Empty(await restarted.RestoreAsync("binance", "another.json", Cancellation));
    }

    [Fact]
    public async Task The_fills_of_a_saved_state_are_on_record_although_their_events_are_still_to_come()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        connector.Orders["a"] = Sample.Order("a").WithFill("t1", 0.5m, OrderState.PartiallyFilled);
        using var recording = recorder.Record(connector.Connector);
        await recorder.FlushAsync(Cancellation);

        Assert.Equal("{\"id\":\"a\",\"fills\":1}", (await recorder.RestoreAsync("binance", null, Cancellation))["a"]);
        Assert.Equal("t1", Assert.Single(await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation)).ExchangeTradeId);
    }

    [Fact]
    public async Task A_state_that_the_connector_has_dropped_is_kept_until_the_end_of_its_order_is_announced()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var open = Sample.Order("a", OrderState.Open);
        connector.Update(open);
        await recorder.FlushAsync(Cancellation);
        connector.Orders.Clear();
        connector.Announce(Sample.Created("a"));
        await recorder.FlushAsync(Cancellation);
        Assert.Single(await recorder.RestoreAsync("binance", null, Cancellation));

        connector.Announce(new OrderCancelledEvent { OrderId = "a", Timestamp = Sample.Noon.AddSeconds(5) });
        await recorder.FlushAsync(Cancellation);
        Assert.Empty(await recorder.RestoreAsync("binance", null, Cancellation));
        Assert.Equal(OrderState.Canceled, (await recorder.History.FindOrderAsync("binance", "a", Cancellation))!.State);
    }

    [Fact]
    public async Task An_unknown_outcome_is_recorded_with_its_reason_until_it_is_known()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var error = new OrderError { Kind = ExchangeErrorKind.Unknown, Message = "The request timed out.", VenueCode = "504" };
        connector.Update(Sample.Order("a") with { IsOutcomeUnknown = true, Error = error });
        await recorder.FlushAsync(Cancellation);
        var order = await recorder.History.FindOrderAsync("binance", "a", Cancellation);
        Assert.True(order!.IsOutcomeUnknown);
        Assert.Equal((ExchangeErrorKind.Unknown, "504", error.Message), (order.LastErrorKind, order.LastErrorCode, order.LastError));

        connector.Update(Sample.Order("a", OrderState.Open));
        await recorder.FlushAsync(Cancellation);
        order = await recorder.History.FindOrderAsync("binance", "a", Cancellation);
        Assert.False(order!.IsOutcomeUnknown);
        Assert.Null(order.LastError);
        var steps = await recorder.History.GetStatusesAsync("binance", "a", Cancellation);
        Assert.Equal(["PendingCreate", "OutcomeUnknown", "OutcomeKnown"], steps.Select(step => step.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fill_is_on_record_with_what_its_event_and_its_order_tell_together_or_one_after_the_other(bool isTogether)
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        connector.Announce(Sample.Filled("a", "t1") with { Leverage = 3, Position = "OPEN" });
        if (!isTogether)
        {
            await recorder.FlushAsync(Cancellation);
            Assert.Null(Assert.Single(await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation)).QuoteAmount);
        }

        connector.Update(Sample.Order("a").WithFill("t1", 1.5m, OrderState.Filled));
        await recorder.FlushAsync(Cancellation);
        var fill = Assert.Single(await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation));
        Assert.Equal((1500m, true, Sample.Noon.AddSeconds(1)), (fill.QuoteAmount, fill.IsTaker, fill.Timestamp));
        Assert.Equal((3, "OPEN"), (fill.Leverage, fill.Position));
    }

    [Fact]
    public async Task A_late_reply_never_takes_an_order_back()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        connector.Trade("a", "t1");
        await recorder.FlushAsync(Cancellation);
        connector.Announce(Sample.Updated(Sample.Order("a", OrderState.Open)));
        connector.Announce(new OrderCancelledEvent { OrderId = "a", Timestamp = Sample.Noon.AddSeconds(5) });
        await recorder.FlushAsync(Cancellation);
        var order = await recorder.History.FindOrderAsync("binance", "a", Cancellation);
        Assert.Equal((OrderState.Filled, 1.5m), (order!.State, order.ExecutedAmountBase));
    }

    [Fact]
    public async Task An_order_that_failed_before_it_was_sent_leaves_a_trace()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var error = new OrderError { Kind = ExchangeErrorKind.Refused, Message = "Too small." };
        connector.Announce(
            new OrderFailureEvent { OrderId = "a", Timestamp = Sample.Noon.AddSeconds(1), OrderType = OrderType.Limit, Error = error });
        connector.Update(Sample.Order("a", OrderState.Failed) with { Error = error });
        await recorder.FlushAsync(Cancellation);
        var order = await recorder.History.FindOrderAsync("binance", "a", Cancellation);
        Assert.Equal((OrderState.Failed, "OrderFailure", "Too small."), (order!.State, order.LastStatus, order.LastError));
    }

    [Fact]
    public async Task An_id_of_an_earlier_order_is_refused_and_the_orders_beside_it_are_not()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        connector.Trade("a", "t1");
        await recorder.FlushAsync(Cancellation);
        var journal = recorder.JournalFor("binance");
        var again = journal.RecordBeforeSendAsync(Sample.Order("a"), "{}", Cancellation).AsTask();
        await journal.RecordBeforeSendAsync(Sample.Order("b"), "{}", Cancellation);
        var refusal = await Assert.ThrowsAsync<RecorderException>(() => again);
        Assert.Equal(RecorderErrorKind.DuplicateOrder, refusal.Kind);
        Assert.Equal(RecorderState.Recording, recorder.Status.State);
    }

    [Fact]
    public async Task An_event_that_overtakes_the_journal_does_no_harm()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        connector.Update(Sample.Order("a"));
        await recorder.FlushAsync(Cancellation);
        await recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order("a"), "{}", Cancellation);
        Assert.Single(await recorder.RestoreAsync("binance", null, Cancellation));
    }

    [Fact]
    [Trait("Correction", "20")]
    public async Task There_is_one_market_state_per_configuration_and_exchange()
    {
        foreach (var config in (string[])["a.json", "b.json"])
        {
            await using var recorder = await MarketsRecorder.OpenAsync(Options with { ConfigFile = config }, null, Cancellation);
            foreach (var name in (string[])["binance", "coinbase"])
            {
                var connector = new TradingConnector(name);
                using var recording = recorder.Record(connector.Connector);
                connector.Trade("a", "t1");
                await recorder.FlushAsync(Cancellation);
                connector.Update(Sample.Order("b", OrderState.Open) with { IsOutcomeUnknown = true });
                await recorder.FlushAsync(Cancellation);
            }
        }

        var history = await TradeHistory.OpenAsync(Options, Cancellation);
        var states = await history.GetMarketStatesAsync(Cancellation);
        Assert.Equal(
            [("a.json", "binance"), ("a.json", "coinbase"), ("b.json", "binance"), ("b.json", "coinbase")],
            states.Select(state => (state.ConfigFile, state.Exchange)));
        Assert.Equal(
            """{"is_ready":true,"network":"Connected","status":{"account_balance":true},"open_orders":1,"unknown_orders":1}""",
            states[0].SavedState);
    }

    [Fact]
    public async Task Text_that_engines_refuse_stops_nothing()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var longId = new string('9', 10_000);
        foreach (var id in (string[])["nul\0", "half\ud800", longId + "1", longId + "2"])
        {
            connector.Announce(Sample.Filled("a", id));
            var error = new OrderError { Kind = ExchangeErrorKind.Refused, Message = id, VenueCode = id };
            connector.Update(Sample.Order("b" + id, OrderState.Failed) with { Error = error, TradingPair = id });
        }

        await recorder.FlushAsync(Cancellation);
        Assert.Equal(4, (await recorder.History.GetFillsAsync(new HistoryFilter(), Cancellation)).Count);
        Assert.Equal(4, (await recorder.History.GetOrdersAsync(new HistoryFilter(), Cancellation)).Count);
    }

    [Fact]
    public async Task Data_that_break_the_contract_stop_nothing_but_themselves()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var journal = recorder.JournalFor("binance");
        var broken = Sample.Order("broken") with { TradingPair = null! };
        var refused = journal.RecordBeforeSendAsync(broken, "{}", Cancellation).AsTask();
        connector.Announce(Sample.Filled("broken", null!));
        connector.Announce(Sample.Updated(broken));
        connector.Trade("a", "t1");
        await journal.RecordBeforeSendAsync(Sample.Order("b"), "{}", Cancellation);
        await Assert.ThrowsAsync<RecorderException>(() => refused);
        await recorder.FlushAsync(Cancellation);
        Assert.Equal(RecorderState.Recording, recorder.Status.State);
        Assert.Equal(["b", "a"], (await recorder.History.GetOrdersAsync(new HistoryFilter(), Cancellation)).Select(order => order.ClientOrderId));
    }

    [Fact]
    public async Task History_is_filtered_and_paged_newest_first()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        for (var i = 0; i < 6; i++)
        {
            var (time, pair) = (Sample.Noon.AddMinutes(i), i % 2 == 0 ? "ETH-USDT" : "BTC-USDT");
            var order = Sample.Order($"o{i}") with { CreationTimestamp = time, TradingPair = pair };
            await recorder.JournalFor(i < 4 ? "binance" : "coinbase").RecordBeforeSendAsync(order, "{}", Cancellation);
        }

        async Task<string> Ids(HistoryFilter filter) =>
            string.Join(' ', (await recorder.History.GetOrdersAsync(filter, Cancellation)).Select(order => order.ClientOrderId));

        Assert.Equal("o5 o4 o3 o2 o1 o0", await Ids(new HistoryFilter()));
        Assert.Equal("o3 o2", await Ids(new HistoryFilter { Skip = 2, Take = 2 }));
        Assert.Equal("o2 o0", await Ids(new HistoryFilter { Exchange = "binance", TradingPair = "ETH-USDT" }));
        Assert.Equal("o3 o2", await Ids(new HistoryFilter { From = Sample.Noon.AddMinutes(2), To = Sample.Noon.AddMinutes(4), OpenOnly = true }));
    }

    [Fact]
    public async Task Two_recorders_share_a_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async number =>
        {
            await using var recorder = await MarketsRecorder.OpenAsync(Options with { ConfigFile = $"{number}.json" }, null, Cancellation);
            var journal = recorder.JournalFor("binance");
            for (var i = 0; i < 50; i++) await journal.RecordBeforeSendAsync(Sample.Order($"{number}-{i}"), "{}", Cancellation);
        }));

        var history = await TradeHistory.OpenAsync(Options, Cancellation);
        Assert.Equal(100, (await history.GetOrdersAsync(new HistoryFilter { Take = 1000 }, Cancellation)).Count);
    }

    [Fact]
    public async Task Migrations_lead_to_the_tables_of_the_model()
    {
        await using (await MarketsRecorder.OpenAsync(Options, null, Cancellation))
        {
        }

        await using var context = new RecorderDatabase(Options).CreateContext();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.True(context.Database.GetMigrations().Count() == SchemaUpgrade.CurrentVersion);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task A_stopped_recorder_refuses_orders()
    {
        var recorder = await MarketsRecorder.OpenAsync(Options, null, Cancellation);
        await recorder.DisposeAsync();
        await recorder.DisposeAsync();
        var refusal = await Assert.ThrowsAsync<RecorderException>(
            () => recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order("a"), "{}", Cancellation).AsTask());
        Assert.Equal(RecorderErrorKind.Stopped, refusal.Kind);
        Assert.Equal(RecorderState.Stopped, recorder.Status.State);
        await Assert.ThrowsAsync<RecorderException>(() => recorder.FlushAsync(Cancellation));
    }
}
