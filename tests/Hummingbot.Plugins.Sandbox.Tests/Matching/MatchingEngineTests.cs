using System.Globalization;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Matching;

public sealed class MatchingEngineTests
{
    private readonly Desk _desk = new();

    [Fact]
    public void A_better_price_comes_first_and_among_equals_the_older_order()
    {
        var second = _desk.Limit("alice", TradeType.Sell, 101, 1).Order!;
        var first = _desk.Limit("bob", TradeType.Sell, 100, 1).Order!;
        var third = _desk.Limit("bob", TradeType.Sell, 101, 1).Order!;

        var taker = _desk.Limit("carol", TradeType.Buy, 101, 2.5m);

        Assert.Equal([(100m, 1m), (101m, 1m), (101m, 0.5m)], taker.Fills.Select(fill => (fill.Price, fill.Amount)));
        Assert.Equal(
            [first.Id, second.Id, third.Id],
            _desk.Events.OfType<TradeExecuted>().Select(trade => trade.Trade.MakerOrderId));
        Assert.Equal(OrderStatus.Filled, taker.Order!.Status);
        Assert.Equal(OrderStatus.PartiallyFilled, _desk.Engine.FindOrder("bob", third.Id)!.Status);
    }

    [Fact]
    [Trait("Correction", "24")]
    public void Two_orders_at_one_price_both_live()
    {
        _desk.Limit("alice", TradeType.Buy, 99, 1);
        _desk.Limit("alice", TradeType.Buy, 99, 2);
        Assert.Equal(2, _desk.Engine.GetOpenOrders("alice").Count);
        Assert.Equal(new BookLevel(99, 3, 2), Assert.Single(_desk.Engine.GetBook(Desk.Pair).Bids));
    }

