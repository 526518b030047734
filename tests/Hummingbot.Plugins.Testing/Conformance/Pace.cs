namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Waits for what a venue does over real sockets. Time stands still at first, so that whatever needs no time happens at one moment; then it
/// moves on in small steps, so that polling and back-off take their course in a fraction of their real time.
/// </summary>
/// <param name="time">The clock of plugin and sandbox; <see langword="null"/> on the real API.</param>
/// <param name="limit">How long to wait in real time.</param>
internal sealed class Pace(ManualTimeProvider? time, TimeSpan limit)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan TimeOfStep = TimeSpan.FromMilliseconds(200);

    public async Task WaitAsync(Task task, string what, CancellationToken cancellationToken)
    {
        await UntilAsync(() => task.IsCompleted, () => what, cancellationToken, task);
        await task;
    }

    public async Task<T> WaitAsync<T>(Task<T> task, string what, CancellationToken cancellationToken)
    {
        await UntilAsync(() => task.IsCompleted, () => what, cancellationToken, task);
        return await task;
    }

    public async Task UntilAsync(Func<bool> isTrue, Func<string> what, CancellationToken cancellationToken, Task? sooner = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isTrue())
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            if (waited > limit) Assert.Fail($"Within {limit.TotalSeconds:0} s this did not come true: {what()}.");
            var pause = Task.Delay(Step, TimeProvider.System, cancellationToken);
            await (sooner is null ? pause : Task.WhenAny(pause, sooner));
            cancellationToken.ThrowIfCancellationRequested();
            if (waited > Grace) time?.Advance(TimeOfStep);
        }
    }
}
