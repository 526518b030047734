namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>
/// How long to wait before the next attempt: nothing after a good connection, then half a second doubling up to the longest wait, half of
/// each by chance so that many connections do not return as one. Used by one connection at a time.
/// </summary>
internal sealed class ReconnectBackoff(TimeSpan longest, TimeSpan stableAfter, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>A venue's own wish is kept up to here; a longer one is as good as never.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(15);

    private int _failures;

    public TimeSpan Next(TimeSpan lasted, TimeSpan? asked)
    {
        if (lasted >= stableAfter) _failures = 0;
        var delay = TimeSpan.Zero;
        if (_failures > 0)
        {
            var ticks = Math.Min(longest.Ticks, First.Ticks << Math.Min(_failures - 1, 20));
            delay = TimeSpan.FromTicks((ticks / 2) + random.NextInt64((ticks / 2) + 1));
        }

        _failures++;
        if (asked > delay) delay = asked < LongestAsked ? asked.Value : LongestAsked;
        return delay;
    }
}
