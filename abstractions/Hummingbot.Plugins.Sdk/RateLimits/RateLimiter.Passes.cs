using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.RateLimits;

public sealed partial class RateLimiter
{
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromMilliseconds(1);

    /// <summary>Admits whoever can be, in order, and sets the timer to when that may change. Called under the lock.</summary>
    private void Pass(long now)
    {
        if (_waitingCount > 0) _lastWaited = now;
        foreach (var pool in _pools.Values) pool.IsSpokenFor = false;
        var next = long.MaxValue;
        foreach (var queue in _waiting)
        {
            for (var node = queue.First; node is not null;)
            {
                var waiting = node.Value;
                node = node.Next;
                var call = waiting.Call;
                if (Hopeless(call, now) is { } error)
                {
                    Leave(waiting).TrySetException(error);
                }
                else if (call.HasRoom(now))
                {
                    call.Take(now);
                    Leave(waiting).TrySetResult();
                }
                else
                {
                    call.SpeakFor(now);
                    foreach (var (pool, weight) in call.Takes)
                        if (!pool.HasRoom(weight, now)) next = Math.Min(next, pool.NextChange(now));
                }
            }
        }

        _timer.Change(next == long.MaxValue ? Timeout.InfiniteTimeSpan : Due(next - now), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers count whole milliseconds and refuse more than 49 days.</summary>
    private static TimeSpan Due(long ticks)
    {
        const long Longest = 24 * TimeSpan.TicksPerHour;
        var wholeMilliseconds = (Math.Clamp(ticks, 0, Longest) + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        var due = TimeSpan.FromTicks(wholeMilliseconds * TimeSpan.TicksPerMillisecond);
        return due < ShortestTimer ? ShortestTimer : due;
    }

    private WaitingCall Leave(WaitingCall waiting)
    {
        waiting.Node!.List!.Remove(waiting.Node);
        waiting.Node = null;
        _waitingCount--;
        return waiting;
    }

    /// <summary>The error of a call that waiting does not help.</summary>
    private ExchangeException? Hopeless(LimitedCall call, long now)
    {
        foreach (var (pool, weight) in call.Takes)
        {
            if (weight > pool.Effective)
                return new ExchangeException(
                    _exchange,
                    ExchangeErrorKind.RateLimited,
                    $"{Name(call)} takes {weight} from the rate limit {pool.Id}, which now allows only {pool.Effective}; nothing was sent.");
            var closed = TimeSpan.FromTicks(Math.Max(0, pool.ClosedUntil > now ? pool.ClosedUntil - now : 0));
            if (closed > LongestPenaltyWait)
                return new ExchangeException(
                    _exchange,
                    ExchangeErrorKind.RateLimited,
                    $"{Name(call)} was not sent: the venue has closed the rate limit {pool.Id} for another {Round(closed)}.")
                {
                    RetryAfter = closed,
                };
        }

        return null;
    }

    private static TimeSpan Round(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    /// <summary>The monotonic clock in ticks.</summary>
    private long Now() => _time.GetElapsedTime(_origin).Ticks;

    private bool IsNewEpisode(long now) => _lastWaited == long.MinValue || now - _lastWaited >= EpisodeGap.Ticks;

    private RatePool NewPool(RateLimit limit) => new(limit, Effective(limit));

    private int Effective(RateLimit limit)
    {
        if (limit.Limit < 1 || limit.Interval <= TimeSpan.Zero)
            throw new ArgumentException($"{_exchange}: the rate limit {limit.Id} must allow at least 1 per positive interval.");
        return Math.Max(1, (int)decimal.Floor(limit.Limit * _sharePercent / 100m));
    }

    private LimitedCall NewCall(RateLimitedEndpoint endpoint)
    {
        var takes = new (RatePool, int)[endpoint.Links.Count];
        for (var i = 0; i < takes.Length; i++)
        {
            var (poolId, weight) = endpoint.Links[i];
            if (!_pools.TryGetValue(poolId, out var pool))
                throw new ArgumentException($"{_exchange}: the endpoint {endpoint.Id} is linked to the rate limit {poolId}, which does not exist.");
            if (weight < 1 || weight > pool.Effective)
                throw new ArgumentException(
                    $"{_exchange}: the endpoint {endpoint.Id} takes {weight} from the rate limit {poolId}, which allows {pool.Effective} of "
                    + $"{pool.Limit.Limit} at a share of {_sharePercent} %: it could never be called. Raise the share or correct the weight.");
            takes[i] = (pool, weight);
        }

        return new LimitedCall(endpoint.Id, takes);
    }

    private RatePool Pool(string poolId) => _pools.TryGetValue(poolId, out var pool)
        ? pool
        : throw new ArgumentException($"{_exchange}: there is no rate limit {poolId}.", nameof(poolId));

    private ArgumentException UnknownEndpoint(string endpointId) =>
        new($"{_exchange}: no rate limits are known for the endpoint '{endpointId}'; add it to the venue's table.", nameof(endpointId));

    private T[] Unique<T>(IEnumerable<T> items, Func<T, string> idOf, string what)
    {
        var all = items.ToArray();
        var twice = all.GroupBy(idOf, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? all : throw new ArgumentException($"{_exchange}: the {what} {twice.Key} is given twice.");
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Exchange}: requests wait for the rate limit (first: {Endpoint}); not said again before it has been free for a while.")]
    private static partial void LogSaturated(ILogger logger, string exchange, string endpoint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange}: the venue closed the rate limit {Pool} for {Time}.")]
    private static partial void LogPenalty(ILogger logger, string exchange, string pool, TimeSpan time);
}
