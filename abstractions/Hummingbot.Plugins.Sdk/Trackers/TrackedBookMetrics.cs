namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// The running counts of one tracked book. Each field has one writer (the receive loop or the pair's own task), so plain 64-bit writes do;
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
    public long LastChangeTicks;

    public OrderBookMetrics Read() => new()
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
        LastChange = Volatile.Read(ref LastChangeTicks) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
    };
}
