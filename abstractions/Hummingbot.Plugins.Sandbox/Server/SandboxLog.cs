using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What a sandbox logs.</summary>
internal static partial class SandboxLog
{
    [LoggerMessage(1, LogLevel.Information, "The sandbox of {Exchange} listens on {Address}; faults are set at {Control}.")]
    public static partial void Started(this ILogger logger, string exchange, Uri address, Uri control);

    [LoggerMessage(2, LogLevel.Debug, "The sandbox of {Exchange} answered {Method} {Target} with {Status}{Fault}.")]
    public static partial void Answered(this ILogger logger, string exchange, string method, string target, int? status, string fault);

    [LoggerMessage(3, LogLevel.Error, "The sandbox of {Exchange} failed to answer {Method} {Path}.")]
    public static partial void Failed(this ILogger logger, Exception failure, string exchange, string method, string path);

    [LoggerMessage(4, LogLevel.Error, "The sandbox of {Exchange} failed in WebSocket session {Session}; the connection is cut.")]
    public static partial void SessionFailed(this ILogger logger, Exception failure, string exchange, long session);

    [LoggerMessage(5, LogLevel.Warning, "The sandbox of {Exchange} cuts WebSocket session {Session}: the client does not read what is sent.")]
    public static partial void SlowReader(this ILogger logger, string exchange, long session);
}
