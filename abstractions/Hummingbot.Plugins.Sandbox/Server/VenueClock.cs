namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>The venue's clock: the given one, and as far ahead or behind as a fault says. Timers are not shifted.</summary>
/// <param name="inner">The clock that it follows.</param>
public sealed class VenueClock(TimeProvider inner) : TimeProvider
{
    private long _skewTicks;

    /// <summary>How far the venue's time is ahead of the true time; negative when it is behind.</summary>
    public TimeSpan Skew
    {
        get => new(Interlocked.Read(ref _skewTicks));
        set => Interlocked.Exchange(ref _skewTicks, value.Ticks);
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
