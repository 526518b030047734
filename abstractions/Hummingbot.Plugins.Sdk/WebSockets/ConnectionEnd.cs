namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>How one attempt or one connection ended.</summary>
internal readonly record struct ConnectionEnd(string Reason, TimeSpan Lasted, TimeSpan? RetryAfter);
