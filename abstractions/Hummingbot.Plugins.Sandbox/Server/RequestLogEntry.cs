namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>One line of the request log. Carries no headers, no bodies and no secrets.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Time">When, by the venue's clock.</param>
/// <param name="What">The method of a request; <c>OPEN</c>, <c>CLOSE</c> or <c>NOTE</c> of a WebSocket session.</param>
/// <param name="Target">Path and query, with secrets hidden; of a note, its text.</param>
/// <param name="Status">The HTTP status; <see langword="null"/> when none was sent.</param>
/// <param name="Account">The account, if the request was signed.</param>
/// <param name="Fault">What a fault did to it.</param>
/// <param name="Session">The number of the WebSocket session, if it is about one.</param>
public sealed record RequestLogEntry(
    long Number, DateTimeOffset Time, string What, string Target, int? Status, string? Account, string? Fault, long? Session);
