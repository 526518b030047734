namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// The running counts of one tracked book. Each field has one writer (the receive loop, or whoever applies the pair's messages at the time), so plain 64-bit writes do;
/// readers may see counts of slightly different instants.
/// </summary>
internal sealed class TrackedBookMetrics
{
    public long Frames;
    public long Bytes;
    public long UnreadableFrames;
    public long QueueOverflows;
    public long SnapshotsApplied;
    public long SnapshotsDiscarded;
    public long DiffsApplied;
    public long DiffsDiscarded;
    public long Gaps;
    public long Resyncs;
    public long Trades;
    public long Crossed;
    public long LastChangeTimestamp;

    public OrderBookMetrics Read(TimeProvider time) => new()
    {
        Frames = Volatile.Read(ref Frames),
        Bytes = Volatile.Read(ref Bytes),
        UnreadableFrames = Volatile.Read(ref UnreadableFrames),
        QueueOverflows = Volatile.Read(ref QueueOverflows),
        SnapshotsApplied = Volatile.Read(ref SnapshotsApplied),
        SnapshotsDiscarded = Volatile.Read(ref SnapshotsDiscarded),
        DiffsApplied = Volatile.Read(ref DiffsApplied),
        DiffsDiscarded = Volatile.Read(ref DiffsDiscarded),
        Gaps = Volatile.Read(ref Gaps),
        Resyncs = Volatile.Read(ref Resyncs),
        Trades = Volatile.Read(ref Trades),
        Crossed = Volatile.Read(ref Crossed),
        LastChange = Volatile.Read(ref LastChangeTimestamp) is var timestamp and not 0 ? time.GetUtcNow() - time.GetElapsedTime(timestamp) : null,
    };
}
