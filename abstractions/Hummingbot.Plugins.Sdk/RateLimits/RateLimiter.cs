using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>
/// Holds requests back so that a venue's limits are never exceeded: an exact sliding window a pool, calls that take weight from several
/// pools at once, cancels before creates before queries before market data, first come first served within a class.
/// </summary>
/// <remarks>
/// A venue limits an address and an account: everything that shares one of them shares one limiter. Nothing polls: a call that waits is
/// woken when there is room for it. Safe for concurrent use.
/// </remarks>
public sealed partial class RateLimiter : IDisposable
{
    /// <summary>A penalty longer than this is reported to the callers instead of being waited for.</summary>
    public static readonly TimeSpan LongestPenaltyWait = TimeSpan.FromSeconds(30);

    /// <summary>When nothing has waited for this long, the next wait is a new episode and is logged again.</summary>
    private static readonly TimeSpan EpisodeGap = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly string _exchange;
    private readonly decimal _sharePercent;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ILogger _logger;
    private readonly FrozenDictionary<string, RatePool> _pools;
    private readonly FrozenDictionary<string, LimitedCall> _calls;
    private readonly LinkedList<WaitingCall>[] _waiting = [new(), new(), new(), new()];
    private readonly ITimer _timer;
    private int _waitingCount;
    private long _lastWaited = long.MinValue;
    private bool _disposed;

    /// <summary>Creates a limiter.</summary>
    /// <param name="exchange">The exchange's name, for logs and errors.</param>
    /// <param name="pools">The pools.</param>
    /// <param name="endpoints">The calls and what they take.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Where saturation is logged, once an episode.</param>
    /// <param name="sharePercent">The part of every limit that this process may use, in percent: more than 0, at most 100.</param>
    /// <exception cref="ArgumentException">
    /// A limit is not positive, an id is given twice, a link names no pool, or a call could never be admitted.
    /// </exception>
    public RateLimiter(
        string exchange,
        IEnumerable<RateLimit> pools,
        IEnumerable<RateLimitedEndpoint> endpoints,
        TimeProvider timeProvider,
        ILogger logger,
        decimal sharePercent = 100m)
    {
        if (sharePercent is <= 0m or > 100m)
            throw new ArgumentOutOfRangeException(nameof(sharePercent), sharePercent, "A share is more than 0 and at most 100 percent.");
        _exchange = exchange;
        _sharePercent = sharePercent;
        _time = timeProvider;
        _origin = timeProvider.GetTimestamp();
        _logger = logger;
        _pools = Unique(pools, pool => pool.Id, "pool").ToFrozenDictionary(pool => pool.Id, NewPool, StringComparer.Ordinal);
        _calls = Unique(endpoints, endpoint => endpoint.Id, "endpoint")
            .ToFrozenDictionary(endpoint => endpoint.Id, NewCall, StringComparer.Ordinal);
        _timer = timeProvider.CreateTimer(
            static state => ((RateLimiter)state!).Admit(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many calls are waiting.</summary>
    public int Waiting => Volatile.Read(ref _waitingCount);

    /// <summary>Waits until a call is admitted. An admission is spent whether or not the request is sent.</summary>
    /// <param name="endpointId">The call, as named in the constructor.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the request may be sent.</returns>
    /// <exception cref="ArgumentException">There is no such endpoint.</exception>
    /// <exception cref="ExchangeException">
    /// The venue has closed one of the call's pools for longer than <see cref="LongestPenaltyWait"/>, or a limit was lowered below the
    /// call's weight (<see cref="ExchangeErrorKind.RateLimited"/>). Nothing was sent.
    /// </exception>
    public ValueTask WaitAsync(string endpointId, RequestPriority priority, CancellationToken cancellationToken)
    {
        if (!_calls.TryGetValue(endpointId, out var call)) throw UnknownEndpoint(endpointId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)priority, (uint)RequestPriority.MarketData, nameof(priority));
        cancellationToken.ThrowIfCancellationRequested();

        WaitingCall waiting;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = Now();
            if (Hopeless(call, now) is { } error) throw error;
            // Calls already waiting go first unless this one outranks them; the pass below decides.
            if (_waitingCount == 0 && call.HasRoom(now))
            {
                call.Take(now);
                return ValueTask.CompletedTask;
            }

            var isNewEpisode = IsNewEpisode(now);
            waiting = new WaitingCall(this, call);
            waiting.Node = _waiting[(int)priority].AddLast(waiting);
            _waitingCount++;
            Pass(now);
            if (waiting.Node is null) return ValueTask.CompletedTask;
            if (isNewEpisode) LogSaturated(_logger, _exchange, call.Id);
        }

        return cancellationToken.CanBeCanceled ? WaitCancellableAsync(waiting, cancellationToken) : new ValueTask(waiting.Task);
    }

    /// <summary>Closes a pool until a point in time, after the venue said that it was used too much. Never opens one earlier.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="until">When it opens again.</param>
    public void Penalise(string poolId, DateTimeOffset until)
    {
        var pool = Pool(poolId);
        lock (_lock) Close(pool, until);
    }

    /// <summary>Closes every pool that an endpoint takes from until a point in time. Never opens one earlier.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="until">When they open again.</param>
    public void PenaliseEndpoint(string endpointId, DateTimeOffset until)
    {
        if (!_calls.TryGetValue(endpointId, out var call)) throw UnknownEndpoint(endpointId);
        lock (_lock)
        {
            foreach (var (pool, _) in call.Takes) Close(pool, until);
        }
    }

    /// <summary>Takes over what the venue says was used of a pool, when that is more than is known here (others share the limit).</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="used">The units used in the present window.</param>
    public void ReportUsage(string poolId, int used)
    {
        var pool = Pool(poolId);
        lock (_lock)
        {
            var now = Now();
            var unknown = used - pool.Used(now);
            if (unknown > 0) pool.Take(unknown, now);
        }
    }

    /// <summary>Changes a pool, for limits that the venue publishes. What was admitted so far still counts.</summary>
    /// <param name="limit">The pool's new values; its id must exist.</param>
    public void Update(RateLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var pool = Pool(limit.Id);
        lock (_lock)
        {
            pool.Change(limit, Effective(limit));
            Pass(Now());
        }
    }

    /// <summary>Ends every wait with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
            foreach (var queue in _waiting)
            {
                while (queue.First is { } first) Leave(first.Value).TrySetException(new ObjectDisposedException(nameof(RateLimiter)));
            }
        }

        _timer.Dispose();
    }

    private static async ValueTask WaitCancellableAsync(WaitingCall waiting, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var call = (WaitingCall)state!;
                call.Limiter.Abandon(call, token);
            },
            waiting);
        await waiting.Task;
    }

    private void Abandon(WaitingCall waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiting.Node is null) return;
            Leave(waiting).TrySetCanceled(cancellationToken);
            // It may have kept room from those behind it.
            Pass(Now());
        }
    }

    private void Admit()
    {
        lock (_lock)
        {
            if (!_disposed) Pass(Now());
        }
    }

    private void Close(RatePool pool, DateTimeOffset until)
    {
        var now = Now();
        var left = until - _time.GetUtcNow();
        if (left <= TimeSpan.Zero) return;
        // The answers of requests under way may all say the same.
        if (pool.ClosedUntil <= now) LogPenalty(_logger, _exchange, pool.Id, left);
        pool.ClosedUntil = Math.Max(pool.ClosedUntil, now + left.Ticks);
        Pass(now);
    }

    private string Name(LimitedCall call) => $"{_exchange}: {call.Id}";
}
