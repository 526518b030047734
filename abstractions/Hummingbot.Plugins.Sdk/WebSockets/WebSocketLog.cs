using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.WebSockets;

internal static partial class WebSocketLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Exchange}: connected to {Address} (connection {Number}).")]
    public static partial void Connected(ILogger logger, string exchange, string address, long number);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Exchange}: disconnected from {Address}: {Reason}.")]
    public static partial void Disconnected(ILogger logger, string exchange, string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange}: connecting again in {Delay}, because: {Reason}.")]
    public static partial void Reconnecting(ILogger logger, string exchange, string reason, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: the session on {Address} failed; the connection is closed and made anew.")]
    public static partial void SessionFailed(ILogger logger, string exchange, string address, Exception exception);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange}: a message from {Address} was longer than the {Limit} bytes allowed; the connection is closed and made anew.")]
    public static partial void Oversized(ILogger logger, string exchange, string address, int limit);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Exchange}: {Address} was not closed cleanly.")]
    public static partial void NotClosedCleanly(ILogger logger, string exchange, string address, Exception exception);
}
