using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Asking the venue what became of orders, and letting its words flow into the state machine.</content>
public abstract partial class ExchangeConnectorBase
{
    /// <inheritdoc/>
    public async Task<OrderQueryOutcome> GetOrderAsync(
        string clientOrderId, string? tradingPair = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientOrderId);
        return Orders.Find(clientOrderId) is { } tracked
            ? await QueryAsync(tracked, cancellationToken)
            : await QueryAsync(new OrderReference(clientOrderId, null, tradingPair), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> GetExchangeOrderIdAsync(string clientOrderId, CancellationToken cancellationToken)
    {
        if (Orders.Find(clientOrderId) is not { } tracked) return null;
        try
        {
            await tracked.Identified.WaitAsync(Timings.ExchangeOrderIdTimeout, Time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(
                $"{Name} has not acknowledged the order {clientOrderId} within {Timings.ExchangeOrderIdTimeout.TotalSeconds:0.###} s.", exception);
        }

        return tracked.Order.ExchangeOrderId;
    }

    /// <summary>
    /// Takes over what a message or an answer of the venue says: executions first, each once, then states of orders, then balances. Words
    /// about orders that are not tracked are ignored. May be called from any thread.
    /// </summary>
    /// <param name="updates">What it says.</param>
    protected void ProcessAccountUpdates(AccountUpdates updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        foreach (var trade in updates.Trades) Process(trade);
        foreach (var order in updates.Orders) Process(order);
        foreach (var balance in updates.Balances) _ledger.Update(balance);
        if (updates.AreBalancesStale) RequestBalances();
        if (updates.IsReconciliationNeeded) RequestReconciliation("the venue's stream asks for it");
    }

    /// <summary>Asks for every order that has not ended and for the missing fills of those that have.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the venue has answered about each of them.</returns>
    protected async Task<bool> UpdateOrderStatusAsync(CancellationToken cancellationToken)
    {
        var isAnswered = true;
        await Parallel.ForEachAsync(
            Orders.Askable(),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (tracked, token) =>
            {
                var isKnown = tracked.Order.IsDone
                    ? await FetchLateFillsAsync(tracked, token)
                    : IsSettled(tracked, await QueryAsync(tracked, token));
                if (!isKnown) Volatile.Write(ref isAnswered, false);
            });
        return isAnswered;
    }

    /// <summary>An absence that is not believed yet is asked about again soon: here, or by whoever resolves the order.</summary>
    private static bool IsSettled(TrackedOrder tracked, OrderQueryOutcome outcome) =>
        outcome is OrderQueryOutcome.Found
        || (outcome is OrderQueryOutcome.Absent && (tracked.Order.IsDone || tracked.Order.IsOutcomeUnknown));

    private void Process(TradeUpdate trade)
    {
        var work = Orders.Apply(trade, out var tracked);
        if (tracked is not null) Do(work, tracked);
    }

    private void Process(OrderUpdate update)
    {
        var work = Orders.Apply(update, out var tracked);
        if (tracked is not null) Do(work, tracked);
    }

    private void Do(OrderWork work, TrackedOrder tracked)
    {
        switch (work)
        {
            case OrderWork.FetchFills when Orders.TryBeginSettling(tracked):
                if (!_work.Run($"fetching the fills of order {tracked.ClientOrderId}", token => SettleAsync(tracked, token)))
                    Orders.AbandonSettling(tracked);
                break;
            case OrderWork.CancelGhost when Orders.TryBeginCancellingGhost(tracked):
                CancelGhost(tracked);
                break;
        }
    }

    private async Task<OrderQueryOutcome> QueryAsync(OrderReference order, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestAsync($"asking for order {order.ClientOrderId}", token => QueryOrderAsync(order, token), cancellationToken);
        }
        catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.NotFound)
        {
            return new OrderQueryOutcome.Absent();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            TradingLog.RequestFailed(Logger, Name, $"asking for order {order.ClientOrderId}", exception.Message);
            return new OrderQueryOutcome.Unknown(exception.Message);
        }
    }

