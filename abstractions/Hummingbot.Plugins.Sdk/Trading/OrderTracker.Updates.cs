namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>What the venue says about orders and executions, by whichever way and in whichever order it comes.</content>
internal sealed partial class OrderTracker
{
    /// <summary>Takes over what the venue says about an order.</summary>
    /// <param name="update">What it says.</param>
    /// <param name="tracked">The order it is about, or <see langword="null"/> when it is not ours.</param>
    /// <returns>What the order needs now.</returns>
    public OrderWork Apply(OrderUpdate update, out TrackedOrder? tracked)
    {
        lock (_lock)
        {
            tracked = Lookup(update.ClientOrderId, update.ExchangeOrderId, update.TradingPair);
            return tracked is null ? OrderWork.None : Apply(tracked, update);
        }
    }

    /// <summary>Takes over one execution, once.</summary>
    /// <param name="trade">The execution.</param>
    /// <param name="tracked">The order it is about, or <see langword="null"/> when it is not ours.</param>
    /// <returns>What the order needs now.</returns>
    public OrderWork Apply(TradeUpdate trade, out TrackedOrder? tracked)
    {
        lock (_lock)
        {
            tracked = Lookup(trade.ClientOrderId, trade.ExchangeOrderId, trade.TradingPair);
            if (tracked is null)
            {
                TradingLog.ForeignTrade(logger, exchange, trade.TradingPair, trade.ClientOrderId ?? trade.ExchangeOrderId ?? "?", trade.TradeId);
                return OrderWork.None;
            }

            return Apply(tracked, trade);
        }
    }

    /// <summary>Ends the fetching of fills, and the order with it if the venue calls it ended.</summary>
    /// <param name="tracked">The order.</param>
    /// <param name="isWhole">Whether the venue has answered, so that there are no more fills than those known now.</param>
    public void Finish(TrackedOrder tracked, bool isWhole)
    {
        lock (_lock)
        {
            tracked.IsSettling = false;
            if (tracked.EndingAs is { } ending) End(tracked, ending.Update.NewState, ending.Update.Error, ending, isWhole);
            else if (isWhole && tracked.ExpectedBase is null) tracked.LacksFills = false;
        }
    }

    /// <summary>Whether the caller is to fetch the fills of an order; one caller at a time is.</summary>
    public bool TryBeginSettling(TrackedOrder tracked)
    {
        lock (_lock)
        {
            if (tracked.IsSettling || (tracked.EndingAs is null && !tracked.LacksFills)) return false;
            return tracked.IsSettling = true;
        }
    }

    /// <summary>Ends the fetching of fills without a word about the order: the process ends, and the next one asks again.</summary>
    public void AbandonSettling(TrackedOrder tracked)
    {
        lock (_lock) tracked.IsSettling = false;
    }

    private OrderWork Apply(TrackedOrder tracked, OrderUpdate update)
    {
        var order = tracked.Order;
        if (order.ExchangeOrderId is { } known && update.ExchangeOrderId is { } told && known != told)
        {
            TradingLog.OtherOrder(logger, exchange, order.TradingPair, order.ClientOrderId, known, told);
            return OrderWork.None;
        }

        if (order.IsDone && order.ExchangeOrderId is null && update.ExchangeOrderId is not null)
        {
            Set(tracked, order with { ExchangeOrderId = update.ExchangeOrderId });
            Index(tracked);
        }

        if (order.IsDone)
            return order.IsFailure && order.Error?.Violation is null && IsLive(update) ? OrderWork.CancelGhost : OrderWork.None;

        tracked.Absences = 0;
        // An order that the venue has an id for is one that it has taken.
        var state = update.NewState == OrderState.PendingCreate && update.ExchangeOrderId is not null ? OrderState.Open : update.NewState;
        if (state >= OrderState.Filled) return BeginEnd(tracked, update);

        var next = order with
        {
            ExchangeOrderId = order.ExchangeOrderId ?? update.ExchangeOrderId,
            State = state > order.State ? state : order.State,
            IsOutcomeUnknown = state == OrderState.PendingCreate && order.IsOutcomeUnknown,
            Error = state == OrderState.PendingCreate ? order.Error : null,
        };
        if (next == order) return OrderWork.None;
        Set(tracked, next with { LastUpdateTimestamp = Later(order.LastUpdateTimestamp, update.Timestamp) });
        Acknowledge(tracked, update.Timestamp);
        announce(OrderEvents.Updated(tracked.Order, now()));
        return OrderWork.None;
    }

