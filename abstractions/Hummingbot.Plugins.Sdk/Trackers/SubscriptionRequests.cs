namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// The subscription requests of one connection that the venue has not acknowledged yet. A subscription counts as live only when it has
/// been acknowledged, and one that never is must not look healthy.
/// </summary>
internal sealed class SubscriptionRequests(TimeProvider timeProvider, TimeSpan timeout) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, (TaskCompletionSource<string?> Answer, ITimer Timer)> _pending = [];
    private long _lastId;

    /// <summary>Begins to wait for an acknowledgement.</summary>
    /// <returns>The request's id and its outcome: <see langword="null"/> when acknowledged, else why not. The task never fails.</returns>
    public (long Id, Task<string?> Outcome) Begin()
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var id = ++_lastId;
            var timer = timeProvider.CreateTimer(
                _ => Complete(id, $"the venue did not acknowledge the subscription within {timeout.TotalSeconds:0} s"),
                null, timeout, Timeout.InfiniteTimeSpan);
            _pending.Add(id, (answer, timer));
            return (id, answer.Task);
        }
    }

    /// <summary>Takes the venue's answer.</summary>
    /// <param name="id">The request's id; 0 for the oldest one, where answers carry none.</param>
    /// <param name="error">Why the venue refused, or <see langword="null"/>.</param>
    public void Complete(long id, string? error)
    {
        (TaskCompletionSource<string?> Answer, ITimer Timer) request;
        lock (_lock)
        {
            if (id == 0)
            {
                using var oldest = _pending.GetEnumerator();
                if (!oldest.MoveNext()) return;
                id = oldest.Current.Key;
            }

            if (!_pending.Remove(id, out request)) return;
        }

        request.Timer.Dispose();
        request.Answer.TrySetResult(error);
    }

    /// <summary>Ends every request that is still waiting, without an error: the next connection subscribes to everything.</summary>
    public void Abandon()
    {
        while (true)
        {
            long id;
            lock (_lock)
            {
                if (_pending.Count == 0) return;
                using var oldest = _pending.GetEnumerator();
                oldest.MoveNext();
                id = oldest.Current.Key;
            }

            Complete(id, null);
        }
    }

    public void Dispose() => Abandon();
}
