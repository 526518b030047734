using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Takes the time from a frame's receipt, as a recorder sees it, to the call of the change listener. Frames of one pair come and are applied in
/// one order, so that the n-th of the one is the n-th of the other.
/// </summary>
internal sealed class LatencyProbe(int capacity) : IWireTap
{
    private readonly long[] _received = new long[capacity];
    private readonly long[] _latencies = new long[capacity];
    private int _receivedCount;
    private int _count;
    private volatile bool _isOn;

    /// <summary>Begins a pass; what was received before does not count.</summary>
    public void Begin()
    {
        _receivedCount = _count;
        _isOn = true;
    }

    public void OnMessage(in WireMessage message)
    {
        if (_isOn && message is { Channel: WireChannel.WebSocket, Direction: WireDirection.In } && _receivedCount < capacity)
            _received[_receivedCount++] = Stopwatch.GetTimestamp();
    }

    public void OnApplied()
    {
        if (_count == capacity) return;
        _latencies[_count] = Stopwatch.GetTimestamp() - _received[_count];
        _count++;
    }

    public void End() => _isOn = false;

    /// <summary>Forgets everything, after a warm-up.</summary>
    public void Clear() => _count = 0;

    /// <summary>How many microseconds this share of the frames took at the most.</summary>
    public double Percentile(double share)
    {
        var sorted = _latencies[.._count];
        Array.Sort(sorted);
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)] * 1e6 / Stopwatch.Frequency;
    }
}
