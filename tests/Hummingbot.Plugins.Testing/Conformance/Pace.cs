namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Waits for what a venue does over real sockets. Time stands still at first, so that whatever needs no time happens at one moment; then it
/// moves on in small steps, so that polling and back-off take their course in a fraction of their real time.
/// </summary>
/// <param name="limit">How long to wait in real time.</param>
internal sealed class Pace(TimeSpan limit)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan TimeOfStep = TimeSpan.FromMilliseconds(200);

    private PacedClock? _clock;

    /// <summary>Has the clock of a plugin and its sandbox move on while somebody waits. Not on the real API.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="venue">An address of the sandbox, if it has one.</param>
    public void Move(ManualTimeProvider time, Uri? venue) => _clock = new PacedClock(time, venue, Step);

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
            if (waited > Grace && _clock is not null)
            {
                await _clock.PassAsync(TimeOfStep, waited, cancellationToken);
                continue;
            }

            var pause = Task.Delay(Step, TimeProvider.System, cancellationToken);
            await (sooner is null ? pause : Task.WhenAny(pause, sooner));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
