namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>What strikes one message.</summary>
/// <param name="Kind">What becomes of it; nothing unusual if <see langword="null"/>.</param>
/// <param name="Delay">How long it waits.</param>
internal readonly record struct MessageFaults(FaultKind? Kind, TimeSpan Delay);
