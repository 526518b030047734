namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>
/// What was admitted to one pool within its window. Times are ticks of one monotonic clock. Not safe for concurrent use: its limiter
/// guards it.
/// </summary>
internal sealed class RatePool(RateLimit limit, int effective)
{
    private readonly Queue<(long At, int Weight)> _admitted = new();
    private int _used;

    public string Id => Limit.Id;

    public RateLimit Limit { get; private set; } = limit;

    /// <summary>The limit after the account's share was taken.</summary>
    public int Effective { get; private set; } = effective;

    /// <summary>Nothing is admitted before.</summary>
    public long ClosedUntil { get; set; } = long.MinValue;

    /// <summary>Whether the current pass over the waiting calls has found one that this pool has no room for.</summary>
    public bool IsSpokenFor { get; set; }

    public int Used(long now)
    {
        while (_admitted.TryPeek(out var oldest) && now - oldest.At >= Limit.Interval.Ticks)
        {
            _used -= oldest.Weight;
            _admitted.Dequeue();
        }

        return _used;
    }

    public bool HasRoom(int weight, long now) => now >= ClosedUntil && Used(now) + (long)weight <= Effective;

    public void Take(int weight, long now)
    {
        _admitted.Enqueue((now, weight));
        _used += weight;
    }

    /// <summary>When something changes by itself: the pool opens, or its oldest entry leaves the window.</summary>
    public long NextChange(long now)
    {
        if (now < ClosedUntil) return ClosedUntil;
        return _admitted.TryPeek(out var oldest) ? oldest.At + Limit.Interval.Ticks : now;
    }

    public void Change(RateLimit limit, int effective)
    {
        Limit = limit;
        Effective = effective;
    }
}
