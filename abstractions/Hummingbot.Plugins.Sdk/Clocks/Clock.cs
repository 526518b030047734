using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Clocks;

/// <summary>
/// Ticks, in real time or simulated. Whoever joins is started before its first tick; what one throws harms neither the others nor the clock.
/// </summary>
/// <remarks>Iterators are called by the running clock alone, one at a time. Joining and leaving take effect between two ticks.</remarks>
public sealed partial class Clock : IClock
{
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly Queue<(ITimeIterator Iterator, bool IsJoining)> _changes = new();
    private readonly List<ITimeIterator> _iterators = [];
    private readonly DateTimeOffset? _endTime;
    private long _currentTicks;
    private int _isRunning;

    private Clock(
        bool isRealTime, TimeSpan tickSize, DateTimeOffset startTime, DateTimeOffset? endTime, TimeProvider timeProvider, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tickSize, TimeSpan.Zero);
        IsRealTime = isRealTime;
        TickSize = tickSize;
        StartTime = startTime;
        _endTime = endTime;
        _timeProvider = timeProvider;
        _logger = logger;
        _currentTicks = startTime.UtcTicks;
    }

    /// <inheritdoc/>
    public bool IsRealTime { get; }

    /// <inheritdoc/>
    public TimeSpan TickSize { get; }

    /// <inheritdoc/>
    public DateTimeOffset StartTime { get; }

    /// <inheritdoc/>
    public DateTimeOffset CurrentTimestamp => new(Interlocked.Read(ref _currentTicks), TimeSpan.Zero);

    /// <summary>A clock that follows the wall: it ticks at whole multiples of its tick size, and leaves out those that it is too late for.
    /// </summary>
    /// <param name="tickSize">The interval between two ticks.</param>
    /// <param name="timeProvider">The wall.</param>
    /// <param name="logger">Where failures of iterators are logged.</param>
    /// <returns>The clock; <see cref="RunAsync"/> runs it.</returns>
    public static Clock RealTime(TimeSpan tickSize, TimeProvider timeProvider, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new Clock(true, tickSize, timeProvider.GetUtcNow(), null, timeProvider, logger);
    }

    /// <summary>A clock that goes as fast as its iterators, from a start to an end.</summary>
    /// <param name="startTime">The first tick.</param>
    /// <param name="endTime">No tick is later.</param>
    /// <param name="tickSize">The interval between two ticks.</param>
    /// <param name="logger">Where failures of iterators are logged.</param>
    /// <returns>The clock; <see cref="RunAsync"/> runs it.</returns>
    public static Clock Simulated(DateTimeOffset startTime, DateTimeOffset endTime, TimeSpan tickSize, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(endTime, startTime);
        return new Clock(false, tickSize, startTime, endTime, TimeProvider.System, logger);
    }

    /// <inheritdoc/>
    public void AddIterator(ITimeIterator iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);
        lock (_lock) _changes.Enqueue((iterator, true));
    }

    /// <inheritdoc/>
    public void RemoveIterator(ITimeIterator iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);
        lock (_lock) _changes.Enqueue((iterator, false));
    }

    /// <summary>Runs the clock: a real-time one until cancelled, a simulated one to its end. Everybody is stopped at the end.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A task that ends with the run; by cancellation when it was cancelled.</returns>
    /// <exception cref="InvalidOperationException">The clock is running already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isRunning, 1) != 0) throw new InvalidOperationException("The clock is running already.");
        try
        {
            TakeChanges();
            if (IsRealTime) await FollowAsync(cancellationToken);
            else await SimulateAsync(cancellationToken);
        }
        finally
        {
            foreach (var iterator in _iterators) Call(iterator, "stop", static (self, each) => each.Stop(self));
            _iterators.Clear();
            Volatile.Write(ref _isRunning, 0);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = _timeProvider.GetUtcNow();
            var next = new DateTimeOffset(((now.UtcTicks / TickSize.Ticks) + 1) * TickSize.Ticks, TimeSpan.Zero);
            await Task.Delay(next - now, _timeProvider, cancellationToken);
            // A timer may fire a trifle early; a tick never is.
            if (_timeProvider.GetUtcNow() < next) await Task.Delay(TimeSpan.FromMilliseconds(1), _timeProvider, cancellationToken);
            Tick(next);
        }
    }

    private async Task SimulateAsync(CancellationToken cancellationToken)
    {
        for (var next = StartTime + TickSize; next <= _endTime; next += TickSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Tick(next);
            // What the tick has begun gets its turn.
            await Task.Yield();
        }
    }

    private void Tick(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _currentTicks, now.UtcTicks);
        TakeChanges();
        foreach (var iterator in _iterators) Call(iterator, "tick", static (self, each) => each.Tick(self.CurrentTimestamp));
    }

    private void TakeChanges()
    {
        while (true)
        {
            (ITimeIterator Iterator, bool IsJoining) change;
            lock (_lock)
            {
                if (!_changes.TryDequeue(out change)) return;
            }

            if (!change.IsJoining)
            {
                if (_iterators.Remove(change.Iterator)) Call(change.Iterator, "stop", static (self, each) => each.Stop(self));
            }
            else if (!_iterators.Contains(change.Iterator))
            {
                _iterators.Add(change.Iterator);
                Call(change.Iterator, "start", static (self, each) => each.Start(self, self.CurrentTimestamp));
            }
        }
    }

    private void Call(ITimeIterator iterator, string what, Action<Clock, ITimeIterator> call)
    {
        try
        {
            call(this, iterator);
        }
        catch (Exception exception)
        {
            LogFailed(_logger, iterator.GetType().Name, what, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Iterator} failed at its {What}; the clock goes on.")]
    private static partial void LogFailed(ILogger logger, string iterator, string what, Exception exception);
}
