namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Strictly increasing numbers: microseconds since the epoch, or one more than the last when the clock has not moved on. Safe for
/// concurrent use.</summary>
/// <param name="timeProvider">The clock.</param>
public sealed class TrackingNonce(TimeProvider timeProvider)
{
    private long _last;

    /// <summary>The next number.</summary>
    /// <returns>More than every number before.</returns>
    public long Next()
    {
        var now = (timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
