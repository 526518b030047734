using Hummingbot.Plugins.Sdk.Clocks;
using Hummingbot.Plugins.Sdk.Trackers;
using Hummingbot.Plugins.Sdk.UserStreams;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Starting, stopping, ticking, and listening to the user stream.</content>
public abstract partial class ExchangeConnectorBase
{
    private readonly SemaphoreSlim _lifecycle = new(1, 1);
    private volatile BackgroundWork? _session;
    private volatile BackgroundWork? _monitor;
    private volatile IClock? _clock;
    private int _networkStatus = (int)NetworkStatus.Stopped;

    /// <inheritdoc/>
    public NetworkStatus NetworkStatus => (NetworkStatus)Volatile.Read(ref _networkStatus);

    /// <inheritdoc/>
    public async Task StartNetworkAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            await StopCoreAsync(cancellationToken);
            try
            {
                await StartCoreAsync(cancellationToken);
            }
            catch
            {
                await StopCoreAsync(CancellationToken.None);
                throw;
            }

            SetStatus(NetworkStatus.Connected);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StopNetworkAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            await StopCoreAsync(cancellationToken);
            if (_monitor is null) SetStatus(NetworkStatus.Stopped);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<NetworkStatus> CheckNetworkAsync(CancellationToken cancellationToken)
    {
        var status = NetworkStatus.NotConnected;
        try
        {
            await RequestAsync("a sign of life", CheckAsync, cancellationToken);
            status = NetworkStatus.Connected;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TradingLog.RequestFailed(Logger, Name, "checking the network", exception.Message);
        }
        finally
        {
            SetStatus(status);
        }

        return status;
    }

    /// <inheritdoc/>
    /// <remarks>Begins to check the network, and starts and stops everything that needs it.</remarks>
    public void Start(IClock clock, DateTimeOffset now)
    {
        _clock = clock;
        if (_monitor is not null) return;
        var monitor = new BackgroundWork(Name, Logger);
        _monitor = monitor;
        SetStatus(NetworkStatus.NotConnected);
        monitor.Run("checking the network", new NetworkMonitor(Name, this, Time, Logger).RunAsync);
    }

    /// <inheritdoc/>
    public void Tick(DateTimeOffset now)
    {
        AnnounceExpiredTransactions(now);
        _pollWake.Set();
    }

    /// <inheritdoc/>
    public void Stop(IClock clock)
    {
        _work.Run(
            "stopping the network",
            async token =>
            {
                await StopMonitorAsync();
                await StopNetworkAsync(token);
            });
    }

    /// <inheritdoc/>
    public void DidTimeoutTransaction(string trackingId) =>
        _events.Post(new TransactionFailureEvent { Timestamp = Now, OrderId = trackingId });

    /// <summary>Has <see cref="DidTimeoutTransaction"/> called unless the transaction is confirmed in time.</summary>
    /// <param name="trackingId">The id that the transaction is tracked by.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="InvalidOperationException">It is watched already.</exception>
    protected void StartTransactionTimeout(string trackingId, TimeSpan timeout) => _transactions.Start(trackingId, Now + timeout);

    /// <summary>The transaction is confirmed, or given up. Does nothing when it is not watched.</summary>
    /// <param name="trackingId">The id that the transaction is tracked by.</param>
    protected void StopTransactionTimeout(string trackingId) => _transactions.Stop(trackingId);

    /// <summary>Takes the messages of the user stream, one after the other.</summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends by cancellation.</returns>
    protected async Task UserStreamEventListenerAsync(CancellationToken cancellationToken)
    {
        if (_userStream is null) return;
        await foreach (var message in _userStream.UserStream.ReadAllAsync(cancellationToken))
        {
            if (UserStreamInterruption.Is(message))
            {
                RequestReconciliation(message.GetText());
                continue;
            }

            try
            {
                var updates = new AccountUpdates();
                TranslateUserMessage(message, updates);
                ProcessAccountUpdates(updates);
            }
            catch (Exception exception)
            {
                TradingLog.MessageUnreadable(Logger, Name, exception.Message);
                RequestReconciliation("a message of the user stream cannot be read");
            }
        }
    }

    private async Task StartCoreAsync(CancellationToken cancellationToken)
    {
        await RequestAsync("getting ready", GetReadyAsync, cancellationToken);
        lock (_pollLock)
        {
            _lastPoll = _lastOrderPoll = _lastReconciliation = _lastOrderActivity = null;
            _areOpenOrdersKnown = false;
        }

        var session = new BackgroundWork(Name, Logger);
        _session = session;
        await OrderBookTracker.StartAsync(cancellationToken);
        session.Run("the trading rules loop", token => KeepAsync("the trading rules loop", TradingRulesPollingLoopAsync, token));
        if (Auth is null) return;
        if (_userStream is { } userStream)
        {
            await userStream.StartAsync(cancellationToken);
            session.Run("the user stream listener", token => KeepAsync("the user stream listener", UserStreamEventListenerAsync, token));
        }

        session.Run("the status polling loop", token => KeepAsync("the status polling loop", StatusPollingLoopAsync, token));
        session.Run("the fee rates loop", token => KeepAsync("the fee rates loop", AccountFeesPollingLoopAsync, token));
        TakeUpOrders();
    }

    private async Task StopCoreAsync(CancellationToken cancellationToken)
    {
        if (_session is not { } session) return;
        _session = null;
        try
        {
            await session.StopAsync(cancellationToken);
        }
        finally
        {
            if (_userStream is not null) await _userStream.StopAsync(cancellationToken);
            await OrderBookTracker.StopAsync(cancellationToken);
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await CheckVenueAsync(cancellationToken);
        return true;
    }

    private async Task<bool> GetReadyAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return true;
    }

    private async Task StopMonitorAsync()
    {
        if (Interlocked.Exchange(ref _monitor, null) is not { } monitor) return;
        await monitor.StopAsync(CancellationToken.None);
    }

    /// <summary>A loop ends by cancellation only: whatever else ends it is logged, and it goes on.</summary>
    private async Task KeepAsync(string name, Func<CancellationToken, Task> loop, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var delay = Backoff.Delay(attempt, _context.Random);
            try
            {
                await loop(cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                TradingLog.LoopFailed(Logger, Name, name, delay, exception);
            }

            await Task.Delay(delay, Time, cancellationToken);
        }
    }

    private void AnnounceExpiredTransactions(DateTimeOffset now)
    {
        foreach (var trackingId in _transactions.TakeExpired(now))
        {
            // An order may have been acknowledged by another way than its own reply.
            if (Orders.Find(trackingId)?.Acknowledged.IsCompleted != true) DidTimeoutTransaction(trackingId);
        }
    }

    private void SetStatus(NetworkStatus status)
    {
        if (Interlocked.Exchange(ref _networkStatus, (int)status) != (int)status) TradingLog.NetworkChanged(Logger, Name, status);
    }
}
