namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>The faults of a sandbox. Thread-safe.</summary>
/// <remarks>
/// Faults are tried in the order in which they were set. The first one that strikes decides; only delays are added up and let the next one
/// have its turn.
/// </remarks>
public sealed class FaultPlan
{
    private const int MaxFaults = 1_000;

    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _faults = [];
    private readonly Random _random;
    private long _lastId;

    internal FaultPlan(Random random) => _random = random;

    /// <summary>What is set, in order; faults whose count is used up are gone.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_lock) return [.. _faults];
        }
    }

    /// <summary>Sets a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">It contradicts itself, or there are a thousand already.</exception>
    public long Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Problem() is { } problem) throw new ArgumentException($"The fault cannot be set: {problem}.", nameof(fault));
        lock (_lock)
        {
            if (_faults.Count >= MaxFaults) throw new ArgumentException($"There are {MaxFaults} faults already; clear some.", nameof(fault));
            _faults.Add(new ActiveFault(++_lastId, fault, 0));
            return _lastId;
        }
    }

    /// <summary>Clears one fault.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>Whether it was set.</returns>
    public bool Remove(long id)
    {
        lock (_lock) return _faults.RemoveAll(fault => fault.Id == id) > 0;
    }

    /// <summary>Clears all faults.</summary>
    public void Clear()
    {
        lock (_lock) _faults.Clear();
    }

    /// <summary>What strikes a request.</summary>
    internal RequestFaults TakeForRequest(string method, string path)
    {
        var (before, after) = (TimeSpan.Zero, TimeSpan.Zero);
        Fault? decisive = null;
        lock (_lock)
        {
            for (var i = 0; i < _faults.Count && decisive is null; i++)
            {
                var fault = _faults[i].Fault;
                if (fault.IsAboutMessages || (fault.Method is not null && !fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))) continue;
                if (!Strikes(fault, path)) continue;
                if (Use(i)) i--;
                if (fault.Kind == FaultKind.RequestDelay) before += fault.Delay;
                else if (fault.Kind == FaultKind.ResponseDelay) after += fault.Delay;
                else decisive = fault;
            }
        }

        return new RequestFaults(decisive, before, after);
    }

    /// <summary>What strikes a message to a client.</summary>
    internal MessageFaults TakeForMessage(string channel)
    {
        var delay = TimeSpan.Zero;
        FaultKind? decisive = null;
        lock (_lock)
        {
            for (var i = 0; i < _faults.Count && decisive is null; i++)
            {
                var fault = _faults[i].Fault;
                if (!fault.IsAboutMessages || !Strikes(fault, channel)) continue;
                if (Use(i)) i--;
                if (fault.Kind == FaultKind.MessageDelayed) delay += fault.Delay;
                else decisive = fault.Kind;
            }
        }

        return new MessageFaults(decisive, delay);
    }

    private bool Strikes(Fault fault, string text) =>
        Wildcard.Matches(fault.Match, text) && (fault.Probability == 1 || _random.Next(1_000_000) < fault.Probability * 1_000_000);

    /// <summary>Counts a strike; whether that was the fault's last.</summary>
    private bool Use(int index)
    {
        var fault = _faults[index] with { Hits = _faults[index].Hits + 1 };
        _faults[index] = fault;
        if (fault.Hits != fault.Fault.Count) return false;
        _faults.RemoveAt(index);
        return true;
    }
}
