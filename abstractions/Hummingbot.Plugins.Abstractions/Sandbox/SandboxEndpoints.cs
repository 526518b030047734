namespace Hummingbot.Plugins;

/// <summary>How to reach a running sandbox. Immutable. Every address is on loopback.</summary>
public sealed record SandboxEndpoints
{
    /// <summary>
    /// The addresses that replace those of <see cref="ExchangeDescriptor.Endpoints"/>, by the same keys and every one of them, so that a
    /// connector which is given them reaches nothing but the sandbox.
    /// </summary>
    public required IReadOnlyDictionary<string, Uri> Endpoints { get; init; }

    /// <summary>The keys of the sandbox's account; worthless elsewhere.</summary>
    public required ExchangeCredentials Credentials { get; init; }

    /// <summary>Where faults are injected and the venue's state is read, outside the venue's own protocol; <see langword="null"/> when the
    /// sandbox has no such address.</summary>
    public Uri? Control { get; init; }
}
