using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// Turns the events of one connector into rows. Used by the writer alone; a transaction that fails is begun again from its events.
/// </summary>
/// <remarks>
/// With an order its tracking state is written, in the transaction of the events that changed it, so that no restart announces anew what is
/// on record. The tracking states are read before the orders: an order then has every fill that its tracking state has, and all of them are
/// written too, even those whose events are still on their way.
/// </remarks>
internal sealed class ConnectorRecording(IExchangeConnector connector, RecordingScope scope, ILogger logger)
{
    private readonly Dictionary<string, InFlightOrder> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderChange> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InFlightOrder?> _next = new(StringComparer.Ordinal);
    private IReadOnlyCollection<string> _atStart = [];
    private bool _isSweep;

    /// <summary>Notes which orders are in flight now, for <see cref="Sweep"/>: those that come later are announced.</summary>
    public void NoteOrders() => _atStart = [.. Read().Live.Keys];

    public void Begin()
    {
        _changes.Clear();
        _next.Clear();
        _isSweep = false;
    }

    /// <summary>Takes every order as changed that was noted and is still in flight.</summary>
    public void Sweep() => _isSweep = true;

    public void Apply(WriteSession session, ExchangeEvent announcement)
    {
        try
        {
            ApplyEvent(session, announcement);
        }
        catch (Exception exception) when (Malformed.IsWhy(exception))
        {
            RecorderLog.Malformed(logger, scope.Exchange, announcement.OrderId, exception.Message);
        }
    }

    /// <summary>Writes the orders that have changed, and how the connector is.</summary>
    public void Finish(WriteSession session, DateTimeOffset now)
    {
        var (states, live) = Read();
        if (_isSweep)
            foreach (var id in _atStart.Where(live.ContainsKey))
                ChangeOf(id);
        foreach (var (id, change) in _changes)
        {
            try
            {
                Write(session, id, change, states, live);
            }
            catch (Exception exception) when (Malformed.IsWhy(exception))
            {
                RecorderLog.Malformed(logger, scope.Exchange, id, exception.Message);
            }
        }

        WriteMarketState(session, live, now);
    }

    /// <summary>Keeps in mind what is on record now.</summary>
    public void Committed()
    {
        foreach (var (id, order) in _next)
        {
            if (order is null) _known.Remove(id);
            else _known[id] = order;
        }
    }

    private void ApplyEvent(WriteSession session, ExchangeEvent announcement)
    {
        var id = announcement.OrderId;
        if (announcement is OrderUpdatedEvent { Order: var order })
        {
            var change = ChangeOf(id);
            NoteSteps(session, change.Order ?? _known.GetValueOrDefault(id), order);
            change.Order = order;
            return;
        }

        var trade = announcement is OrderFilledEvent { ExchangeTradeId: var tradeId } ? tradeId : string.Empty;
        OrderRows.Status(session, scope, id, announcement.Timestamp, announcement.Kind.ToString(), trade);
        switch (announcement)
        {
            case OrderCreatedEvent created:
                ChangeOf(id).Created = created;
                ChangeOf(id).Note(created, OrderState.Open, created.ExchangeOrderId);
                break;
            case OrderFilledEvent fill:
                ChangeOf(id).Fills.TryAdd(fill.ExchangeTradeId, fill);
                ChangeOf(id).Note(fill, OrderState.PartiallyFilled, fill.ExchangeOrderId);
                break;
            case OrderCompletedEvent completed:
                ChangeOf(id).Note(completed, OrderState.Filled, completed.ExchangeOrderId);
                break;
            case OrderCancelledEvent cancelled:
                ChangeOf(id).Note(cancelled, OrderState.Canceled, cancelled.ExchangeOrderId);
                break;
            case OrderExpiredEvent expired:
                ChangeOf(id).Note(expired, OrderState.Expired, null);
                break;
            case OrderFailureEvent failure:
                ChangeOf(id).Note(failure, OrderState.Failed, null, failure.Error);
                break;
        }
    }

    private void Write(
        WriteSession session,
        string id,
        OrderChange change,
        IReadOnlyDictionary<string, string>? states,
        IReadOnlyDictionary<string, InFlightOrder> live)
    {
        var isLive = live.TryGetValue(id, out var order);
        order ??= change.Order;
        WriteFills(session, id, change, order);
        if (order is not null)
        {
            OrderRows.Order(session, Statement.Order, scope, order, order.State.ToString(), null);
        }
        else if (change.Created is { } created)
        {
            OrderRows.Created(session, scope, created);
        }

        if (change.Status is not null) OrderRows.Change(session, scope, id, change);
        var isDone = order is { IsDone: true } || change.State >= OrderState.Filled;
        if (states is not null) WriteTracking(session, id, states.GetValueOrDefault(id), isLive, isDone, change.Order is not null);
        _next[id] = isDone && !isLive ? null : order ?? _known.GetValueOrDefault(id);
    }

