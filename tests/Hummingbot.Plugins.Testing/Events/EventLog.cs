namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Keeps what a connector announces and waits for what it will announce. It keeps the latest events up to its capacity, and every fill.
/// Safe for concurrent use.
/// </summary>
public sealed class EventLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly LinkedList<ExchangeEvent> _events = [];
    private readonly List<OrderFilledEvent> _fills = [];
    private readonly List<Waiter> _waiters = [];
    private readonly IDisposable _subscription;

    /// <summary>Begins to listen.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="capacity">How many events to keep, fills apart.</param>
    public EventLog(IExchangeConnector connector, int capacity = 1000)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _capacity = capacity;
        _subscription = connector.Subscribe(Add);
    }

    /// <summary>The latest events, oldest first. A snapshot.</summary>
    public IReadOnlyList<ExchangeEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    /// <summary>Every fill so far, oldest first. A snapshot.</summary>
    public IReadOnlyList<OrderFilledEvent> Fills
    {
        get
        {
            lock (_lock) return [.. _fills];
        }
    }

    /// <summary>The kept events of one order, oldest first.</summary>
    /// <param name="clientOrderId">The order.</param>
    public IReadOnlyList<ExchangeEvent> Of(string clientOrderId) => [.. Events.Where(e => e.OrderId == clientOrderId)];

    /// <summary>The first event of exactly this type that matches: one that is kept already, or else the next to come.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="matches">Which one; <see langword="null"/> takes any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event.</returns>
    public Task<T> FirstAsync<T>(Func<T, bool>? matches = null, CancellationToken cancellationToken = default)
        where T : ExchangeEvent =>
        WaitAsync(matches, takesEarlier: true, cancellationToken);

    /// <summary>The next event of exactly this type that matches; earlier ones do not count.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="matches">Which one; <see langword="null"/> takes any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event.</returns>
    public Task<T> NextAsync<T>(Func<T, bool>? matches = null, CancellationToken cancellationToken = default)
        where T : ExchangeEvent =>
        WaitAsync(matches, takesEarlier: false, cancellationToken);

    /// <summary>Forgets all events and fills; who waits goes on waiting.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _events.Clear();
            _fills.Clear();
        }
    }

    /// <summary>Stops listening; who waits is told by an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _subscription.Dispose();
        Waiter[] waiters;
        lock (_lock)
        {
            waiters = [.. _waiters];
            _waiters.Clear();
        }

        foreach (var waiter in waiters) waiter.Event.TrySetException(new ObjectDisposedException(nameof(EventLog)));
    }

    private async Task<T> WaitAsync<T>(Func<T, bool>? matches, bool takesEarlier, CancellationToken cancellationToken)
        where T : ExchangeEvent
    {
        Waiter waiter;
        lock (_lock)
        {
            if (takesEarlier && _events.OfType<T>().FirstOrDefault(e => matches is null || matches(e)) is { } earlier) return earlier;
            waiter = new Waiter(e => e is T typed && (matches is null || matches(typed)));
            _waiters.Add(waiter);
        }

        try
        {
            return (T)await waiter.Event.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock) _waiters.Remove(waiter);
        }
    }

    private void Add(ExchangeEvent announced)
    {
        List<Waiter> served;
        lock (_lock)
        {
            _events.AddLast(announced);
            if (_events.Count > _capacity) _events.RemoveFirst();
            if (announced is OrderFilledEvent fill) _fills.Add(fill);
            served = _waiters.FindAll(waiter => waiter.Matches(announced));
            foreach (var waiter in served) _waiters.Remove(waiter);
        }

        foreach (var waiter in served) waiter.Event.TrySetResult(announced);
    }

    private sealed record Waiter(Func<ExchangeEvent, bool> Matches)
    {
        public TaskCompletionSource<ExchangeEvent> Event { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
