using System.Net.WebSockets;
using Hummingbot.Plugins.Sdk.Rest;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>The receive loop: reads whole messages and hands them over, and ends a socket that has fallen silent.</summary>
internal sealed class WebSocketReceiver(
    string exchange, WebSocketConnectionOptions options, TimeProvider time, ILogger logger, IWireTap? tap)
{
    private long _lastTimestamp;
    private long _messages;
    private long _oversized;

    public long Messages => Interlocked.Read(ref _messages);

    public long Oversized => Interlocked.Read(ref _oversized);

    public DateTimeOffset? LastReceived =>
        Messages == 0 ? null : time.GetUtcNow() - time.GetElapsedTime(Interlocked.Read(ref _lastTimestamp));

    /// <summary>Runs until the socket ends.</summary>
    /// <returns>Why it ended. Never fails.</returns>
    public async Task<string> RunAsync(WebSocketSession session, LiveSocket live)
    {
        using var buffer = new ReceiveBuffer(options.InitialBufferBytes, options.MaxMessageBytes);
        using var idle = new IdleWatch(options.IdleTimeout, time, live);
        try
        {
            while (true)
            {
                var part = await live.Socket.ReceiveAsync(buffer.Free(), live.Aborted);
                if (part.MessageType == WebSocketMessageType.Close) return Closed(live.Socket);
                if (!buffer.Advance(part.Count)) return TooLong(live);
                if (!part.EndOfMessage) continue;

                var timestamp = time.GetTimestamp();
                Interlocked.Exchange(ref _lastTimestamp, timestamp);
                Interlocked.Increment(ref _messages);
                idle.Touch(timestamp);
                // Once the end is decided, what still arrives belongs to nobody.
                if (!live.Stopped.IsCompleted && !Deliver(session, live, buffer.Message, part.MessageType, timestamp))
                    return "reading a message failed";
                buffer.Clear();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException
                                              or ObjectDisposedException or InvalidOperationException or IOException)
        {
            var reason = $"the connection broke: {ErrorText.OneLine(exception.GetBaseException().Message)}";
            live.StopBroken(reason);
            return reason;
        }
    }

    private bool Deliver(
        WebSocketSession session, LiveSocket live, ReadOnlyMemory<byte> message, WebSocketMessageType type, long timestamp)
    {
        var isBinary = type == WebSocketMessageType.Binary;
        try
        {
            if (tap is not null) live.Tap(tap, WireDirection.In, message, isBinary, time.GetUtcNow());
            session.OnMessage(message, isBinary, timestamp);
            return true;
        }
        catch (Exception exception)
        {
            WebSocketLog.SessionFailed(logger, exchange, live.Address, exception);
            live.StopWith(WebSocketCloseStatus.InvalidPayloadData, "reading a message failed");
            return false;
        }
    }

    private string TooLong(LiveSocket live)
    {
        Interlocked.Increment(ref _oversized);
        var reason = $"a message was longer than the {options.MaxMessageBytes} bytes allowed";
        WebSocketLog.Oversized(logger, exchange, live.Address, options.MaxMessageBytes);
        live.StopWith(WebSocketCloseStatus.MessageTooBig, reason);
        return reason;
    }

    private static string Closed(ClientWebSocket socket) =>
        $"the venue closed the connection ({(int?)socket.CloseStatus}"
        + $"{(string.IsNullOrEmpty(socket.CloseStatusDescription) ? "" : " " + ErrorText.OneLine(socket.CloseStatusDescription))})";
}
