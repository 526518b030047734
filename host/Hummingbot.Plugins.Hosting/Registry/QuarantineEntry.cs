namespace Hummingbot.Plugins.Hosting;

/// <summary>Why and since when a plugin gets no work.</summary>
internal sealed record QuarantineEntry(DateTimeOffset Since, string Reason);