    [Fact]
    public void What_does_not_match_rests_at_its_own_price()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        var order = _desk.Limit("bob", TradeType.Buy, 100.50m, 3).Order!;
        Assert.Equal((OrderStatus.PartiallyFilled, 1m, 2m), (order.Status, order.FilledAmount, order.RemainingAmount));
        Assert.Equal(new BookLevel(100.50m, 2, 1), Assert.Single(_desk.Engine.GetBook(Desk.Pair).Bids));
        Assert.Empty(_desk.Engine.GetBook(Desk.Pair).Asks);
    }

    [Fact]
    public void A_price_improvement_is_released_at_once()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        _desk.Limit("bob", TradeType.Buy, 110, 2);
        // One bought at 100, one still waiting at 110.
        Assert.Equal(new Balance("USDT", 1_000_000 - 100, 110), _desk.Usdt("bob"));
        Assert.Equal(1_000_000 + 1 - 0.002m, _desk.Btc("bob").Total);
    }

    [Fact]
    public void Cancelling_releases_exactly_the_rest()
    {
        var order = _desk.Limit("bob", TradeType.Buy, 100, 2).Order!;
        _desk.Limit("alice", TradeType.Sell, 100, 0.5m);
        Assert.Equal(150, _desk.Usdt("bob").Held);

        var cancelled = _desk.Engine.Cancel("bob", order.Id);

        Assert.True(cancelled.IsCancelled);
        Assert.Equal((OrderStatus.Cancelled, 0.5m, 0m), (cancelled.Order.Status, cancelled.Order.FilledAmount, cancelled.Order.Held));
        Assert.Equal(new Balance("USDT", 999_950, 0), _desk.Usdt("bob"));
        Assert.Empty(_desk.Engine.GetBook(Desk.Pair).Bids);
    }

    [Fact]
    public void A_fill_or_kill_order_is_filled_completely_or_not_at_all()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        var killed = _desk.Limit("bob", TradeType.Buy, 100, 2, TimeInForce.FillOrKill);
        Assert.Equal((OrderStatus.Expired, DoneReason.Unmatched), (killed.Order!.Status, killed.Order.DoneReason));
        Assert.Empty(killed.Fills);
        Assert.Equal(OrderStatus.Filled, _desk.Limit("bob", TradeType.Buy, 100, 1, TimeInForce.FillOrKill).Order!.Status);
    }

    [Fact]
    public void The_rest_of_an_immediate_or_cancel_order_ends_and_holds_nothing()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        var order = _desk.Limit("bob", TradeType.Buy, 100, 2, TimeInForce.ImmediateOrCancel).Order!;
        Assert.Equal((OrderStatus.Expired, 1m), (order.Status, order.FilledAmount));
        Assert.Equal(new Balance("USDT", 999_900, 0), _desk.Usdt("bob"));
    }

    [Fact]
    [Trait("Correction", "24")]
    public void A_post_only_order_rests_or_is_refused_and_never_vanishes()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        Assert.Equal(RejectReason.WouldCross, _desk.PostOnly("bob", TradeType.Buy, 100, 1).Rejection!.Reason);
        Assert.Empty(_desk.Engine.GetOrders("bob"));
        Assert.Equal(0, _desk.Usdt("bob").Held);
        Assert.Equal(OrderStatus.Open, _desk.PostOnly("bob", TradeType.Buy, 99.99m, 1).Order!.Status);
    }

    [Fact]
    public void A_market_order_takes_what_there_is_and_the_rest_ends()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        _desk.Limit("alice", TradeType.Sell, 102, 1);
        var order = _desk.Market("bob", TradeType.Buy, amount: 3).Order!;
        Assert.Equal((OrderStatus.Expired, 2m, 202m), (order.Status, order.FilledAmount, order.FilledQuote));
        Assert.Equal(OrderStatus.Expired, _desk.Market("bob", TradeType.Buy, amount: 1).Order!.Status);
        Assert.Equal(new Balance("USDT", 1_000_000 - 202, 0), _desk.Usdt("bob"));
    }

    [Fact]
    public void A_market_buy_by_quote_amount_spends_no_more_than_that()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        _desk.Limit("alice", TradeType.Sell, 300, 1);
        var order = _desk.Market("bob", TradeType.Buy, quoteAmount: 200).Order!;
        // 1 at 100, then 100 buys 0.333 at 300 by the step of 0.001.
        Assert.Equal((OrderStatus.Filled, 1.333m, 199.9m), (order.Status, order.FilledAmount, order.FilledQuote));
        Assert.Equal(1.333m, order.Amount);
        Assert.Equal(OrderStatus.Filled, _desk.Events.OfType<OrderFilled>().Last(filled => filled.Order.Id == order.Id).Order.Status);
    }

    [Fact]
    public void A_market_sale_by_quote_amount_brings_no_more_than_that()
    {
        _desk.Limit("alice", TradeType.Buy, 300, 1);
        var order = _desk.Market("bob", TradeType.Sell, quoteAmount: 100).Order!;
        Assert.Equal((OrderStatus.Filled, 0.333m, 99.9m), (order.Status, order.FilledAmount, order.FilledQuote));
    }

    [Theory]
    [InlineData("100.005", "1", RejectReason.OffTick)]
    [InlineData("100", "1.0005", RejectReason.OffStep)]
    [InlineData("100", "0.01", RejectReason.BelowMinSize)]
    [InlineData("100", "101", RejectReason.AboveMaxSize)]
    [InlineData("10", "0.5", RejectReason.BelowMinNotional)]
    [InlineData("0", "1", RejectReason.InvalidPrice)]
    [InlineData("-1", "1", RejectReason.InvalidPrice)]
    [InlineData("100", "0", RejectReason.InvalidAmount)]
    [InlineData("100000", "100", RejectReason.InsufficientBalance)]
    [InlineData("99000000000", "100", RejectReason.AboveMaxNotional)]
    public void An_order_that_breaks_a_rule_is_refused_with_the_rule_and_changes_nothing(string price, string amount, RejectReason reason)
    {
        var desk = new Desk(market: Desk.DefaultMarket with { MinSize = 0.1m, MaxSize = 100, MinNotional = 10 });
        var result = desk.Limit(
            "alice", TradeType.Buy, decimal.Parse(price, CultureInfo.InvariantCulture), decimal.Parse(amount, CultureInfo.InvariantCulture));
        Assert.Equal(reason, result.Rejection!.Reason);
        Assert.Equal(result.Rejection, Assert.IsType<OrderRejected>(Assert.Single(desk.Events)).Rejection);
        Assert.Equal(new Balance("USDT", 1_000_000, 0), desk.Usdt("alice"));
        Assert.Equal(0, desk.Engine.GetStatus(Desk.Pair).Sequence);
    }

    [Fact]
    public void A_number_beyond_everything_is_refused_too()
    {
        Assert.Equal(RejectReason.AboveMaxNotional, _desk.Limit("alice", TradeType.Buy, 79_228_162_514_264_337_593_543_950_335m, 1000).Rejection!.Reason);
        Assert.Equal(RejectReason.AboveMaxSize, _desk.Limit("alice", TradeType.Buy, 1, decimal.MaxValue).Rejection!.Reason);
        Assert.Equal(RejectReason.AboveMaxNotional, _desk.Market("alice", TradeType.Buy, quoteAmount: decimal.MaxValue).Rejection!.Reason);
    }

    [Fact]
    public void What_another_order_holds_cannot_be_spent_twice()
    {
        _desk.Limit("alice", TradeType.Buy, 100, 6000);
        Assert.Equal(RejectReason.InsufficientBalance, _desk.Limit("alice", TradeType.Buy, 100, 4001).Rejection!.Reason);
        Assert.True(_desk.Limit("alice", TradeType.Buy, 100, 4000).IsAccepted);
        Assert.Equal(0, _desk.Usdt("alice").Available);
    }

    [Fact]
    public void A_market_order_beyond_the_balance_is_refused_before_anything_trades()
    {
        _desk.Limit("bob", TradeType.Sell, 100, 20_000);
        Assert.Equal(RejectReason.InsufficientBalance, _desk.Market("alice", TradeType.Buy, amount: 10_001).Rejection!.Reason);
        Assert.Equal(RejectReason.InsufficientBalance, _desk.Market("alice", TradeType.Sell, amount: 1_000_001).Rejection!.Reason);
        Assert.Empty(_desk.Engine.GetTrades(Desk.Pair));
    }

    [Fact]
    public void A_halted_market_refuses_orders_but_lets_them_be_cancelled()
    {
        var order = _desk.Limit("alice", TradeType.Buy, 99, 1).Order!;
        _desk.Engine.Halt(Desk.Pair, halted: true);
        Assert.Equal(RejectReason.MarketHalted, _desk.Limit("alice", TradeType.Buy, 99, 1).Rejection!.Reason);
        Assert.True(_desk.Engine.Cancel("alice", order.Id).IsCancelled);
        _desk.Engine.Halt(Desk.Pair, halted: false);
        Assert.True(_desk.Limit("alice", TradeType.Buy, 99, 1).IsAccepted);
    }

    [Fact]
    public void An_order_of_somebody_else_is_unknown_and_a_second_cancel_is_too_late()
    {
        var order = _desk.Limit("alice", TradeType.Buy, 99, 1).Order!;
        Assert.Equal(RejectReason.UnknownOrder, _desk.Engine.Cancel("bob", order.Id).Rejection!.Reason);
        Assert.Null(_desk.Engine.FindOrder("bob", order.Uuid));
        Assert.True(_desk.Engine.Cancel("alice", order.Uuid).IsCancelled);
        var again = _desk.Engine.Cancel("alice", order.Id);
        Assert.Equal((RejectReason.OrderAlreadyDone, OrderStatus.Cancelled), (again.Rejection!.Reason, again.Order!.Status));
    }

    [Fact]
    public void Cancel_all_takes_only_the_accounts_own_orders()
    {
        _desk.Limit("alice", TradeType.Buy, 99, 1);
        _desk.Limit("alice", TradeType.Sell, 101, 1);
        _desk.Limit("bob", TradeType.Sell, 101, 1);
        Assert.Equal(2, _desk.Engine.CancelAll("alice").Count);
        Assert.Empty(_desk.Engine.CancelAll("alice", Desk.Pair));
        Assert.Equal((0m, 0m), (_desk.Usdt("alice").Held, _desk.Btc("alice").Held));
        Assert.Single(_desk.Engine.GetBook(Desk.Pair).Asks);
    }

    [Theory]
    [InlineData(ClientOrderIdRule.UniqueAmongOpen, false, true)]
    [InlineData(ClientOrderIdRule.UniqueEver, false, false)]
    [InlineData(ClientOrderIdRule.NotChecked, true, true)]
    public void A_client_order_id_may_be_used_again_by_the_rule_of_the_venue(ClientOrderIdRule rule, bool whileOpen, bool afterwards)
    {
        var desk = new Desk(new MatchingOptions { ClientOrderIds = rule });
        desk.Limit("alice", TradeType.Buy, 99, 1, id: "mine");
        Assert.True(desk.Limit("bob", TradeType.Buy, 99, 1, id: "mine").IsAccepted);
        var second = desk.Limit("alice", TradeType.Buy, 98, 1, id: "mine");
        Assert.Equal(whileOpen, second.IsAccepted);
        if (!whileOpen) Assert.Equal(RejectReason.DuplicateClientOrderId, second.Rejection!.Reason);
        desk.Engine.CancelByClientOrderId("alice", "mine");
        var third = desk.Limit("alice", TradeType.Buy, 97, 1, id: "mine");
        Assert.Equal(afterwards, third.IsAccepted);
        if (afterwards) Assert.Equal(97, desk.Engine.FindOrderByClientOrderId("alice", "mine")!.Price);
    }

    [Fact]
    public void The_same_seed_and_requests_give_the_same_events()
    {
        Assert.Equal(Play(), Play());

        static EngineEvent[] Play()
        {
            var desk = new Desk();
            desk.Limit("alice", TradeType.Sell, 100, 1);
            desk.Limit("bob", TradeType.Buy, 101, 2);
            desk.Engine.CancelAll("bob");
            return [.. desk.Events];
        }
    }

    [Fact]
    public void Events_tell_a_request_in_order_with_numbers_without_holes()
    {
        _desk.Limit("alice", TradeType.Sell, 100, 1);
        _desk.Events.Clear();
        _desk.Limit("bob", TradeType.Buy, 100, 2);
        Assert.Equal(
            [
                "OrderAccepted", "TradeExecuted", "OrderFilled", "OrderFilled", "BookLevelChanged", "OrderDone", "OrderOpened", "BookLevelChanged",
            ],
            _desk.Events.Where(happened => happened is not BalanceChanged).Select(happened => happened.GetType().Name));
        Assert.Equal([3L, 4, 5, 6], _desk.Events.Select(SequenceOf).OfType<long>());
        Assert.Equal([2L, 3], _desk.Events.OfType<BookLevelChanged>().Select(change => change.UpdateId));
        // Of each account each asset once, with what it came to.
        var balances = _desk.Events.OfType<BalanceChanged>().ToArray();
        Assert.Equal(balances.Length, balances.Select(change => (change.Account, change.Balance.Asset)).Distinct().Count());
        Assert.All(balances, change => Assert.Equal(_desk.Engine.GetBalance(change.Account, change.Balance.Asset), change.Balance));
        Assert.All(_desk.Events[^balances.Length..], happened => Assert.IsType<BalanceChanged>(happened));
    }

    [Fact]
    public void A_subscriber_may_read_but_not_trade()
    {
        using var subscription = _desk.Engine.Subscribe(_ =>
        {
            Assert.Single(_desk.Engine.GetOpenOrders("alice"));
            Assert.Throws<InvalidOperationException>(() => _desk.Engine.CancelAll("alice"));
        });
        _desk.Limit("alice", TradeType.Buy, 99, 1);
        Assert.Single(_desk.Engine.GetOpenOrders("alice"));
    }

    [Fact]
    public void Skipped_numbers_leave_a_hole_between_two_batches_of_level_changes()
    {
        var batch = new BookDiffBatch(Desk.Pair);
        using var subscription = _desk.Engine.Subscribe(batch.Add);
        _desk.Limit("alice", TradeType.Buy, 99, 1);
        _desk.Limit("alice", TradeType.Buy, 99, 1);
        var first = batch.Take()!;
        _desk.Limit("alice", TradeType.Buy, 98, 1);
        _desk.Engine.SkipNumbers(Desk.Pair, 5);
        _desk.Limit("alice", TradeType.Buy, 97, 1);
        var second = batch.Take()!;
        Assert.Equal((1L, 2L), (first.FirstUpdateId, first.LastUpdateId));
        Assert.Equal(new BookLevel(99, 2, 2), Assert.Single(first.Bids));
        Assert.Equal((8L, 9L), (second.FirstUpdateId, second.LastUpdateId));
        Assert.Equal([98m, 97m], second.Bids.Select(level => level.Price));
        Assert.Equal(9, _desk.Engine.GetBook(Desk.Pair).UpdateId);
        Assert.Null(batch.Take());
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var desk = new Desk(new MatchingOptions { HistoryLength = 3, TradeHistoryLength = 2, MaxOpenOrders = 2 });
        for (var i = 0; i < 5; i++)
        {
            desk.Limit("alice", TradeType.Sell, 100, 1, id: $"a{i}");
            desk.Limit("bob", TradeType.Buy, 100, 1);
        }

        Assert.Equal((3, 3, 2), (desk.Engine.GetOrders("alice").Count, desk.Engine.GetFills("alice").Count, desk.Engine.GetTrades(Desk.Pair).Count));
        Assert.Null(desk.Engine.FindOrderByClientOrderId("alice", "a1"));
        desk.Limit("alice", TradeType.Sell, 101, 1);
        desk.Limit("alice", TradeType.Sell, 101, 1);
        Assert.Equal(RejectReason.TooManyOpenOrders, desk.Limit("alice", TradeType.Sell, 101, 1).Rejection!.Reason);
    }

    private static long? SequenceOf(EngineEvent happened) => happened switch
    {
        OrderAccepted accepted => accepted.Sequence,
        OrderOpened opened => opened.Sequence,
        OrderDone done => done.Sequence,
        TradeExecuted trade => trade.Trade.Sequence,
        _ => null,
    };
}
