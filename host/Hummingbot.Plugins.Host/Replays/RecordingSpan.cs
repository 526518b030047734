using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>Finds out how long a recording lasts.</summary>
internal static class RecordingSpan
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    /// <summary>The time from the first message to the last, long silences left out.</summary>
    /// <exception cref="RecordingException">The recording cannot be read.</exception>
    public static async Task<TimeSpan> MeasureAsync(string folder, CancellationToken cancellationToken)
    {
        var span = TimeSpan.Zero;
        DateTimeOffset? previous = null;
        await using var reader = RecordingReader.Open(folder);
        await foreach (var message in reader.ReadAsync(cancellationToken))
        {
            if (message.Time > previous)
            {
                var pause = message.Time - previous.Value;
                span += pause < LongestSilence ? pause : LongestSilence;
            }

            previous = message.Time;
        }

        return span;
    }
}