    private OrderWork Apply(TrackedOrder tracked, TradeUpdate trade)
    {
        var order = tracked.Order;
        if (order.Fills.ContainsKey(trade.TradeId)) return OrderWork.None;
        if (trade.BaseAmount <= 0m || trade.Price < 0m || trade.TradeId.Length == 0)
        {
            TradingLog.SenselessTrade(logger, exchange, order.TradingPair, order.ClientOrderId, trade.TradeId);
            return OrderWork.None;
        }

        OrderFill fill;
        InFlightOrder filled;
        try
        {
            fill = FillOf(order, trade);
            filled = FillArithmetic.Apply(order, fill);
        }
        catch (OverflowException)
        {
            TradingLog.SenselessTrade(logger, exchange, order.TradingPair, order.ClientOrderId, trade.TradeId);
            return OrderWork.None;
        }

        if (filled.ExecutedAmountBase > order.Amount)
            TradingLog.Overfilled(logger, exchange, order.TradingPair, order.ClientOrderId, filled.ExecutedAmountBase, order.Amount);
        var next = filled with
        {
            ExchangeOrderId = order.ExchangeOrderId ?? trade.ExchangeOrderId,
            State = order.State < OrderState.PartiallyFilled ? OrderState.PartiallyFilled : order.State,
            IsOutcomeUnknown = order.IsOpen && order.State != OrderState.PendingCreate && order.IsOutcomeUnknown,
            Error = order.State == OrderState.PendingCreate ? null : order.Error,
            LastUpdateTimestamp = Later(order.LastUpdateTimestamp, trade.Timestamp),
        };
        Set(tracked, next);
        tracked.Absences = 0;
        Acknowledge(tracked, trade.Timestamp);
        Book(tracked, fill);
        announce(OrderEvents.Filled(tracked.Order, fill, now()));
        if (tracked.Order.IsDone)
        {
            if (tracked.ExpectedBase is { } all && tracked.Order.ExecutedAmountBase >= all) tracked.LacksFills = false;
        }
        else if (next.ExecutedAmountBase >= order.Amount)
        {
            End(tracked, OrderState.Filled, null, tracked.EndingAs);
            return OrderWork.None;
        }
        else if (tracked.EndingAs is { } ending && next.ExecutedAmountBase >= ending.ExpectedBase)
        {
            End(tracked, ending.Update.NewState, ending.Update.Error, ending);
            return OrderWork.None;
        }

        announce(OrderEvents.Updated(tracked.Order, now()));
        return OrderWork.None;
    }

    /// <summary>The venue calls the order ended: at once if its fills are all here, after they have been fetched if not.</summary>
    private OrderWork BeginEnd(TrackedOrder tracked, OrderUpdate update)
    {
        var order = tracked.Order;
        var expected = update.ExecutedAmountBase ?? update.NewState switch
        {
            OrderState.Filled => order.Amount,
            OrderState.Failed => 0m,
            _ => null,
        };
        if (tracked.EndingAs is { } earlier)
        {
            // Of two words about the end the one that knows of more fills counts, and "filled" before any other.
            var isBetter = earlier.ExpectedBase is null
                || expected > earlier.ExpectedBase
                || (update.NewState == OrderState.Filled && earlier.Update.NewState != OrderState.Filled);
            if (!isBetter) return OrderWork.FetchFills;
        }

        if (order.ExecutedAmountBase >= expected)
        {
            if (order.ExchangeOrderId is null && update.ExchangeOrderId is not null)
                Set(tracked, order with { ExchangeOrderId = update.ExchangeOrderId });
            End(tracked, update.NewState, update.Error, new TrackedOrder.Ending(update, expected));
            return OrderWork.None;
        }

        tracked.EndingAs = new TrackedOrder.Ending(update, expected);
        Set(tracked, order with
        {
            ExchangeOrderId = order.ExchangeOrderId ?? update.ExchangeOrderId,
            State = order.State == OrderState.PendingCreate ? OrderState.Open : order.State,
            IsOutcomeUnknown = false,
            Error = null,
        });
        Acknowledge(tracked, update.Timestamp);
        if (tracked.Order != order) announce(OrderEvents.Updated(tracked.Order, now()));
        return OrderWork.FetchFills;
    }

