namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>Ends a socket without a message for too long. A message only stores a number; the timer looks at it when it fires.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly LiveSocket _live;
    private readonly ITimer? _timer;
    private long _last;

    public IdleWatch(TimeSpan limit, TimeProvider time, LiveSocket live)
    {
        _limit = limit;
        _time = time;
        _live = live;
        _last = time.GetTimestamp();
        if (limit == Timeout.InfiniteTimeSpan) return;
        _timer = time.CreateTimer(static state => ((IdleWatch)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    public void Touch(long timestamp) => Volatile.Write(ref _last, timestamp);

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        var left = _limit - _time.GetElapsedTime(Volatile.Read(ref _last));
        if (left <= TimeSpan.Zero) _live.StopBroken($"no message for {_limit.TotalSeconds:0.###} s");
        // Timers count whole milliseconds: less would fire at once, again and again.
        else _timer!.Change(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, Timeout.InfiniteTimeSpan);
    }
}
