namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Moves a manual clock while a test waits for what happens over real sockets on loopback. The clock keeps to the speed of the machine: it
/// stands still while a request has no answer, so that none runs into its time limit before the venue has had a chance to answer, and it goes
/// the slower the longer a wait takes.
/// </summary>
public sealed class PacedClock
{
    // An answer may wait for the clock itself, where the venue was told to delay it.
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private const int SlowDown = 1000;

    private readonly ManualTimeProvider _time;
    private readonly int _port;
    private readonly TimeSpan _pause;

    /// <summary>Creates the pace of a clock.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="venue">An address of the venue whose answers the clock waits for; <see langword="null"/> when it has none.</param>
    /// <param name="pause">The real time between two steps, at the start of a wait.</param>
    public PacedClock(ManualTimeProvider time, Uri? venue, TimeSpan pause)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _port = venue?.Port ?? 0;
        _pause = pause;
        // Requests count from the first question on.
        OpenRequests.To(_port);
    }

    /// <summary>Lets a little real time pass, and then the step.</summary>
    /// <param name="step">How far the clock moves.</param>
    /// <param name="waited">For how long, in real time, the test has waited for the same thing already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task PassAsync(TimeSpan step, TimeSpan waited, CancellationToken cancellationToken)
    {
        var slow = waited / SlowDown;
        await Task.Delay(slow > _pause ? slow : _pause, TimeProvider.System, cancellationToken);
        var start = TimeProvider.System.GetTimestamp();
        while (OpenRequests.To(_port) > 0 && TimeProvider.System.GetElapsedTime(start) < LongestStandstill)
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        _time.Advance(step);
    }
}