    private void End(TrackedOrder tracked, OrderState state, OrderError? error, TrackedOrder.Ending? ending, bool isWhole = true)
    {
        var order = tracked.Order;
        // Whatever it is called: an order that has traded whole was filled.
        if (order.Amount > 0m && order.ExecutedAmountBase >= order.Amount) state = OrderState.Filled;
        var isComplete = ending?.ExpectedBase is { } expected ? order.ExecutedAmountBase >= expected : isWhole;
        if (state != OrderState.Failed || order.ExecutedAmountBase > 0m)
        {
            if (order.State == OrderState.PendingCreate) Set(tracked, order with { State = OrderState.Open });
            Acknowledge(tracked, ending?.Update.Timestamp);
        }

        var time = ending?.Update.Timestamp ?? now();
        Set(tracked, tracked.Order with
        {
            State = state,
            IsOutcomeUnknown = false,
            IsCancelRequested = false,
            Error = state == OrderState.Failed ? error ?? Unexplained() : null,
            LastUpdateTimestamp = Later(order.LastUpdateTimestamp, time),
        });
        tracked.ExpectedBase = ending?.ExpectedBase;
        tracked.LacksFills = !isComplete;
        ledger.Reduce(order.ClientOrderId, 0m, ending?.Update.Timestamp);
        var (executedBase, executedQuote) = isComplete || ending is null
            ? (order.ExecutedAmountBase, order.ExecutedAmountQuote)
            : WholeAmounts(tracked.Order, ending);
        Retire(tracked);
        announce(OrderEvents.Ended(tracked.Order, executedBase, executedQuote, isComplete, now()));
        announce(OrderEvents.Updated(tracked.Order, now()));
        TradingLog.Ended(logger, exchange, order.TradingPair, order.ClientOrderId, state, order.ExecutedAmountBase, isComplete);
    }

    /// <summary>What the venue says was executed; where it does not say, the missing part is taken at the price of the rest.</summary>
    private static (decimal Base, decimal Quote) WholeAmounts(InFlightOrder order, TrackedOrder.Ending ending)
    {
        var executed = Math.Max(ending.ExpectedBase ?? order.ExecutedAmountBase, order.ExecutedAmountBase);
        var price = order.AveragePrice ?? order.Price ?? 0m;
        return (executed, ending.Update.ExecutedAmountQuote ?? order.ExecutedAmountQuote + ((executed - order.ExecutedAmountBase) * price));
    }

    /// <summary>Announces the creation, once, as soon as the venue is known to have the order.</summary>
    private void Acknowledge(TrackedOrder tracked, DateTimeOffset? venueTime)
    {
        var order = tracked.Order;
        if (!IsAcknowledged(order)) return;
        Index(tracked);
        if (order.ExchangeOrderId is { } id)
        {
            tracked.SetIdentified();
            tracked.SetPlacement(
                new PlacedOrder { ClientOrderId = order.ClientOrderId, ExchangeOrderId = id, Timestamp = venueTime ?? now() }, null);
        }

        if (!tracked.IsCreatedAnnounced)
        {
            tracked.IsCreatedAnnounced = true;
            ledger.Acknowledge(order.ClientOrderId, venueTime);
            announce(OrderEvents.Created(order, now()));
            TradingLog.Created(logger, exchange, order.TradingPair, order.ClientOrderId, order.ExchangeOrderId ?? "not told");
        }

        tracked.SetAcknowledged();
    }

    private void Book(TrackedOrder tracked, OrderFill fill)
    {
        var order = tracked.Order;
        var assets = PairAssets.Of(order.TradingPair);
        var sign = order.TradeType == TradeType.Buy ? 1m : -1m;
        ledger.Trade(assets.Base, sign * fill.BaseAmount, fill.Timestamp);
        ledger.Trade(assets.Quote, -sign * fill.QuoteAmount, fill.Timestamp);
        foreach (var fee in FillArithmetic.ChargedAs(fill, order.TradeType)) ledger.Trade(fee.Token, -fee.Amount, fill.Timestamp);
        if (order.IsOpen && order.Amount > 0m)
            ledger.Reduce(order.ClientOrderId, tracked.WholeHold * order.RemainingAmount / order.Amount, fill.Timestamp);
    }

    private OrderFill FillOf(InFlightOrder order, TradeUpdate trade)
    {
        var isMaker = trade.IsTaker is { } isTaker ? !isTaker : order.OrderType == OrderType.LimitMaker;
        var fee = fees.OfFill(order.TradeType, isMaker, trade.Fees);
        return new OrderFill
        {
            TradeId = trade.TradeId,
            ClientOrderId = order.ClientOrderId,
            ExchangeOrderId = order.ExchangeOrderId ?? trade.ExchangeOrderId,
            TradingPair = order.TradingPair,
            Price = trade.Price,
            BaseAmount = trade.BaseAmount,
            QuoteAmount = trade.QuoteAmount ?? trade.Price * trade.BaseAmount,
            Fee = fee.Fee,
            FeeSource = fee.Source,
            IsTaker = trade.IsTaker,
            Timestamp = trade.Timestamp,
        };
    }

    private static bool IsLive(OrderUpdate update) => update.NewState is OrderState.Open or OrderState.PartiallyFilled;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => other > one ? other : one;

    private static OrderError Unexplained() =>
        new() { Kind = ExchangeErrorKind.Refused, Message = "The venue refused the order without a reason." };
}
