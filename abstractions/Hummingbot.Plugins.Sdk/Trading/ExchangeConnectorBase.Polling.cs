using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>What is read from the venue again and again: balances, orders, trading rules, fee rates.</content>
public abstract partial class ExchangeConnectorBase
{
    private static readonly TimeSpan LoopTick = TimeSpan.FromSeconds(1);

    /// <summary>A stream of nonsense must not become a stream of requests.</summary>
    private static readonly TimeSpan ReconciliationSpacing = TimeSpan.FromSeconds(2);

    private readonly AsyncSignal _pollWake = new();
    private readonly Lock _pollLock = new();
    private DateTimeOffset? _lastPoll;
    private DateTimeOffset? _lastOrderPoll;
    private DateTimeOffset? _lastReconciliation;
    private DateTimeOffset? _lastOrderActivity;
    private bool _isReconciliationDue;
    private bool _areBalancesDue;
    private bool _areOpenOrdersKnown;
    private volatile bool _areOrdersUnsettled;

    /// <summary>
    /// Reads balances and orders: at start, then every few seconds while the user stream cannot be relied on, else rarely; at once after
    /// the stream has been interrupted.
    /// </summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends by cancellation.</returns>
    protected async Task StatusPollingLoopAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TakePoll() is { } round) await PollAsync(round, cancellationToken);
            await _pollWake.WaitAsync(LoopTick, Time, cancellationToken);
            AnnounceExpiredTransactions(Now);
        }
    }

    /// <summary>Reads all balances.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">The venue could not be asked; the balances known before stay.</exception>
    protected async Task UpdateBalancesAsync(CancellationToken cancellationToken)
    {
        var mark = _ledger.Mark();
        _ledger.Replace(await RequestAsync("reading balances", QueryBalancesAsync, cancellationToken), mark);
    }

    /// <summary>Reads the trading rules at start and every half hour.</summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends by cancellation.</returns>
    protected async Task TradingRulesPollingLoopAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RetryAsync("reading the trading rules", UpdateTradingRulesAsync, cancellationToken);
            await Task.Delay(Timings.TradingRulesInterval, Time, cancellationToken);
        }
    }

    private async Task AccountFeesPollingLoopAsync(CancellationToken cancellationToken)
    {
        var isOffered = true;
        while (isOffered)
        {
            await RetryAsync(
                "reading the account's fee rates",
                async token =>
                {
                    var tier = await RequestAsync("reading the account's fee rates", QueryAccountFeesAsync, token);
                    isOffered = tier is not null;
                    if (isOffered) Fees.AccountTier = tier;
                },
                cancellationToken);
            if (isOffered) await Task.Delay(Timings.AccountFeesInterval, Time, cancellationToken);
        }
    }

    private async Task RetryAsync(string what, Func<CancellationToken, Task> request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await request(cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                TradingLog.RequestFailed(Logger, Name, what, exception.Message);
            }

            await Task.Delay(Backoff.Delay(attempt, _context.Random), Time, cancellationToken);
        }
    }

    /// <summary>Has orders, fills and balances read now: something may have been missed.</summary>
    private void RequestReconciliation(string reason)
    {
        lock (_pollLock)
        {
            if (!_isReconciliationDue) TradingLog.Reconciling(Logger, Name, reason);
            _isReconciliationDue = true;
        }

        _pollWake.Set();
    }

    /// <summary>Has balances read with the next tick, once for however many changes until then.</summary>
    private void RequestBalances()
    {
        lock (_pollLock) _areBalancesDue = true;
    }

    /// <summary>An order is about to be placed or cancelled: the stream must tell of it.</summary>
    private void NoteOrderActivity()
    {
        lock (_pollLock) _lastOrderActivity = Now;
    }

    private void AfterOrderActivity()
    {
        if (_userStream is null || !RealTimeBalanceUpdates) RequestBalances();
    }

    /// <summary>What is to be read now, if anything.</summary>
    private PollRound? TakePoll()
    {
        var now = Now;
        lock (_pollLock)
        {
            var isDue = _lastPoll is not { } last || now - last >= PollInterval(now);
            var isReconciling = _isReconciliationDue
                && (_lastReconciliation is not { } reconciled || now - reconciled >= ReconciliationSpacing);
            var areOrdersDue = isReconciling
                || (isDue && (_lastOrderPoll is not { } lastOrders || now - lastOrders >= Timings.OrderStatusMinInterval));
            if (!isDue && !isReconciling && !_areBalancesDue) return null;
            if (isDue || isReconciling) _lastPoll = now;
            if (areOrdersDue) _lastOrderPoll = now;
            if (isReconciling)
            {
                _lastReconciliation = now;
                _isReconciliationDue = false;
            }

            _areBalancesDue = false;
            return new PollRound(areOrdersDue);
        }
    }

    /// <summary>
    /// Short while the stream cannot be relied on: there is none, nothing at all arrives on it, or an order that was placed or cancelled has
    /// caused no event. A connection that answers pings and delivers no events is not one to rely on.
    /// </summary>
    private TimeSpan PollInterval(DateTimeOffset now)
    {
        if (_userStream is null || !_areOpenOrdersKnown || _areOrdersUnsettled) return Timings.ShortPollInterval;
        var source = _userStream.DataSource;
        var isAlive = source.LastTransportReceived is { } last && now - last <= Timings.StreamSilenceLimit;
        var isOwedAnEvent = _lastOrderActivity is { } activity
            && now - activity > Timings.ExpectedEventDelay
            && !(source.LastReceived >= activity);
        return isAlive && !isOwedAnEvent ? Timings.LongPollInterval : Timings.ShortPollInterval;
    }

    private async Task PollAsync(PollRound round, CancellationToken cancellationToken)
    {
        // Balances last: a fill that the orders tell of is in them already, and must not be added to them once more.
        if (round.HasOrders) await GuardAsync("asking for orders", ReconcileOrdersAsync, cancellationToken);
        await GuardAsync("reading balances", UpdateBalancesAsync, cancellationToken);
    }

    private async Task ReconcileOrdersAsync(CancellationToken cancellationToken)
    {
        if (!_areOpenOrdersKnown)
        {
            await AdoptOpenOrdersAsync(cancellationToken);
            _areOpenOrdersKnown = true;
        }

        // What was not answered is asked again soon, however alive the stream is.
        _areOrdersUnsettled = !await UpdateOrderStatusAsync(cancellationToken);
    }

    private async Task GuardAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TradingLog.RequestFailed(Logger, Name, what, exception.Message);
        }
    }

    private readonly record struct PollRound(bool HasOrders);
}
