using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>Messages of one session that a fault holds up. Those of one channel stay in order. Used inside the engine's lock.</summary>
internal sealed class DelayLine(TimeProvider time, MatchingEngine engine, Action<ReadOnlyMemory<byte>> deliver) : IDisposable
{
    private readonly PriorityQueue<(string Channel, ReadOnlyMemory<byte> Message), (long Due, long Order)> _waiting = new();
    private readonly Dictionary<string, (long Due, int Count)> _channels = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private long _order;
    private bool _disposed;

    /// <summary>Takes a message that has to wait: for its delay, or behind others of its channel.</summary>
    public bool TryAdd(string channel, ReadOnlyMemory<byte> message, TimeSpan delay)
    {
        var (last, count) = _channels.GetValueOrDefault(channel);
        if (delay == TimeSpan.Zero && count == 0) return false;
        var due = Math.Max(last, time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency));
        _channels[channel] = (due, count + 1);
        _waiting.Enqueue((channel, message), (due, ++_order));
        SetTimer();
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        _timer?.Dispose();
        _waiting.Clear();
    }

    private void Release() =>
        engine.Atomically(() =>
        {
            while (!_disposed && _waiting.TryPeek(out var next, out var when) && when.Due <= time.GetTimestamp())
            {
                _waiting.Dequeue();
                var (due, count) = _channels[next.Channel];
                if (count == 1) _channels.Remove(next.Channel);
                else _channels[next.Channel] = (due, count - 1);
                deliver(next.Message);
            }

            if (!_disposed) SetTimer();
        });

    private void SetTimer()
    {
        _timer ??= time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (!_waiting.TryPeek(out _, out var when)) return;
        var wait = time.GetElapsedTime(time.GetTimestamp(), when.Due);
        // Rounded up to what timers can do: a timer that fires early would have to be set again for nothing.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }
}
