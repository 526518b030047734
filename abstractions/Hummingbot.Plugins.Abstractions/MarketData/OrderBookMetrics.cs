namespace Hummingbot.Plugins;

/// <summary>What has happened to one tracked book since it was added: counts that only rise.</summary>
public sealed record OrderBookMetrics
{
    /// <summary>WebSocket messages received for the pair, whatever they said.</summary>
    public long Frames { get; init; }

    /// <summary>Their total size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Snapshots applied.</summary>
    public long SnapshotsApplied { get; init; }

    /// <summary>Snapshots that were older than the book and so discarded.</summary>
    public long SnapshotsDiscarded { get; init; }

    /// <summary>Diffs applied.</summary>
    public long DiffsApplied { get; init; }

    /// <summary>Diffs discarded because the snapshot already contained them.</summary>
    public long DiffsDiscarded { get; init; }

    /// <summary>Breaks of the venue's continuity rule.</summary>
    public long Gaps { get; init; }

    /// <summary>Resyncs begun, for whatever reason: gap, reconnect, overflow, unreadable message.</summary>
    public long Resyncs { get; init; }

    /// <summary>Messages dropped because the pair's queue was full; each leads to a resync.</summary>
    public long QueueOverflows { get; init; }

    /// <summary>Messages of the pair that could not be read; each leads to a resync.</summary>
    public long UnreadableFrames { get; init; }

    /// <summary>Public trades.</summary>
    public long Trades { get; init; }

    /// <summary>Updates after which the best bid reached the best ask; the older of the levels that crossed was then removed.</summary>
    public long Crossed { get; init; }

    /// <summary>When the book last changed, or <see langword="null"/>.</summary>
    public DateTimeOffset? LastChange { get; init; }
}