    /// <summary>Each fill once: as the order has it, which is more than the event tells, or else as the event does.</summary>
    private void WriteFills(WriteSession session, string id, OrderChange change, InFlightOrder? order)
    {
        var (known, fills) = (_known.GetValueOrDefault(id)?.Fills, order?.Fills);
        if (fills is not null && !ReferenceEquals(known, fills))
        {
            foreach (var (tradeId, fill) in fills)
                if (known is null || !known.ContainsKey(tradeId))
                    Guard(id, (session, order: order!, fill, told: change.Fills.GetValueOrDefault(tradeId)), static (scope, row) =>
                        OrderRows.Fill(row.session, scope, row.order, row.fill, row.told));
        }

        foreach (var (tradeId, fill) in change.Fills)
            if (fills is null || !fills.ContainsKey(tradeId))
                Guard(id, (session, fill), static (scope, row) => OrderRows.Fill(row.session, scope, row.fill));
    }

    /// <summary>Leaves out a row that cannot be made.</summary>
    private void Guard<TRow>(string id, TRow row, Action<RecordingScope, TRow> write)
    {
        try
        {
            write(scope, row);
        }
        catch (Exception exception) when (Malformed.IsWhy(exception))
        {
            RecorderLog.Malformed(logger, scope.Exchange, id, exception.Message);
        }
    }

    private void WriteTracking(WriteSession session, string id, string? state, bool isLive, bool isDone, bool hasOrder)
    {
        // One that has ended and is still to be persisted lacks fills: what it has then is what its own event brought along.
        if (state is not null && (isLive || hasOrder)) OrderRows.Tracking(session, scope, id, state);
        // Gone from the connector, but its end is not announced yet: that event will come.
        else if (state is null && isDone) OrderRows.Tracking(session, scope, id, null);
    }

    private void NoteSteps(WriteSession session, InFlightOrder? before, InFlightOrder order)
    {
        if (before is null && order.State == OrderState.PendingCreate)
            OrderRows.Status(session, scope, order.ClientOrderId, order.CreationTimestamp, OrderRows.PendingCreate);
        if (order.IsOutcomeUnknown != (before?.IsOutcomeUnknown ?? false)) Note(order.IsOutcomeUnknown ? "OutcomeUnknown" : "OutcomeKnown");
        if (order.IsCancelRequested && before is not { IsCancelRequested: true }) Note("CancelRequested");
        if (order.State == OrderState.PendingCancel && before?.State != OrderState.PendingCancel) Note(nameof(OrderState.PendingCancel));

        void Note(string step) => OrderRows.Status(session, scope, order.ClientOrderId, order.LastUpdateTimestamp, step);
    }

    private OrderChange ChangeOf(string id)
    {
        if (!_changes.TryGetValue(id, out var change)) _changes.Add(id, change = new OrderChange());
        return change;
    }

    /// <summary>A connector that cannot tell its orders does not keep its events from being written.</summary>
    private (IReadOnlyDictionary<string, string>? States, IReadOnlyDictionary<string, InFlightOrder> Live) Read()
    {
        try
        {
            var states = connector.TrackingStates;
            return (states, connector.InFlightOrders);
        }
        catch (Exception exception)
        {
            RecorderLog.ConnectorUnreadable(logger, scope.Exchange, exception.Message);
            return (null, new Dictionary<string, InFlightOrder>());
        }
    }

    private void WriteMarketState(WriteSession session, IReadOnlyDictionary<string, InFlightOrder> live, DateTimeOffset now)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(512);
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteBoolean("is_ready", connector.IsReady);
                json.WriteString("network", connector.NetworkStatus.ToString());
                json.WriteStartObject("status");
                foreach (var (name, isTrue) in connector.StatusDictionary) json.WriteBoolean(name, isTrue);
                json.WriteEndObject();
                json.WriteNumber("open_orders", live.Count);
                json.WriteNumber("unknown_orders", live.Values.Count(order => order.IsOutcomeUnknown));
                json.WriteEndObject();
            }

            session.Run(
                Statement.MarketState, scope.ConfigFile, scope.Exchange, DatabaseTime.Of(now), Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
        catch (Exception exception) when (!DatabaseFault.IsOne(exception))
        {
            RecorderLog.ConnectorUnreadable(logger, scope.Exchange, exception.Message);
        }
    }
}
