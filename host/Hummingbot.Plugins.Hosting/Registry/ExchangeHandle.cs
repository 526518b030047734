using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// A loaded exchange, and the guarded way to its services. Safe for concurrent use. It belongs to one load of the plugin: after a disable or
/// reload it holds nothing of the plugin any more and answers with an <see cref="ExchangeUnavailableException"/>; take a fresh one from
/// <see cref="PluginRegistry.Exchanges"/> then.
/// </summary>
/// <remarks>
/// The services are those of the contract: <see cref="IOrderBookTracker"/>, <see cref="IOrderBookTrackerDataSource"/>,
/// <see cref="IMidPriceSource"/> and <see cref="ITradingPairFetcher"/> always; <see cref="IExchangeAuth"/>,
/// <see cref="IUserStreamTracker"/>, <see cref="IExchangeConnector"/>, <see cref="IExchangeSandbox"/> and <see cref="IWallet"/> where
/// <see cref="Has{TService}"/> says so. What a service object does when it is called directly is neither timed nor attributed: go through
/// <see cref="CallAsync{TService, TResult}(string, Func{TService, CancellationToken, Task{TResult}}, CancellationToken, TimeSpan?)"/> for
/// everything that waits.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "The registry stops the plugin; the source has neither a timer nor a wait handle, and its token is read afterwards.")]
public sealed class ExchangeHandle
{
    private readonly PluginSlot _slot;
    private readonly PluginHostOptions _options;
    private readonly CallGuard _guard;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Stack<object> _owned = new();
    private readonly Lock _gate = new();
    private PluginContainer? _sandbox;
    private StartedPlugin? _started;

    internal ExchangeHandle(StartedPlugin started, PluginSlot slot, PluginHostOptions options, PluginContainer? sandbox = null)
    {
        _started = started;
        _sandbox = sandbox;
        _slot = slot;
        _options = options;
        Descriptor = started.Descriptor;
        Stopping = _stopping.Token;
        _guard = new CallGuard(Name, slot, options, Stopping);
    }

    /// <summary>The exchange's name.</summary>
    public string Name => Descriptor.Name;

    /// <summary>Everything the exchange says of itself; the host's own copy, which may be kept.</summary>
    public ExchangeDescriptor Descriptor { get; }

    /// <summary>The plugin's status now.</summary>
    public PluginStatus Status => _slot.Status;

    /// <summary>Cancelled when the plugin is about to be stopped. Whatever uses its services has to end then.</summary>
    public CancellationToken Stopping { get; }

    internal StartedPlugin? Started => Volatile.Read(ref _started);

    /// <summary>Whether the plugin registered a service of the contract.</summary>
    /// <typeparam name="TService">A service interface of the contract.</typeparam>
    public bool Has<TService>() where TService : class => Started?.Container.Has(typeof(TService)) == true;

    /// <summary>A service of the plugin, created on first use.</summary>
    /// <typeparam name="TService">A service interface of the contract.</typeparam>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExchangeException">The exchange has no such service (<see cref="ExchangeErrorKind.Unsupported"/>).</exception>
    /// <exception cref="PluginFaultException">Creating it failed.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin gets no work.</exception>
    public Task<TService> GetAsync<TService>(CancellationToken cancellationToken) where TService : class
    {
        try
        {
            var container = UsableContainer();
            return container.Has(typeof(TService))
                ? CreateAsync(() => container.Resolve<TService>() ?? throw HasNo<TService>(), cancellationToken)
                : throw HasNo<TService>();
        }
        catch (Exception unusable) when (unusable is ExchangeException or ExchangeUnavailableException)
        {
            return Task.FromException<TService>(unusable);
        }
    }

