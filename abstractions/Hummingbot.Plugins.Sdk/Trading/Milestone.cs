namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// Something that is waited for as a task, and that makes no task as long as nobody waits. Kept in a field that is not read-only. Safe for
/// concurrent use.
/// </summary>
internal struct Milestone
{
    private static readonly TaskCompletionSource Reached = NewReached();

    private TaskCompletionSource? _source;

    /// <summary>Ends when it is reached.</summary>
    public Task Task
    {
        get
        {
            if (Volatile.Read(ref _source) is { } source) return source.Task;
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _source, mine, null) ?? mine).Task;
        }
    }

    public void Reach() => Interlocked.Exchange(ref _source, Reached)?.TrySetResult();

    /// <summary>Begins again if it has been reached.</summary>
    public void Renew() => Interlocked.CompareExchange(ref _source, null, Reached);

    private static TaskCompletionSource NewReached()
    {
        var reached = new TaskCompletionSource();
        reached.SetResult();
        return reached;
    }
}
