namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>How long to wait before trying again: exponential, with jitter so that many pairs or hosts do not try in step.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="attempt">How many attempts have failed before, from 0.</param>
    /// <param name="random">The source of jitter.</param>
    /// <returns>Between half and all of 0.5 s · 2^attempt, at most 30 s.</returns>
    public static TimeSpan Delay(int attempt, Random random)
    {
        var full = Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(attempt, 16)));
        return TimeSpan.FromSeconds(full * (0.5 + random.NextDouble() / 2));
    }
}
