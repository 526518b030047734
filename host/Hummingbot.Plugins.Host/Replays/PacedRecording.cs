using System.Runtime.CompilerServices;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>Hands a recording out at the pace it was recorded at, or a multiple of it.</summary>
internal static class PacedRecording
{
    // As long as a person cares to look at a book that does not move.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(2);

    /// <summary>Delays each message until it is due. Long silences are cut short.</summary>
    /// <param name="recording">The messages, in order of time.</param>
    /// <param name="speed">1 for the recorded pace, 2 for twice as fast; above 0.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    public static async IAsyncEnumerable<WireMessage> PlayAsync(
        IAsyncEnumerable<WireMessage> recording,
        decimal speed,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var due = TimeSpan.Zero;
        DateTimeOffset? previous = null;
        await foreach (var message in recording.WithCancellation(cancellationToken))
        {
            if (message.Time > previous)
            {
                var pause = (message.Time - previous.Value) / (double)speed;
                due += pause < LongestPause ? pause : LongestPause;
            }

            previous = message.Time;
            var early = due - time.GetElapsedTime(started);
            if (early >= ShortestDelay) await Task.Delay(early, time, cancellationToken);
            yield return message;
        }
    }
}
