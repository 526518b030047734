namespace Hummingbot.Plugins.Recorder;

/// <summary>How a recorder is at one moment. Immutable.</summary>
/// <param name="State">Whether it writes.</param>
/// <param name="Reason">Why the latest write failed, fit for an operator; <see langword="null"/> when it did not.</param>
/// <param name="Since">When <paramref name="State"/> began.</param>
public sealed record RecorderStatus(RecorderState State, string? Reason, DateTimeOffset Since);
