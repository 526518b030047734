using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Hummingbot.Plugins.Testing;

/// <summary>One client's connection to a <see cref="MockWebSocketServer"/>. Safe for concurrent use.</summary>
/// <remarks>Messages leave when they are due; those due at the same time leave in the order in which they were given.</remarks>
public sealed class MockWebSocketConnection
{
    private const int MaxMessageSize = 1 << 20;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<string, (long Due, long Number)> _waiting = new();
    private readonly Channel<string> _outgoing = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _received = Channel.CreateUnbounded<string>();
    private readonly List<string> _messages = [];
    private readonly CancellationTokenSource _cut;
    private readonly HttpContext _http;
    private readonly WebSocket _socket;
    private readonly TimeProvider _timeProvider;
    private long _number;
    private bool _hasEnded;

    internal MockWebSocketConnection(HttpContext http, WebSocket socket, TimeProvider timeProvider)
    {
        _http = http;
        _socket = socket;
        _timeProvider = timeProvider;
        _cut = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        PathAndQuery = http.Request.Path + http.Request.QueryString;
    }

    /// <summary>What the client connected to.</summary>
    public string PathAndQuery { get; }

    /// <summary>What the client has sent, oldest first. A snapshot.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_lock) return [.. _messages];
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="message">The text.</param>
    /// <param name="delay">How long it waits, by the server's clock.</param>
    public void Send(string message, TimeSpan delay = default)
    {
        var now = _timeProvider.GetUtcNow();
        lock (_lock) _waiting.Enqueue(message, ((now + delay).UtcTicks, _number++));
        if (delay <= TimeSpan.Zero)
        {
            SendWhatIsDue();
            return;
        }

        ITimer? timer = null;
        timer = _timeProvider.CreateTimer(
            _ =>
            {
                SendWhatIsDue();
                timer?.Dispose();
            },
            null,
            delay,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next message of the client that was not handed out yet; waits when there is none.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text.</returns>
    public ValueTask<string> NextMessageAsync(CancellationToken cancellationToken = default) => _received.Reader.ReadAsync(cancellationToken);

    /// <summary>Breaks the connection without a word.</summary>
    public void Cut()
    {
        _outgoing.Writer.TryComplete();
        lock (_lock)
        {
            // A request that has ended has nothing left to break.
            if (!_hasEnded) _http.Abort();
        }
    }

    internal async Task RunAsync(Func<string, string?> replyTo)
    {
        try
        {
            var sending = SendAllAsync();
            try
            {
                await ReceiveAllAsync(replyTo);
            }
            finally
            {
                _outgoing.Writer.TryComplete();
                await sending;
            }

            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _cut.Token);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone, or the test has cut it off.
        }
        finally
        {
            lock (_lock) _hasEnded = true;
            _outgoing.Writer.TryComplete();
            _received.Writer.TryComplete();
            _cut.Dispose();
        }
    }

    private void SendWhatIsDue()
    {
        var now = _timeProvider.GetUtcNow().UtcTicks;
        lock (_lock)
        {
            while (_waiting.TryPeek(out var message, out var order) && order.Due <= now)
            {
                _waiting.Dequeue();
                _outgoing.Writer.TryWrite(message);
            }
        }
    }

    private async Task SendAllAsync()
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(_cut.Token))
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _cut.Token);
    }

    private async Task ReceiveAllAsync(Func<string, string?> replyTo)
    {
        var buffer = new byte[MaxMessageSize];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _cut.Token);
            if (part.MessageType == WebSocketMessageType.Close) return;
            length += part.Count;
            if (!part.EndOfMessage)
            {
                if (length == buffer.Length) throw new WebSocketException($"A message is longer than {MaxMessageSize} bytes.");
                continue;
            }

            var message = Encoding.UTF8.GetString(buffer, 0, length);
            length = 0;
            lock (_lock) _messages.Add(message);
            _received.Writer.TryWrite(message);
            if (replyTo(message) is { } reply) Send(reply);
        }
    }
}
