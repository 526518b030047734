using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>One pass of frames through a tracker, as its change listeners saw it.</summary>
internal sealed class AppliedFrames(int frames, int pairs, LatencyProbe? probe)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _allocatedBefore;
    private TimeSpan _pausedBefore;
    private int _collectionsBefore;
    private long _first;
    private long _last;
    private bool _isPastHalf;
    private int _pairsLeft = pairs;

    public int FramesAPair { get; } = frames / pairs;

    public Task Completion => _completion.Task;

    /// <summary>From the first frame applied to the last.</summary>
    public double NanosecondsAFrame => Stopwatch.GetElapsedTime(_first, _last).TotalNanoseconds / (frames - 1);

    /// <summary>What the whole process allocated in the second half, when every book has its room.</summary>
    public double BytesAFrame { get; private set; }

    public TimeSpan Paused { get; private set; }

    public int Collections { get; private set; }

    public void Begin()
    {
        _pausedBefore = GC.GetTotalPauseDuration();
        _collectionsBefore = GC.CollectionCount(0);
    }

    public IDisposable ListenTo(IOrderBook book)
    {
        var applied = 0;
        return book.SubscribeChanges(_ =>
        {
            if (_first == 0) Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
            probe?.OnApplied();
            if (++applied == FramesAPair / 2 && Interlocked.Exchange(ref _isPastHalf, true) == false) _allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
            if (applied == FramesAPair && Interlocked.Decrement(ref _pairsLeft) == 0) End();
        });
    }

    private void End()
    {
        _last = Stopwatch.GetTimestamp();
        BytesAFrame = (GC.GetTotalAllocatedBytes(precise: true) - _allocatedBefore) / (frames / 2.0);
        Paused = GC.GetTotalPauseDuration() - _pausedBefore;
        Collections = GC.CollectionCount(0) - _collectionsBefore;
        _completion.SetResult();
    }
}
