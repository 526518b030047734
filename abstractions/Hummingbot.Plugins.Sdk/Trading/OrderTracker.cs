using System.Collections.Frozen;
using System.Collections.Immutable;
using Hummingbot.Plugins.Sdk.Fees;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// The state machine of all orders of one account. Every change happens under one lock together with the posting of its events, so that
/// events are ordered as the changes are. It does no I/O; what an order needs from the venue it returns as <see cref="OrderWork"/>.
/// </summary>
internal sealed partial class OrderTracker(
    string exchange,
    FeeEstimator fees,
    BalanceLedger ledger,
    Action<ExchangeEvent> announce,
    Func<DateTimeOffset> now,
    ConnectorTimings timings,
    ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrackedOrder> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrackedOrder> _ended = new(StringComparer.Ordinal);
    private readonly Queue<TrackedOrder> _endedInOrder = new();

    // The venue's ids are unique per pair on some venues only.
    private readonly Dictionary<(string TradingPair, string ExchangeOrderId), TrackedOrder> _byExchangeId = [];
    private IReadOnlyDictionary<string, InFlightOrder>? _inFlight = FrozenDictionary<string, InFlightOrder>.Empty;

    /// <summary>The orders that have not ended.</summary>
    public IReadOnlyDictionary<string, InFlightOrder> InFlight
    {
        get
        {
            if (Volatile.Read(ref _inFlight) is { } known) return known;
            lock (_lock)
                return _inFlight = _active.ToDictionary(entry => entry.Key, entry => entry.Value.Order, StringComparer.Ordinal).AsReadOnly();
        }
    }

    /// <summary>The orders that have not ended, with what is under way about them.</summary>
    public IReadOnlyList<TrackedOrder> Active
    {
        get
        {
            lock (_lock) return [.. _active.Values];
        }
    }

    /// <summary>Finds an order, ended ones included.</summary>
    public TrackedOrder? Find(string clientOrderId)
    {
        lock (_lock) return Lookup(clientOrderId);
    }

    /// <summary>Begins to track an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="wholeHold">What it holds of balances for its whole amount.</param>
    /// <param name="isNew">Whether it is being placed now; otherwise it is taken up from an earlier run and nothing is announced.</param>
    /// <returns><see langword="null"/> when the id is in use.</returns>
    public TrackedOrder? Start(InFlightOrder order, decimal wholeHold, bool isNew)
    {
        lock (_lock)
        {
            if (Lookup(order.ClientOrderId) is not null) return null;
            if (order.Fills is not ImmutableDictionary<string, OrderFill>)
                order = order with { Fills = order.Fills.ToImmutableDictionary(StringComparer.Ordinal) };
            var tracked = new TrackedOrder(order)
            {
                WholeHold = wholeHold,
                IsBeingCreated = isNew,
                IsCreatedAnnounced = !isNew && (order.State > OrderState.PendingCreate || order.Fills.Count > 0),
            };
            if (order.IsDone)
            {
                // Of ended orders only those are persisted whose fills are missing.
                tracked.LacksFills = true;
                tracked.ExpectedBase = order.IsFilled ? order.Amount : null;
                Retire(tracked);
                return tracked;
            }

            _active.Add(order.ClientOrderId, tracked);
            _inFlight = null;
            Index(tracked);
            if (IsAcknowledged(order)) tracked.SetAcknowledged();
            if (order.ExchangeOrderId is not null) tracked.SetIdentified();
            if (isNew) announce(OrderEvents.Updated(order, now()));
            return tracked;
        }
    }

    /// <summary>Announces an order that is refused before it is sent, and keeps it among the ended ones.</summary>
    /// <returns><see langword="null"/> when the id is in use.</returns>
    public TrackedOrder? Refuse(InFlightOrder order, OrderError error)
    {
        lock (_lock)
        {
            if (Lookup(order.ClientOrderId) is not null) return null;
            var tracked = new TrackedOrder(order);
            End(tracked, OrderState.Failed, error, null);
            return tracked;
        }
    }

    /// <summary>Stops tracking an order without announcing anything. Does nothing when it is not tracked.</summary>
    public void Stop(string clientOrderId)
    {
        lock (_lock)
        {
            if (_active.GetValueOrDefault(clientOrderId) is not { } tracked) return;
            ledger.Reduce(clientOrderId, 0m, null);
            Retire(tracked);
        }
    }

    /// <summary>The orders that are to be persisted: those that have not ended, and those that ended with fills missing.</summary>
    public IReadOnlyList<TrackedOrder> Persistent
    {
        get
        {
            lock (_lock) return [.. _active.Values, .. _endedInOrder.Where(order => order.LacksFills)];
        }
    }

    /// <summary>The orders that are to be asked for now: not those that are young and on their way, nor those that others ask for.</summary>
    public IReadOnlyList<TrackedOrder> Askable()
    {
        lock (_lock)
        {
            Prune();
            return
            [
                .. _active.Values.Where(order => !order.IsResolving && !order.IsSettling
                    && (!order.IsBeingCreated || Age(order) >= timings.AbsenceGracePeriod)),
                .. _endedInOrder.Where(order => order.LacksFills && !order.IsSettling),
            ];
        }
    }

    private TrackedOrder? Lookup(string clientOrderId) =>
        _active.GetValueOrDefault(clientOrderId) ?? _ended.GetValueOrDefault(clientOrderId);

    private TrackedOrder? Lookup(string? clientOrderId, string? exchangeOrderId, string tradingPair)
    {
        if (clientOrderId is not null && Lookup(clientOrderId) is { } byClientId) return byClientId;
        return exchangeOrderId is not null ? _byExchangeId.GetValueOrDefault((tradingPair, exchangeOrderId)) : null;
    }

    private static bool IsAcknowledged(InFlightOrder order) => order.ExchangeOrderId is not null || order.State > OrderState.PendingCreate;

    private TimeSpan Age(TrackedOrder order) => now() - order.Order.CreationTimestamp;

    private void Index(TrackedOrder tracked)
    {
        if (tracked.Order.ExchangeOrderId is { } id) _byExchangeId[(tracked.Order.TradingPair, id)] = tracked;
    }

    /// <summary>Replaces the snapshot of an order. Announcing is the caller's.</summary>
    private void Set(TrackedOrder tracked, InFlightOrder order)
    {
        tracked.Order = order;
        _inFlight = null;
    }

    private void Retire(TrackedOrder tracked)
    {
        _active.Remove(tracked.ClientOrderId);
        _inFlight = null;
        tracked.EndedAt = now();
        tracked.EndingAs = null;
        _ended[tracked.ClientOrderId] = tracked;
        _endedInOrder.Enqueue(tracked);
        Index(tracked);
        // An order that is over before its request has been answered was still placed: the answer says as what.
        if (!tracked.IsBeingCreated || tracked.Order.IsFailure) tracked.SetPlacement(null, tracked.Order.Error);
        tracked.SetEnded();
        Prune();
    }

    private void Prune()
    {
        while (_endedInOrder.TryPeek(out var oldest))
        {
            var age = now() - oldest.EndedAt;
            var isSpent = age > (oldest.LacksFills ? timings.MissingFillsAskedFor : timings.EndedOrdersKept);
            if (!isSpent && _endedInOrder.Count <= timings.EndedOrdersCapacity) return;
            _endedInOrder.Dequeue();
            _ended.Remove(oldest.ClientOrderId);
            if (oldest.Order.ExchangeOrderId is { } id) _byExchangeId.Remove((oldest.Order.TradingPair, id));
            if (oldest.LacksFills)
                TradingLog.FillsGivenUp(logger, exchange, oldest.Order.TradingPair, oldest.ClientOrderId, oldest.Order.ExecutedAmountBase);
        }
    }
}
