namespace Hummingbot.Plugins.Host.Running;

/// <summary>A plugin of a running <c>hbot run</c>. Immutable.</summary>
/// <param name="Name">The exchange's name.</param>
/// <param name="State">The word for its state.</param>
/// <param name="Reason">Why it is in that state.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record RunningPlugin(string Name, string State, string? Reason, string? Remedy);
