using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Cancelling orders.</content>
public abstract partial class ExchangeConnectorBase
{
    /// <inheritdoc/>
    public string Cancel(string tradingPair, string clientOrderId)
    {
        ArgumentNullException.ThrowIfNull(clientOrderId);
        if (Orders.Find(clientOrderId) is { } tracked) RequestCancel(tracked);
        return clientOrderId;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CancellationResult>> CancelAllAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var orders = Orders.Active;
        foreach (var order in orders) RequestCancel(order);
        try
        {
            await Task.WhenAll(orders.Select(order => Task.WhenAny(order.Ended, order.CancelFailed))).WaitAsync(timeout, Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Each result says for itself.
        }

        return [.. orders.Select(order => ResultOf(order, timeout)).OrderByDescending(result => result.Success)];
    }

    private CancellationResult ResultOf(TrackedOrder tracked, TimeSpan timeout)
    {
        var order = tracked.Order;
        if (order.IsCancelled) return new CancellationResult(order.ClientOrderId, true);
        var error = order.State switch
        {
            OrderState.Filled => new OrderError { Kind = ExchangeErrorKind.Refused, Message = "The order was filled before it could be cancelled." },
            OrderState.Expired => new OrderError { Kind = ExchangeErrorKind.Refused, Message = "The order expired before it could be cancelled." },
            _ => order.Error ?? tracked.CancelError ?? new OrderError
            {
                Kind = ExchangeErrorKind.Unknown,
                Message = $"{Name} has not confirmed the cancellation within {timeout.TotalSeconds:0.###} s; the order may still be live.",
            },
        };
        return new CancellationResult(order.ClientOrderId, false) { Error = error };
    }

    private void RequestCancel(TrackedOrder tracked)
    {
        if (Orders.TryBeginCancelling(tracked))
            _work.Run($"cancelling order {tracked.ClientOrderId}", token => CancelAsync(tracked, token));
    }

    private async Task CancelAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        OrderError? error = null;
        try
        {
            // An order that the venue does not know yet cannot be cancelled; the cancellation waits for its acknowledgement.
            await tracked.Acknowledged.WaitAsync(cancellationToken);
            for (var attempt = 0; attempt < Timings.CancelAttempts && IsStillToCancel(tracked); attempt++)
            {
                NoteOrderActivity();
                (var isSettled, error, var retryAfter) = await TryCancelAsync(tracked, cancellationToken);
                if (isSettled) return;
                TradingLog.CancelFailed(Logger, Name, tracked.Order.TradingPair, tracked.ClientOrderId, error!.Message);
                if (retryAfter is null || !IsStillToCancel(tracked)) return;
                var delay = Backoff.Delay(attempt, _context.Random);
                await Task.WhenAny(
                    tracked.Ended, Task.Delay(retryAfter > delay ? retryAfter.Value : delay, Time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Orders.EndCancelling(tracked, IsStillToCancel(tracked) ? error : null);
            AfterOrderActivity();
        }
    }

    private static bool IsStillToCancel(TrackedOrder tracked) => tracked.Order.IsOpen && tracked.EndingAs is null;

    /// <summary>Sends the cancellation once. After any answer but a plain yes the truth is asked for.</summary>
    /// <returns>Whether it is settled or confirmed later; else the error, and whether it makes sense to try again.</returns>
    private async Task<(bool IsSettled, OrderError? Error, TimeSpan? RetryAfter)> TryCancelAsync(
        TrackedOrder tracked, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await RequestAsync(
                $"cancelling order {tracked.ClientOrderId}", token => ExecuteCancelAsync(tracked.Order, token), cancellationToken);
            switch (outcome.Answer)
            {
                case CancelAnswer.Cancelled:
                    Process(outcome.Update ?? UpdateOf(tracked.Order, OrderState.Canceled));
                    return (true, null, null);
                case CancelAnswer.Accepted:
                    Process(UpdateOf(tracked.Order, OrderState.PendingCancel));
                    return (true, null, null);
                default:
                    return await AskWhatBecameAsync(tracked, outcome.Answer, cancellationToken);
            }
        }
        catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.NotFound)
        {
            return await AskWhatBecameAsync(tracked, CancelAnswer.Absent, cancellationToken);
        }
        catch (ExchangeException exception)
        {
            var error = ErrorOf(exception);
            if (exception.Kind is ExchangeErrorKind.Unknown or ExchangeErrorKind.BadData) Orders.MarkUnknown(tracked, error);
            var canRetry = exception.Kind is ExchangeErrorKind.Unknown or ExchangeErrorKind.BadData or ExchangeErrorKind.Transport
                or ExchangeErrorKind.RateLimited or ExchangeErrorKind.Clock;
            // With no way to the venue, or too many requests already, another question would only fare the same.
            if (exception.Kind is not (ExchangeErrorKind.Transport or ExchangeErrorKind.RateLimited)) await QueryAsync(tracked, cancellationToken);
            if (tracked.Order.IsOutcomeUnknown) Resolve(tracked);
            return (!IsStillToCancel(tracked), error, canRetry ? exception.RetryAfter ?? TimeSpan.Zero : null);
        }
    }

    private async Task<(bool IsSettled, OrderError? Error, TimeSpan? RetryAfter)> AskWhatBecameAsync(
        TrackedOrder tracked, CancelAnswer answer, CancellationToken cancellationToken)
    {
        await QueryAsync(tracked, cancellationToken);
        if (!IsStillToCancel(tracked)) return (true, null, null);
        var error = answer == CancelAnswer.Absent
            ? new OrderError { Kind = ExchangeErrorKind.NotFound, Message = $"{Name} has no such order to cancel; what became of it is being asked." }
            : new OrderError { Kind = ExchangeErrorKind.Refused, Message = $"{Name} says that the order has ended; how is being asked." };
        // Not given up: whoever waits for the end of the order learns it from the answer.
        Orders.MarkUnknown(tracked, error);
        Resolve(tracked);
        return (true, null, null);
    }

    private void CancelGhost(TrackedOrder tracked)
    {
        TradingLog.Ghost(Logger, Name, tracked.Order.TradingPair, tracked.ClientOrderId);
        _work.Run(
            $"cancelling order {tracked.ClientOrderId}, which had been given up",
            token => RequestAsync("cancelling", either => ExecuteCancelAsync(tracked.Order, either), token));
    }

    private OrderUpdate UpdateOf(InFlightOrder order, OrderState state) => new()
    {
        ClientOrderId = order.ClientOrderId,
        ExchangeOrderId = order.ExchangeOrderId,
        TradingPair = order.TradingPair,
        NewState = state,
        Timestamp = Now,
    };
}
