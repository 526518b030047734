namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>A clock on which every wait is over at once, and has taken as long as it was to take.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private long _ticks;

    public TimeSpan Elapsed => new(_ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ticks += dueTime.Ticks;
        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
