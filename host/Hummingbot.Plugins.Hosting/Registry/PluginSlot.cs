namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// One plugin folder over the life of the host: its status, its faults, and the handle of what is loaded from it. Status and faults may
/// be read and recorded from any thread; the other members belong to whoever holds the registry's gate.
/// </summary>
internal sealed class PluginSlot(PluginInspection inspection, PluginStatus status, PluginSupervision supervision)
{
    private const int MaxFaults = 20;

    private readonly Lock _gate = new();
    // Most plugins never have a fault; a queue of times would be compiled at every start all the same.
    private Queue<DateTimeOffset>? _recent;
    private PluginStatus _status = status;

    /// <summary>What its files said when they were read last.</summary>
    public PluginInspection Inspection { get; set; } = inspection;

    /// <summary>What is loaded, if anything.</summary>
    public ExchangeHandle? Handle { get; set; }

    /// <summary>How the sandbox runs that it was put into; <see langword="null"/> when it works with the venue.</summary>
    public SandboxOptions? Sandbox { get; set; }

    /// <summary>Its status now.</summary>
    public PluginStatus Status => Volatile.Read(ref _status);

    /// <summary>Replaces what the status says and tells it to whoever listens.</summary>
    public void Update(Func<PluginStatus, PluginStatus> change)
    {
        PluginStatus updated;
        lock (_gate)
        {
            updated = change(_status);
            if (updated == _status) return;
            Volatile.Write(ref _status, updated);
        }

        supervision.Announce(updated);
    }

    /// <summary>Takes over the verdict of a new inspection or of a start; the faults stay.</summary>
    public void Apply(PluginProblem? problem, PluginState stateOtherwise) => Update(current => current with
    {
        State = problem?.State ?? stateOtherwise,
        ReasonCode = problem?.Code ?? PluginReason.None,
        Reason = problem?.Reason,
        Remedy = problem?.Remedy,
        IsLoaded = Handle is not null,
    });

    /// <summary>Takes over the status that a new look at the folder gave; faults and hung calls stay.</summary>
    public void Take(PluginStatus status) => Update(current => status with
    {
        Faults = current.Faults,
        HungCalls = current.HungCalls,
        IsLoaded = Handle is not null,
    });

    /// <summary>A call came back as the contract says. Cheap when nothing changes by it.</summary>
    public void RecordSuccess()
    {
        var current = Status;
        if (current.State is not PluginState.Ready && !IsCallFault(current)) return;
        Update(now => now.State is PluginState.Ready || IsCallFault(now)
            ? now with { State = PluginState.Running, ReasonCode = PluginReason.None, Reason = null, Remedy = null }
            : now);
    }

    /// <summary>Counts a fault, and quarantines the plugin when there were too many.</summary>
    public void RecordFault(PluginFault fault, PluginProblem problem)
    {
        var quarantined = false;
        Update(current =>
        {
            _recent ??= new();
            _recent.Enqueue(fault.Time);
            while (_recent.Count > 0 && fault.Time - _recent.Peek() > supervision.Options.QuarantineWindow) _recent.Dequeue();
            var faults = new List<PluginFault>(current.Faults) { fault };
            if (faults.Count > MaxFaults) faults.RemoveAt(0);
            quarantined = current.State != PluginState.Quarantined && _recent.Count >= supervision.Options.QuarantineFaults;
            var verdict = quarantined ? supervision.Quarantine(current.Name!, _recent.Count, problem.Reason) : problem;
            return current.State == PluginState.Quarantined
                ? current with { Faults = faults }
                : current with
                {
                    State = verdict.State,
                    ReasonCode = verdict.Code,
                    Reason = verdict.Reason,
                    Remedy = verdict.Remedy,
                    Faults = faults,
                    IsLoaded = Handle is not null,
                };
        });
        if (quarantined) supervision.Persist(Status);
    }

    /// <summary>Begins counting anew.</summary>
    public void ForgetFaults()
    {
        lock (_gate) _recent?.Clear();
    }

    private static bool IsCallFault(PluginStatus status) =>
        status is { State: PluginState.Faulted, ReasonCode: PluginReason.CallThrew or PluginReason.CallTimedOut };
}