    /// <summary>Asks for a tracked order, and for its fills when some are missing, and takes the answer over.</summary>
    private async Task<OrderQueryOutcome> QueryAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        var outcome = await QueryAsync(OrderReference.To(tracked.Order), cancellationToken);
        switch (outcome)
        {
            case OrderQueryOutcome.Found found:
                // The venue may name the order by another client order id, such as that of a cancellation.
                var update = found.Update with { ClientOrderId = tracked.ClientOrderId };
                if (update.ExecutedAmountBase is not { } executed || executed > tracked.Order.ExecutedAmountBase)
                    await FetchFillsAsync(tracked, cancellationToken);
                Process(update);
                break;
            case OrderQueryOutcome.Absent:
                await WeighAbsenceAsync(tracked, cancellationToken);
                break;
        }

        return outcome;
    }

    private async Task WeighAbsenceAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        var isBelieved = Orders.RecordAbsence(tracked);
        if (isBelieved)
        {
            // It may have traded before it went; without an answer to that nothing is concluded.
            if (!await FetchFillsAsync(tracked, cancellationToken)) return;
            var state = StateOfAbsentOrder(tracked.Order);
            Orders.ConcludeAbsence(tracked, state >= OrderState.Filled ? state : OrderState.Failed);
        }
        else if (tracked.Order.IsOutcomeUnknown)
        {
            Resolve(tracked);
        }
    }

    /// <returns>Whether the venue has answered.</returns>
    private async Task<bool> FetchFillsAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        try
        {
            var trades = await RequestAsync(
                $"asking for the fills of order {tracked.ClientOrderId}", token => QueryTradesAsync(tracked.Order, token), cancellationToken);
            foreach (var trade in trades) Process(trade with { ClientOrderId = tracked.ClientOrderId });
            return true;
        }
        catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.NotFound)
        {
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            TradingLog.RequestFailed(Logger, Name, $"asking for the fills of order {tracked.ClientOrderId}", exception.Message);
            return false;
        }
    }

    private async Task<bool> FetchLateFillsAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        if (!Orders.TryBeginSettling(tracked)) return true;
        var isAnswered = false;
        try
        {
            return isAnswered = await FetchFillsAsync(tracked, cancellationToken);
        }
        finally
        {
            Orders.Finish(tracked, isAnswered);
        }
    }

    /// <summary>Fetches the fills of an order that the venue calls ended, for as long as it is worth waiting, and then ends it.</summary>
    private async Task SettleAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Timings.FillsTimeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var isWhole = false;
        try
        {
            for (var attempt = 0; tracked.Order.IsOpen && !isWhole; attempt++)
            {
                // Where the venue does not say how much was executed, its list of fills is the whole truth.
                if (await FetchFillsAsync(tracked, either.Token)) isWhole = tracked.EndingAs is { ExpectedBase: null };
                if (tracked.Order.IsOpen && !isWhole)
                    await Task.WhenAny(tracked.Ended, Task.Delay(Backoff.Delay(attempt, _context.Random), Time, either.Token));
                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Orders.AbandonSettling(tracked);
            throw;
        }
        catch (OperationCanceledException)
        {
            isWhole = false;
        }

        Orders.Finish(tracked, isWhole);
    }

    /// <summary>Asks for an order of unknown outcome until the venue's word settles it.</summary>
    private void Resolve(TrackedOrder tracked)
    {
        // While the network is stopped nothing is asked; its start takes such orders up.
        if (_session is not { } session || !Orders.TryBeginResolving(tracked)) return;
        if (!session.Run($"asking what became of order {tracked.ClientOrderId}", token => ResolveAsync(tracked, token)))
            Orders.EndResolving(tracked);
    }

    private async Task ResolveAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                await QueryAsync(tracked, cancellationToken);
                if (tracked.Order.IsDone || !tracked.Order.IsOutcomeUnknown) return;
                await Task.WhenAny(tracked.Ended, Task.Delay(Backoff.Delay(attempt, _context.Random), Time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Orders.EndResolving(tracked);
        }
    }
}
