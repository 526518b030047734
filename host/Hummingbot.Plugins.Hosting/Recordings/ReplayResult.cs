namespace Hummingbot.Plugins.Hosting;

/// <summary>What a replay made of a recording. Immutable.</summary>
public sealed record ReplayResult
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The recording's folder, as the caller named it.</summary>
    public required string Folder { get; init; }

    /// <summary>The pairs, sorted by ordinal comparison: those asked for, or every one that occurred.</summary>
    public required IReadOnlyList<ReplayPairResult> Pairs { get; init; }

    /// <summary>
    /// How long the run took, reading and decoding of the recording included. All pairs are replayed in one run: no pair has a time of
    /// its own.
    /// </summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Messages handed to the tracker: REST and WebSocket, both directions.</summary>
    public required long Messages { get; init; }

    /// <summary>WebSocket messages from the exchange among them, whichever pair they concern.</summary>
    public required long Frames { get; init; }

    /// <summary>The total size of those frames in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary><see cref="Frames"/> by <see cref="Elapsed"/>: the speed of the whole run; 0 when there are none.</summary>
    public double FramesPerSecond => Elapsed > TimeSpan.Zero ? Frames / Elapsed.TotalSeconds : 0;

    /// <summary>
    /// Why the run ended early; the results are then those up to there. <see langword="null"/> when the whole recording was replayed.
    /// </summary>
    public ReplayError? Error { get; init; }
}
