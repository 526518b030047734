using System.Collections.ObjectModel;
using Hummingbot.Plugins.Sdk.Fees;
using Hummingbot.Plugins.Sdk.Time;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// Everything of a connector that is not the venue's: order life cycle, client order ids, quantisation, trading rules, tracking, events,
/// balances, polling, reconciliation, restore. A venue adds its facts, its requests and the translation of its answers.
/// </summary>
/// <remarks>
/// Orders change under one lock, together with the posting of their events; requests run beside it and never under it. Time is that of the
/// host's <see cref="TimeProvider"/>, or of the clock that drives the connector when that is a simulated one.
/// </remarks>
public abstract partial class ExchangeConnectorBase : IExchangeConnector
{
    /// <summary>The setting that switches the user stream off: <c>false</c> polls alone.</summary>
    public static SettingField UserStreamSetting { get; } = new(
        "userStream", "Whether to listen to the account's private stream; without it orders are polled every few seconds.", "true")
    {
        AllowedValues = ["true", "false"],
    };

    /// <summary>
    /// The setting that keeps open orders which an earlier run has left, and which no saved state speaks of, out of tracking:
    /// <c>false</c> leaves them alone.
    /// </summary>
    public static SettingField AdoptOpenOrdersSetting { get; } = new(
        "adoptOpenOrders", "Whether open orders with this connector's mark in their client order id are tracked at start.", "true")
    {
        AllowedValues = ["true", "false"],
    };

    private readonly PluginContext _context;
    private readonly IUserStreamTracker? _userStream;
    private readonly EventDispatcher _events;
    private readonly BalanceLedger _ledger = new();
    private readonly BackgroundWork _work;
    private readonly TransactionTimeouts _transactions = new();
    private readonly Lazy<OrderTracker> _orders;
    private readonly Lazy<ClientOrderIdGenerator> _ids;
    private int _isDisposed;

    /// <summary>Creates a connector; it does nothing before it is started.</summary>
    /// <param name="descriptor">The venue's descriptor.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    /// <param name="orderBookTracker">Keeps the books. Started and stopped by the connector.</param>
    /// <param name="auth">Signs the account's requests; <see langword="null"/> for a connector of public data alone.</param>
    /// <param name="userStreamTracker">
    /// The account's stream; <see langword="null"/> polls alone. Started and stopped by the connector, and not used without
    /// <paramref name="auth"/> or when <see cref="UserStreamSetting"/> is off.
    /// </param>
    protected ExchangeConnectorBase(
        ExchangeDescriptor descriptor,
        PluginContext context,
        IOrderBookTracker orderBookTracker,
        IExchangeAuth? auth,
        IUserStreamTracker? userStreamTracker)
    {
        Descriptor = descriptor;
        _context = context;
        OrderBookTracker = orderBookTracker;
        Auth = auth;
        Logger = context.LoggerFactory.CreateLogger(GetType());
        Fees = new FeeEstimator(descriptor.DefaultFees, context.Settings.FeeOverrides);
        _userStream = auth is null || !IsOn(UserStreamSetting) ? null : userStreamTracker;
        _events = new EventDispatcher(Name, Logger);
        _work = new BackgroundWork(Name, Logger);
        // The venue's facts are virtual and must not be asked for before its own constructor has run.
        _orders = new Lazy<OrderTracker>(() => new OrderTracker(Name, Fees, _ledger, Announce, () => Now, Timings, Logger));
        _ids = new Lazy<ClientOrderIdGenerator>(() => new ClientOrderIdGenerator(
            ClientOrderIdFormat, new TrackingNonce(context.TimeProvider), context.Random, ClientOrderIdGenerator.CreateInstanceId(context.Random)));
    }

    /// <inheritdoc/>
    public string Name => Descriptor.Name;

    /// <inheritdoc/>
    public IExchangeAuth? Auth { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, bool> StatusDictionary
    {
        get
        {
            var status = new Dictionary<string, bool>(StringComparer.Ordinal)
            {
                ["order_books_initialized"] = OrderBookTracker.IsReady,
                ["account_balance"] = Auth is null || _ledger.IsKnown,
                ["trading_rule_initialized"] = TradingRules.Count > 0,
                ["user_stream_initialized"] = _userStream is null || _userStream.DataSource.LastTransportReceived is not null,
            };
            AddStatus(status);
            return new ReadOnlyDictionary<string, bool>(status);
        }
    }

    /// <inheritdoc/>
    public bool IsReady => StatusDictionary.Values.All(isTrue => isTrue);

    /// <summary>The venue's descriptor.</summary>
    protected ExchangeDescriptor Descriptor { get; }

    /// <summary>Keeps the books.</summary>
    protected IOrderBookTracker OrderBookTracker { get; }

    /// <summary>What trades cost.</summary>
    protected FeeEstimator Fees { get; }

    /// <summary>The connector's logger.</summary>
    protected ILogger Logger { get; }

    /// <summary>What the operator has set.</summary>
    protected ExchangeSettings Settings => _context.Settings;

    /// <summary>The time, as the connector sees it.</summary>
    protected DateTimeOffset Now => _clock is { IsRealTime: false } clock ? clock.CurrentTimestamp : Time.GetUtcNow();

    private TimeProvider Time => _context.TimeProvider;

    private OrderTracker Orders => _orders.Value;

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<ExchangeEvent> listener) => _events.Subscribe(listener);

    /// <summary>
    /// Stops everything. Requests under way are given up; what they did is asked for at the next start, from the tracking states.
    /// </summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        await StopMonitorAsync();
        await StopNetworkAsync(CancellationToken.None);
        await _work.StopAsync(CancellationToken.None);
        await _events.WhenDelivered();
    }

    /// <summary>Ends when every event so far has been delivered.</summary>
    internal Task WhenEventsDelivered() => _events.WhenDelivered();

    private void Announce(ExchangeEvent happened)
    {
        _events.Post(happened);
        // It may have been in the balances that were stated last, or not: only the next statement is sure to have it.
        if (happened is not (OrderCreatedEvent or OrderUpdatedEvent)) AfterOrderActivity();
    }

    private bool IsOn(SettingField setting) =>
        !string.Equals(_context.Settings.Values.GetValueOrDefault(setting.Key, setting.Default), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs one of the venue's requests under its time limit.</summary>
    private Task<T> RequestAsync<T>(string request, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        RequestAsync(request, null, ask, static (ask, token) => ask(token), cancellationToken);

    /// <summary>Runs one of the venue's requests under its time limit. The time runs from the request's first wait on.</summary>
    private async Task<T> RequestAsync<TState, T>(
        string request, string? orderId, TState state, Func<TState, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = TimeLimit.Within(cancellationToken);
        try
        {
            var asking = ask(state, limit.Token);
            if (asking.IsCompleted) return await asking;
            limit.Start(Timings.RequestTimeout, Time);
            // The wait ends in time even where the venue's code does not.
            return await asking.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExchangeException(
                Name,
                ExchangeErrorKind.Unknown,
                $"{Name}: {(orderId is null ? request : $"{request} {orderId}")} was not answered within {Timings.RequestTimeout.TotalSeconds:0.###} s.",
                exception);
        }
    }

    private static OrderError ErrorOf(Exception exception) => exception is ExchangeException known
        ? new OrderError { Kind = known.Kind, Message = known.Message, VenueCode = known.VenueCode }
        : new OrderError { Kind = ExchangeErrorKind.Unknown, Message = $"The request ended without an answer: {exception.Message}" };
}
