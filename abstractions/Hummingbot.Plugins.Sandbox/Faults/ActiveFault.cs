namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>A fault that is set. Immutable.</summary>
/// <param name="Id">Its number, to clear it by.</param>
/// <param name="Fault">What it does.</param>
/// <param name="Hits">How often it struck.</param>
public sealed record ActiveFault(long Id, Fault Fault, int Hits);
