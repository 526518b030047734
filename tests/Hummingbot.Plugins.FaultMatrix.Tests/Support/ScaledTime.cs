namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>A clock that runs several times as fast as the real one, the same in every process that is given the same origin.</summary>
/// <param name="origin">The real time at which both clocks showed the same.</param>
internal sealed class ScaledTime(DateTimeOffset origin) : TimeProvider
{
    private const int Factor = 8;

    public DateTimeOffset Origin => origin;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => origin + ((System.GetUtcNow() - origin) * Factor);

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks * Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)));

    private static TimeSpan Scaled(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Factor;

    private sealed class Timer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Scaled(dueTime), Scaled(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
