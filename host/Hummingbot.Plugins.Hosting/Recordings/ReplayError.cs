namespace Hummingbot.Plugins.Hosting;

/// <summary>Why a replay ended early. Immutable; holds nothing of the plugin.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Message">What failed, where and why, complete in itself.</param>
/// <param name="Position">The file and line of the message concerned, if one is.</param>
/// <param name="Details">
/// For <see cref="ReplayErrorKind.PluginFault"/> the failure's type and stack as text, for a verbose log; else <see langword="null"/>.
/// </param>
public sealed record ReplayError(ReplayErrorKind Kind, string Message, RecordingPosition? Position, string? Details = null);
