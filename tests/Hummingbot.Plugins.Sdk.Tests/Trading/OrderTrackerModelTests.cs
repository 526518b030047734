using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Fees;
using Hummingbot.Plugins.Sdk.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>
/// A venue lives through an order's life; its words reach the state machine in any order, any number of times, by any way. Whatever the
/// interleaving, nothing is counted twice, nothing goes back, and there is one end.
/// </summary>
public class OrderTrackerModelTests
{
    private const string Id = "hbot-1";

    [Fact]
    public void Any_interleaving_of_words_about_an_order_keeps_its_story_straight() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3000), Prop.ForAll(Scripts().ToArbitrary(), IsStraight));

    [Fact]
    public void Once_everything_has_been_heard_the_totals_are_the_venues() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000), Prop.ForAll(Scripts().ToArbitrary(), script =>
        {
            var run = new Run(script);
            foreach (var word in script.Words.Where(word => word.Kind is not (Word.Absent or Word.CreateFailed))) run.Hear(word);
            run.HearEverything();
            return run.Order.IsDone
                && run.Order.ExecutedAmountBase == script.Executed
                && run.Order.State == script.FinalState
                && run.Order.Fills.Count == script.Fills.Length
                && IsStoryLegal(run);
        }));

    private static bool IsStraight(Script script)
    {
        var run = new Run(script);
        var state = run.Order.State;
        foreach (var word in script.Words)
        {
            var wasDone = run.Order.IsDone;
            run.Hear(word);
            var order = run.Order;
            if (order.State < state || (wasDone && order.State != state)) return false;
            state = order.State;
            if (order.ExecutedAmountBase != order.Fills.Values.Sum(fill => fill.BaseAmount)) return false;
            if (order.ExecutedAmountQuote != order.Fills.Values.Sum(fill => fill.QuoteAmount)) return false;
            if (order.FeesPaid.GetValueOrDefault("USDT") != order.Fills.Count * 0.1m) return false;
            if (run.Ledger.Available("USDT") < 0m) return false;
            if (order.IsDone == run.Tracker.InFlight.ContainsKey(Id)) return false;
            if (!IsStoryLegal(run)) return false;
        }

        return true;
    }

    /// <summary>Created before all else but a failure, each fill once, one end at the most, only late fills after it.</summary>
    private static bool IsStoryLegal(Run run)
    {
        var story = run.Events.Where(each => each is not OrderUpdatedEvent).ToArray();
        var created = story.Count(each => each is OrderCreatedEvent);
        var ends = story.Where(IsEnd).ToArray();
        var fills = story.OfType<OrderFilledEvent>().Select(each => each.ExchangeTradeId).ToArray();
        if (created > 1 || ends.Length > 1 || fills.Distinct().Count() != fills.Length || fills.Length != run.Order.Fills.Count) return false;
        if (run.Order.IsDone != (ends.Length == 1)) return false;
        if (story.Length > 0 && story[0] is not (OrderCreatedEvent or OrderFailureEvent)) return false;
        // A change is announced with the snapshot that it led to.
        return run.Events.OfType<OrderUpdatedEvent>().LastOrDefault() is not { } last || last.Order.State == run.Order.State;
    }

    private static bool IsEnd(ExchangeEvent each) =>
        each is OrderCompletedEvent or OrderCancelledEvent or OrderExpiredEvent or OrderFailureEvent;

    private static Gen<Script> Scripts()
    {
        var word =
            from kind in Gen.Choose(0, 9)
            from which in Gen.Choose(0, 5)
            from hasExecuted in Gen.Elements(true, false)
            from hasExchangeId in Gen.Elements(true, false)
            select new Word((byte)kind, which, hasExecuted, hasExchangeId);
        return
            from fills in Gen.Choose(1, 5).ListOf()
            from isCancelled in Gen.Elements(true, false)
            from words in word.ListOf()
            select Script.Of([.. fills.Take(5)], isCancelled, [.. words]);
    }

    private sealed record Script(decimal Amount, decimal[] Fills, OrderState FinalState, Word[] Words)
    {
        public decimal Executed => Fills.Sum();

        public static Script Of(int[] fills, bool isCancelled, Word[] words)
        {
            var executed = fills.Sum(fill => fill / 10m);
            var isFilled = !isCancelled && fills.Length > 0;
            return new Script(
                isFilled ? executed : executed + 1m, [.. fills.Select(fill => fill / 10m)], isFilled ? OrderState.Filled : OrderState.Canceled, words);
        }
    }

    private sealed record Word(byte Kind, int Which, bool HasExecuted, bool HasExchangeId)
    {
        public const byte CreateFailed = 8;
        public const byte Absent = 9;
    }

    private sealed class Run
    {
        private readonly Script _script;
        private readonly TrackedOrder _tracked;
        private readonly ManualTimeProvider _time = new(Say.T0);

        public Run(Script script)
        {
            _script = script;
            Tracker = new OrderTracker(
                "scripted", new FeeEstimator(new TradeFeeSchema(), new FeeOverrides()), Ledger, Events.Add, _time.GetUtcNow,
                ConnectorTimings.Default, NullLogger.Instance);
            Ledger.Replace([new AssetBalance("USDT", 10_000m, 10_000m)], Ledger.Mark());
            Assert.True(Ledger.TryHold(Id, "USDT", script.Amount * 100m, script.Amount * 100m));
            _tracked = Tracker.Start(
                new InFlightOrder
                {
                    ClientOrderId = Id,
                    TradingPair = Say.Pair,
                    TradeType = TradeType.Buy,
                    OrderType = OrderType.Limit,
                    Price = 100m,
                    Amount = script.Amount,
                    State = OrderState.PendingCreate,
                    CreationTimestamp = Say.T0,
                    LastUpdateTimestamp = Say.T0,
                },
                script.Amount * 100m,
                isNew: true)!;
        }

        public BalanceLedger Ledger { get; } = new();

        public OrderTracker Tracker { get; }

        public List<ExchangeEvent> Events { get; } = [];

        public InFlightOrder Order => _tracked.Order;

        public void Hear(Word word)
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            switch (word.Kind)
            {
                case 0:
                    Tracker.EndCreation(_tracked, new PlacedOrder { ClientOrderId = Id, ExchangeOrderId = "X1", Timestamp = _time.GetUtcNow() });
                    break;
                case 1:
                    Tell(OrderState.Open, word, 0m);
                    break;
                case 2:
                    Tell(OrderState.PartiallyFilled, word, _script.Fills.Take(word.Which).Sum());
                    break;
                case 3:
                    Tell(OrderState.PendingCancel, word, _script.Fills.Take(word.Which).Sum());
                    break;
                case 4 or 5 when word.Which < _script.Fills.Length:
                    Trade(word.Which, word.HasExchangeId);
                    break;
                case 6:
                    Tell(_script.FinalState, word, _script.Executed);
                    break;
                case 7:
                    Tracker.MarkUnknown(_tracked, new OrderError { Kind = ExchangeErrorKind.Unknown, Message = "?" }, isCreation: word.HasExecuted);
                    if (Tracker.TryBeginSettling(_tracked)) Tracker.Finish(_tracked, isWhole: false);
                    break;
                case Word.CreateFailed:
                    Tracker.FailCreation(_tracked, new OrderError { Kind = ExchangeErrorKind.Refused, Message = "no" });
                    break;
                case Word.Absent:
                    if (Tracker.RecordAbsence(_tracked)) Tracker.ConcludeAbsence(_tracked, OrderState.Failed);
                    break;
            }
        }

        public void HearEverything()
        {
            for (var fill = 0; fill < _script.Fills.Length; fill++) Trade(fill, hasExchangeId: true);
            Tell(_script.FinalState, new Word(6, 0, true, true), _script.Executed);
        }

        private void Trade(int which, bool hasExchangeId) => Tracker.Apply(
            Say.Trade(Id, $"t{which}", _script.Fills[which]) with { ExchangeOrderId = hasExchangeId ? "X1" : null }, out _);

        private void Tell(OrderState state, Word word, decimal executed) => Tracker.Apply(
            Say.Order(Id, state, word.HasExchangeId ? "X1" : null) with { ExecutedAmountBase = word.HasExecuted ? executed : null }, out _);
    }
}
