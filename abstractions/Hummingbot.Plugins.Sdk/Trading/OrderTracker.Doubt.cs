namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Orders whose fate is not certain, and the words that settle it.</content>
internal sealed partial class OrderTracker
{
    /// <summary>The request that creates an order surely had no effect, or the venue has refused it.</summary>
    /// <remarks>When the venue is known to have the order all the same, it stays.</remarks>
    public void FailCreation(TrackedOrder tracked, OrderError error)
    {
        lock (_lock)
        {
            tracked.IsBeingCreated = false;
            tracked.SetPlacement(null, error);
            if (tracked.Order.IsDone) return;
            if (IsAcknowledged(tracked.Order))
            {
                TradingLog.RefusedYetKnown(logger, exchange, tracked.Order.TradingPair, tracked.ClientOrderId, error.Message);
                return;
            }

            End(tracked, OrderState.Failed, error, null);
        }
    }

    /// <summary>The venue has acknowledged an order in answer to the request that creates it.</summary>
    public void EndCreation(TrackedOrder tracked, PlacedOrder placed)
    {
        lock (_lock)
        {
            tracked.IsBeingCreated = false;
            Apply(tracked, new OrderUpdate
            {
                ClientOrderId = tracked.ClientOrderId,
                ExchangeOrderId = placed.ExchangeOrderId,
                TradingPair = tracked.Order.TradingPair,
                NewState = OrderState.Open,
                Timestamp = placed.Timestamp,
            });
            tracked.SetPlacement(placed, null);
        }
    }

    /// <summary>A request about an order had an unknown outcome: it counts as live until the venue's word settles it.</summary>
    /// <param name="tracked">The order.</param>
    /// <param name="error">Why.</param>
    /// <param name="isCreation">Whether it is the request that creates the order: nothing is in doubt when the venue has told of it since.</param>
    public void MarkUnknown(TrackedOrder tracked, OrderError error, bool isCreation = false)
    {
        lock (_lock)
        {
            if (isCreation) tracked.IsBeingCreated = false;
            // An answer that is lost no longer matters once the stream has told of the order.
            tracked.SetPlacement(null, error);
            var order = tracked.Order;
            if (order.IsDone || order.IsOutcomeUnknown || (isCreation && IsAcknowledged(order))) return;
            Set(tracked, order with { IsOutcomeUnknown = true, Error = error });
            announce(OrderEvents.Updated(tracked.Order, now()));
            TradingLog.OutcomeUnknown(logger, exchange, order.TradingPair, order.ClientOrderId, error.Message);
        }
    }

    /// <summary>The venue says that it has no such order. Said often enough, spaced, about an order old enough, it is believed.</summary>
    /// <returns>Whether it is.</returns>
    public bool RecordAbsence(TrackedOrder tracked)
    {
        lock (_lock)
        {
            var order = tracked.Order;
            if (order.IsDone || tracked.IsBeingCreated || tracked.EndingAs is not null) return false;
            var time = now();
            if (Age(tracked) < timings.AbsenceGracePeriod) return false;
            if (tracked.Absences > 0 && time - tracked.LastAbsence < timings.AbsenceSpacing) return false;
            tracked.Absences++;
            tracked.LastAbsence = time;
            TradingLog.Absent(
                logger, exchange, order.TradingPair, order.ClientOrderId, tracked.Absences, timings.AbsenceConfirmations);
            if (tracked.Absences >= timings.AbsenceConfirmations) return true;
            if (!order.IsOutcomeUnknown)
            {
                Set(tracked, order with { IsOutcomeUnknown = true, Error = AbsentError("says that it has no such order; it is asked again") });
                announce(OrderEvents.Updated(tracked.Order, now()));
            }

            return false;
        }
    }

    /// <summary>Ends an order that is absent by the venue's own word. Nothing happens when the order has shown up meanwhile.</summary>
    public void ConcludeAbsence(TrackedOrder tracked, OrderState state)
    {
        lock (_lock)
        {
            if (tracked.Order.IsDone || tracked.Absences < timings.AbsenceConfirmations) return;
            End(tracked, state, AbsentError($"said {tracked.Absences} times that it has no such order"), null);
        }
    }

    /// <summary>Whether the caller is to ask for the order until its outcome is known; one caller at a time is.</summary>
    public bool TryBeginResolving(TrackedOrder tracked)
    {
        lock (_lock)
        {
            if (tracked.IsResolving || tracked.Order.IsDone) return false;
            return tracked.IsResolving = true;
        }
    }

    public void EndResolving(TrackedOrder tracked)
    {
        lock (_lock) tracked.IsResolving = false;
    }

    /// <summary>Notes that an order is to be cancelled.</summary>
    /// <returns>Whether the caller is to do it; one caller at a time is.</returns>
    public bool TryBeginCancelling(TrackedOrder tracked)
    {
        lock (_lock)
        {
            if (tracked.Order.IsDone) return false;
            if (!tracked.Order.IsCancelRequested)
            {
                Set(tracked, tracked.Order with { IsCancelRequested = true });
                announce(OrderEvents.Updated(tracked.Order, now()));
            }

            if (tracked.IsCancelling) return false;
            tracked.BeginCancel();
            return true;
        }
    }

    /// <summary>Whether the caller is to cancel an order that was declared failed and turns out to live; once.</summary>
    public bool TryBeginCancellingGhost(TrackedOrder tracked)
    {
        lock (_lock)
        {
            if (tracked.IsCancelling) return false;
            tracked.BeginCancel();
            return true;
        }
    }

    public void EndCancelling(TrackedOrder tracked, OrderError? error)
    {
        lock (_lock) tracked.EndCancel(error);
    }

    private OrderError AbsentError(string what) => new() { Kind = ExchangeErrorKind.NotFound, Message = $"{exchange} {what}." };
}
