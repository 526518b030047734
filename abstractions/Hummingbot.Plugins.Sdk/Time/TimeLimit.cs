using System.Collections.Concurrent;

namespace Hummingbot.Plugins.Sdk.Time;

/// <summary>
/// A token that ends with another one, and when a time has passed: the time runs once it is started, which is done when there is
/// something to wait for. Used again after its disposal: nothing may hold its token then.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    private const int MostIdle = 64;

    private static readonly ConcurrentQueue<TimeLimit> Idle = new();
    private static readonly Action<object?> Cancel = static source => ((CancellationTokenSource)source!).Cancel();

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _outer;
    private CancellationTokenRegistration _end;
    private CancellationTokenSource? _time;

    private TimeLimit()
    {
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether it is the time that has ended the token.</summary>
    public bool HasPassed => _time is { IsCancellationRequested: true };

    /// <summary>A limit whose time does not run yet.</summary>
    /// <param name="outer">Ends it too.</param>
    public static TimeLimit Within(CancellationToken outer)
    {
        if (!Idle.TryDequeue(out var limit)) limit = new TimeLimit();
        limit._outer = outer.UnsafeRegister(Cancel, limit._source);
        return limit;
    }

    /// <summary>Starts the time, once.</summary>
    public void Start(TimeSpan time, TimeProvider timeProvider)
    {
        if (_time is not null) return;
        _time = new CancellationTokenSource(time, timeProvider);
        _end = _time.Token.UnsafeRegister(Cancel, _source);
    }

    public void Dispose()
    {
        // These wait for a cancellation under way, so that none comes afterwards.
        _end.Dispose();
        _outer.Dispose();
        _time?.Dispose();
        (_time, _end, _outer) = (null, default, default);
        if (_source.TryReset() && Idle.Count < MostIdle) Idle.Enqueue(this);
        else _source.Dispose();
    }
}
