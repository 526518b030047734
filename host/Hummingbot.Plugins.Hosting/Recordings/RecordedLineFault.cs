namespace Hummingbot.Plugins.Hosting;

/// <summary>Why a line cannot be decoded.</summary>
/// <param name="IsTruncated">Whether the line merely ends too early.</param>
/// <param name="Reason">What is wrong, in a sentence without a full stop.</param>
internal sealed record RecordedLineFault(bool IsTruncated, string Reason);
