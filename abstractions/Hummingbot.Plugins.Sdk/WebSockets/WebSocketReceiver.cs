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
        FrameHandler handler = Take;
        try
        {
            while (true)
            {
                live.Frames.Handler = handler;
                var part = await live.Socket.ReceiveAsync(buffer.Free(), live.Aborted);
                live.Frames.Handler = null;
                if (part.MessageType == WebSocketMessageType.Close) return Closed(live.Socket);
                if (!buffer.Advance(part.Count)) return TooLong(live);
                if (!part.EndOfMessage) continue;
                Take(buffer.Message, part.MessageType == WebSocketMessageType.Binary);
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

        void Take(ReadOnlyMemory<byte> message, bool isBinary)
        {
            var timestamp = time.GetTimestamp();
            Volatile.Write(ref _lastTimestamp, timestamp);
            Volatile.Write(ref _messages, _messages + 1); // one receive loop at a time
            idle.Touch(timestamp);
            // Once the end is decided, what still arrives belongs to nobody.
            if (!live.Stopped.IsCompleted) Deliver(session, live, message, isBinary, timestamp);
        }
    }

    private void Deliver(WebSocketSession session, LiveSocket live, ReadOnlyMemory<byte> message, bool isBinary, long timestamp)
    {
        try
        {
            if (tap is not null) live.Tap(tap, WireDirection.In, message, isBinary, time.GetUtcNow());
            session.OnMessage(message, isBinary, timestamp);
        }
        catch (Exception exception)
        {
            WebSocketLog.SessionFailed(logger, exchange, live.Address, exception);
            live.StopWith(WebSocketCloseStatus.InvalidPayloadData, "reading a message failed");
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
