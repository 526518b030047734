namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// An order and what is under way about it. Changed by <see cref="OrderTracker"/> alone, under its lock; <see cref="Order"/> and the
/// tasks may be read from anywhere.
/// </summary>
internal sealed class TrackedOrder(InFlightOrder order)
{
    // What nobody has waited for yet costs nothing.
    private TaskCompletionSource<Placement>? _placement;
    private Milestone _acknowledged;
    private Milestone _ended;
    private Milestone _identified;
    private Milestone _cancelFailed;
    private volatile InFlightOrder _order = order;
    private volatile WrittenState? _trackingState;

    /// <summary>How placing ended: the acknowledgement, or why there is none.</summary>
    internal readonly record struct Placement(PlacedOrder? Placed, OrderError? Error);

    /// <summary>How the venue says the order ended, while fills are missing.</summary>
    internal sealed record Ending(OrderUpdate Update, decimal? ExpectedBase);

    /// <summary>The order as it is now.</summary>
    public InFlightOrder Order
    {
        get => _order;
        set => _order = value;
    }

    public string ClientOrderId => _order.ClientOrderId;

    /// <summary>The order's entry of the tracking states.</summary>
    public string TrackingState
    {
        get
        {
            var order = _order;
            if (_trackingState is { } written && ReferenceEquals(written.Order, order)) return written.Text;
            var text = OrderTrackingState.Write(order);
            _trackingState = new WrittenState(order, text);
            return text;
        }
    }

    /// <summary>What the order's hold on balances was for its whole amount.</summary>
    public decimal WholeHold { get; set; }

    public bool IsCreatedAnnounced { get; set; }

    /// <summary>Whether the request that creates the order is still on its way.</summary>
    public bool IsBeingCreated { get; set; }

    public Ending? EndingAs { get; set; }

    /// <summary>Whether the order ended with fills missing.</summary>
    public bool LacksFills { get; set; }

    public decimal? ExpectedBase { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    public int Absences { get; set; }

    public DateTimeOffset LastAbsence { get; set; }

    /// <summary>Whether work is under way that asks for the order until its outcome is known.</summary>
    public bool IsResolving { get; set; }

    /// <summary>Whether work is under way that fetches missing fills.</summary>
    public bool IsSettling { get; set; }

    /// <summary>Whether work is under way that cancels the order.</summary>
    public bool IsCancelling { get; set; }

    public OrderError? CancelError { get; set; }

    /// <summary>Ends with the venue's acknowledgement, or with the knowledge that there is none for now.</summary>
    public Task<Placement> Placed => PlacementSource.Task;

    /// <summary>Ends when the venue has acknowledged the order or the order has ended.</summary>
    public Task Acknowledged => _acknowledged.Task;

    /// <summary>Ends when the venue's id is known or the order has ended.</summary>
    public Task Identified => _identified.Task;

    /// <summary>Ends when the order has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Ends when the attempt to cancel has been given up.</summary>
    public Task CancelFailed => _cancelFailed.Task;

    public void SetPlacement(PlacedOrder? placed, OrderError? error) => PlacementSource.TrySetResult(new Placement(placed, error));

    public void SetAcknowledged() => _acknowledged.Reach();

    public void SetIdentified() => _identified.Reach();

    public void SetEnded()
    {
        _acknowledged.Reach();
        _identified.Reach();
        _ended.Reach();
    }

    public void BeginCancel()
    {
        IsCancelling = true;
        CancelError = null;
        _cancelFailed.Renew();
    }

    public void EndCancel(OrderError? error)
    {
        IsCancelling = false;
        CancelError = error;
        if (error is not null) _cancelFailed.Reach();
    }

    private sealed record WrittenState(InFlightOrder Order, string Text);

    private TaskCompletionSource<Placement> PlacementSource
    {
        get
        {
            if (Volatile.Read(ref _placement) is { } source) return source;
            var mine = new TaskCompletionSource<Placement>(TaskCreationOptions.RunContinuationsAsynchronously);
            return Interlocked.CompareExchange(ref _placement, mine, null) ?? mine;
        }
    }
}
