using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>A recording, the tracker of its exchange, and what a replay at full speed made of it.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Tracker">Its tracker, not started.</param>
/// <param name="Result">What the replay made of the recording.</param>
internal sealed record ReplayedRecording(ExchangeHandle Exchange, IOrderBookTracker Tracker, ReplayResult Result)
{
    /// <summary>Replays a recording at full speed.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="folder">The recording.</param>
    /// <param name="tradingPairs">The pairs, or <see langword="null"/> for all that occur.</param>
    /// <param name="depth">Levels a side in the result.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    public static async Task<ReplayedRecording> RunAsync(
        ExchangeHandle exchange,
        string folder,
        IReadOnlyCollection<string>? tradingPairs,
        int depth,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var tracker = await exchange.GetAsync<IOrderBookTracker>(cancellationToken);
        var result = await ReplayRunner.RunAsync(tracker, folder, tradingPairs, depth, time, cancellationToken);
        return new ReplayedRecording(exchange, tracker, result);
    }
}
