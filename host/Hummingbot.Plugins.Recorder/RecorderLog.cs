using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Recorder;

/// <summary>What a recorder logs.</summary>
internal static partial class RecorderLog
{
    [LoggerMessage(1, LogLevel.Error, "{Reason} Orders are refused until then; {Waiting} events wait to be written.")]
    public static partial void Faulted(ILogger logger, string reason, int waiting);

    [LoggerMessage(2, LogLevel.Information, "Recording again; nothing was lost.")]
    public static partial void Recovered(ILogger logger);

    [LoggerMessage(3, LogLevel.Critical, "Stopped with {Count} events not recorded: {Reason}")]
    public static partial void Lost(ILogger logger, int count, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Exchange}: the connector could not tell its state to the recorder: {Reason}")]
    public static partial void ConnectorUnreadable(ILogger logger, string exchange, string reason);

    [LoggerMessage(5, LogLevel.Error, "{Exchange}: the recorder is stopped; {Kind} of order {OrderId} is not recorded.")]
    public static partial void EventRefused(ILogger logger, string exchange, MarketEvent kind, string orderId);

    [LoggerMessage(7, LogLevel.Error, "{Exchange}: what the connector said of order {OrderId} breaks the contract and is not recorded: {Reason}")]
    public static partial void Malformed(ILogger logger, string exchange, string orderId, string reason);

    [LoggerMessage(6, LogLevel.Error, "A listener to the recorder's status failed: {Reason}")]
    public static partial void ListenerFailed(ILogger logger, string reason);
}
