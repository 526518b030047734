namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>What strikes one request.</summary>
/// <param name="Decisive">What becomes of it; nothing unusual if <see langword="null"/>.</param>
/// <param name="DelayBefore">How long it waits before it takes effect.</param>
/// <param name="DelayAfter">How long it waits for its answer afterwards.</param>
internal readonly record struct RequestFaults(Fault? Decisive, TimeSpan DelayBefore, TimeSpan DelayAfter)
{
    /// <summary>What the request log says.</summary>
    public string? Name => Decisive?.Kind.ToString()
        ?? (DelayBefore > TimeSpan.Zero ? nameof(FaultKind.RequestDelay) : DelayAfter > TimeSpan.Zero ? nameof(FaultKind.ResponseDelay) : null);
}
