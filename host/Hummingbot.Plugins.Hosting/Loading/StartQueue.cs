namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Runs the starts of many plugins on a few threads of its own, each under a time limit. One that takes long is replaced by a fresh thread,
/// so that it takes nothing away from the others; one that takes too long is given up, and its thread with it.
/// </summary>
internal sealed class StartQueue
{
    // A start that takes longer than this no longer keeps the next one waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly StartProgress[] _starts;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly Func<int, StartProgress, StartOutcome> _start;
    private readonly Action<int, StartOutcome?, StartProgress> _finished;
    private readonly Action<StartOutcome> _tooLate;
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _watch;
    private int _next = -1;
    private int _undecided;

    /// <summary>Prepares a queue.</summary>
    /// <param name="count">How many starts there are.</param>
    /// <param name="limit">How long each may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="start">Does one start. Runs code of a plugin; does not throw.</param>
    /// <param name="finished">Takes what came of a start, once for each: <see langword="null"/> when it took too long. Does not throw.</param>
    /// <param name="tooLate">Takes what came of a start that had been given up.</param>
    public StartQueue(
        int count,
        TimeSpan limit,
        TimeProvider time,
        Func<int, StartProgress, StartOutcome> start,
        Action<int, StartOutcome?, StartProgress> finished,
        Action<StartOutcome> tooLate)
    {
        _starts = new StartProgress[count];
        for (var i = 0; i < count; i++) _starts[i] = new StartProgress();
        _undecided = count;
        _limit = limit;
        _time = time;
        _start = start;
        _finished = finished;
        _tooLate = tooLate;
    }

    /// <summary>Does all starts.</summary>
    /// <returns>A task that completes when each has finished or been given up.</returns>
    public Task RunAsync()
    {
        if (_starts.Length == 0) return Task.CompletedTask;
        var tick = TimeSpan.FromTicks(Math.Min(Patience.Ticks, _limit.Ticks) / 4);
        _watch = _time.CreateTimer(static state => ((StartQueue)state!).Watch(), this, tick, tick);
        for (var n = Math.Min(_starts.Length, Environment.ProcessorCount); n > 0; n--) AddThread();
        return _all.Task;
    }

    private void AddThread() => new Thread(Work) { IsBackground = true, Name = "plugin start" }.UnsafeStart();

    private void Work()
    {
        for (var i = Interlocked.Increment(ref _next); i < _starts.Length; i = Interlocked.Increment(ref _next))
        {
            var progress = _starts[i];
            progress.Begin(_time.GetTimestamp());
            var outcome = _start(i, progress);
            if (progress.TryDecide()) Finish(i, outcome);
            else _tooLate(outcome);
            // Another thread has taken this one's place meanwhile.
            if (progress.IsReplaced) return;
        }
    }

    private void Watch()
    {
        for (var i = 0; i < _starts.Length; i++)
        {
            var progress = _starts[i];
            if (!progress.IsUnderWay) continue;
            var elapsed = _time.GetElapsedTime(progress.BeganAt);
            if (elapsed >= Patience && progress.TryReplace()) AddThread();
            if (elapsed >= _limit && progress.TryDecide()) Finish(i, outcome: null);
        }
    }

    private void Finish(int index, StartOutcome? outcome)
    {
        _finished(index, outcome, _starts[index]);
        if (Interlocked.Decrement(ref _undecided) > 0) return;
        _watch!.Dispose();
        _all.TrySetResult();
    }
}
