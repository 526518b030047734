namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Notices when reading one message of a connection does not come to an end, which a listener that blocks can cause: whatever else the
/// connection carries then waits, too.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    /// <summary>How long a message may take before the connection counts as held up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly Action _onStall;
    private readonly ITimer _timer;
    private long _since;
    private long _reported;

    public StallWatch(TimeProvider time, Action onStall)
    {
        _time = time;
        _onStall = onStall;
        _timer = time.CreateTimer(static state => ((StallWatch)state!).Look(), this, Limit / 2, Limit / 2);
    }

    public void Begin(long timestamp) => Volatile.Write(ref _since, timestamp);

    public void End() => Volatile.Write(ref _since, 0);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var since = Volatile.Read(ref _since);
        if (since == 0 || since == _reported || _time.GetElapsedTime(since) < Limit) return;
        _reported = since;
        _onStall();
    }
}
