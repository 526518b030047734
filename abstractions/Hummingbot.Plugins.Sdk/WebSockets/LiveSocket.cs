using System.Net.WebSockets;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>One open socket, from connect to close. The first call of <see cref="Stop"/> says why it ends.</summary>
internal sealed class LiveSocket : IDisposable
{
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource<string> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri _uri;
    private readonly int _number;

    public LiveSocket(ClientWebSocket socket, FrameStream frames, Uri uri, int number)
    {
        Socket = socket;
        Frames = frames;
        _uri = uri;
        _number = number;
        Address = uri.GetLeftPart(UriPartial.Path);
        Aborted = _abort.Token;
    }

    public ClientWebSocket Socket { get; }

    /// <summary>What the socket reads from.</summary>
    public FrameStream Frames { get; }

    /// <summary>Whose turn it is to send. Never disposed, for a sender may still hold it when the socket is gone; it owns no handle.</summary>
    public SemaphoreSlim Sending { get; } = new(1, 1);

    /// <summary>The address without its query, which may hold a token; for logs and errors.</summary>
    public string Address { get; }

    /// <summary>Cancelled when the socket is cut.</summary>
    public CancellationToken Aborted { get; }

    /// <summary>Ends with the reason, once there is one.</summary>
    public Task<string> Stopped => _stopped.Task;

    /// <summary>Whether the peer is beyond a closing handshake.</summary>
    public bool IsBroken { get; private set; }

    public WebSocketCloseStatus CloseStatus { get; private set; } = WebSocketCloseStatus.NormalClosure;

    public void Stop(string reason) => _stopped.TrySetResult(reason);

    public void StopBroken(string reason)
    {
        IsBroken = true;
        Stop(reason);
    }

    public void StopWith(WebSocketCloseStatus status, string reason)
    {
        CloseStatus = status;
        Stop(reason);
    }

    public void Abort()
    {
        _abort.Cancel();
        Socket.Abort();
    }

    public void Tap(
        IWireTap? tap, WireDirection direction, ReadOnlyMemory<byte> body, bool isBinary, DateTimeOffset time, string? method = null)
    {
        if (tap is null) return;
        var message = new WireMessage
        {
            Channel = WireChannel.WebSocket,
            Direction = direction,
            Time = time,
            Url = _uri.AbsoluteUri,
            Method = method,
            Connection = _number,
            IsBinary = isBinary,
            Body = body,
        };
        tap.OnMessage(in message);
    }

    public void Dispose()
    {
        Socket.Dispose();
        _abort.Dispose();
    }
}