    /// <summary>A service of the plugin, created on first use, or <see langword="null"/> when the plugin has none.</summary>
    /// <typeparam name="TService">A service interface of the contract.</typeparam>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PluginFaultException">Creating it failed.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin gets no work.</exception>
    public async Task<TService?> FindAsync<TService>(CancellationToken cancellationToken) where TService : class
    {
        var container = UsableContainer();
        return container.Has(typeof(TService)) ? await CreateAsync(container.Resolve<TService>, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Calls into a service of the plugin, under a time limit.</summary>
    /// <typeparam name="TService">A service interface of the contract.</typeparam>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    /// <param name="operation">What is asked, for messages: <c>the mid price of BTC-USDT</c>.</param>
    /// <param name="call">The call. Runs on another thread; the token ends it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="timeout">How long it may take; <see langword="null"/> for <see cref="PluginHostOptions.CallTimeout"/>,
    /// <see cref="Timeout.InfiniteTimeSpan"/> for calls that run until cancelled.</param>
    /// <exception cref="ExchangeException">The exchange failed, has no such service, or did not answer in time.</exception>
    /// <exception cref="PluginFaultException">The plugin failed; the fault is counted.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin gets no work.</exception>
    public async Task<TResult> CallAsync<TService, TResult>(
        string operation,
        Func<TService, CancellationToken, Task<TResult>> call,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null) where TService : class
    {
        var service = await GetAsync<TService>(cancellationToken).ConfigureAwait(false);
        return await CallAsync(operation, token => call(service, token), cancellationToken, timeout).ConfigureAwait(false);
    }

    /// <inheritdoc cref="CallAsync{TService, TResult}(string, Func{TService, CancellationToken, Task{TResult}}, CancellationToken, TimeSpan?)"/>
    public async Task CallAsync<TService>(
        string operation,
        Func<TService, CancellationToken, Task> call,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null) where TService : class
    {
        var service = await GetAsync<TService>(cancellationToken).ConfigureAwait(false);
        await CallAsync(operation, token => call(service, token), cancellationToken, timeout).ConfigureAwait(false);
    }

    /// <summary>Calls into the plugin, under a time limit, with a service that the caller already holds.</summary>
    /// <inheritdoc cref="CallAsync{TService, TResult}(string, Func{TService, CancellationToken, Task{TResult}}, CancellationToken, TimeSpan?)"/>
    public Task<TResult> CallAsync<TResult>(
        string operation, Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        _ = UsableContainer();
        return _guard.RunAsync(operation, PluginPhase.Call, call, timeout ?? _options.CallTimeout, cancellationToken);
    }

    /// <summary>Calls into the plugin, under a time limit, with a service that the caller already holds.</summary>
    /// <inheritdoc cref="CallAsync{TService, TResult}(string, Func{TService, CancellationToken, Task{TResult}}, CancellationToken, TimeSpan?)"/>
    public Task CallAsync(
        string operation, Func<CancellationToken, Task> call, CancellationToken cancellationToken, TimeSpan? timeout = null) =>
        CallAsync(
            operation,
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken,
            timeout);

    /// <summary>Hands over something that holds a part of the plugin, such as a subscription: it is disposed before the plugin stops.</summary>
    /// <param name="disposable">An <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>. Disposed in the reverse order.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin has been stopped; the caller still owns the object.</exception>
    public void Own(object disposable)
    {
        if (disposable is not (IDisposable or IAsyncDisposable))
            throw new ArgumentException("Only what can be disposed can be owned.", nameof(disposable));
        lock (_gate)
        {
            if (Started is null) throw new ExchangeUnavailableException(Name, Status);
            _owned.Push(disposable);
        }
    }

    /// <summary>Stops the plugin: ends its calls, disposes what is owned and its services, lets go of its code.</summary>
    /// <returns>What went wrong, if anything.</returns>
    internal async Task<PluginFault?> StopAsync()
    {
        var (started, disposables) = LetGo();
        if (started is null) return null;
        disposables.Add(started.Container);
        // The sandbox is what the services talk to, so it goes last.
        if (Interlocked.Exchange(ref _sandbox, null) is { } sandbox) disposables.Add(sandbox);
        await _stopping.CancelAsync().ConfigureAwait(false);
        var fault = await DisposeAllAsync(disposables).ConfigureAwait(false);
        started.Code.Unload();
        return fault;
    }

    /// <summary>Ends the use of this handle and hands over its container, which goes on.</summary>
    internal async Task<PluginContainer?> DetachAsync()
    {
        var (started, disposables) = LetGo();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await DisposeAllAsync(disposables).ConfigureAwait(false);
        return started?.Container;
    }

    private (StartedPlugin? Started, List<object> Owned) LetGo()
    {
        lock (_gate)
        {
            var started = _started;
            Volatile.Write(ref _started, null);
            var owned = new List<object>(_owned);
            _owned.Clear();
            return (started, owned);
        }
    }

    private async Task<PluginFault?> DisposeAllAsync(List<object> disposables)
    {
        if (disposables.Count == 0) return null;
        var task = Task.Run(async () =>
        {
            PluginFault? first = null;
            foreach (var disposable in disposables)
            {
                try
                {
                    if (disposable is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
                    else ((IDisposable)disposable).Dispose();
                }
                catch (Exception failure)
                {
                    // One that fails must not keep the others from being disposed.
                    first ??= PluginFault.From(failure, PluginPhase.Stop, _options.TimeProvider.GetUtcNow());
                }
            }

            return first;
        });
        await ((Task)task).WaitAsync(_options.StopTimeout, _options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted
            ? await task.ConfigureAwait(false)
            : PluginFault.Late("its disposal", _options.StopTimeout, PluginPhase.Stop, _options.TimeProvider.GetUtcNow());
    }

    private ExchangeException HasNo<TService>() =>
        new(Name, ExchangeErrorKind.Unsupported, $"Exchange '{Name}' has no {typeof(TService).Name}.");

    private Task<TService> CreateAsync<TService>(Func<TService> create, CancellationToken cancellationToken) =>
        _guard.RunAsync(
            $"the creation of {typeof(TService).Name}",
            PluginPhase.Resolve,
            _ => Task.FromResult(create()),
            _options.CallTimeout,
            cancellationToken);

    private PluginContainer UsableContainer()
    {
        var started = Started;
        var status = Status;
        if (started is null && status.IsLoaded)
            throw new ExchangeUnavailableException(
                $"Exchange '{Name}' was loaded anew; take a fresh handle of it from the registry.");
        if (started is null || status.State == PluginState.Quarantined) throw new ExchangeUnavailableException(Name, status);
        return started.Container;
    }
}
