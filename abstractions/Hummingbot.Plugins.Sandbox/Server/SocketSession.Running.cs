using System.Buffers;
using System.Net.WebSockets;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <content>Receiving and sending.</content>
public sealed partial class SocketSession
{
    /// <summary>Runs the session until it is closed or cut. Never throws for what a client or the network does.</summary>
    /// <returns>Whether it was cut.</returns>
    internal async Task<bool> RunAsync(WebSocket socket, Func<SocketSession, SocketHandler> create)
    {
        SocketHandler? handler = null;
        IDisposable? subscription = null;
        Guarded(() =>
        {
            handler = create(this);
            subscription = _sandbox.Engine.Subscribe(Deliver);
            handler.OnOpened();
        });
        var sending = SendAsync(socket);
        try
        {
            if (handler is not null) await ReceiveAsync(socket, handler).ConfigureAwait(false);
        }
        finally
        {
            _sandbox.Engine.Atomically(() =>
            {
                _closing = true;
                _queue.Writer.TryComplete();
                subscription?.Dispose();
                foreach (var timer in _timers) timer.Dispose();
                _delays.Dispose();
            });
            Closed(handler);
            await sending.ConfigureAwait(false);
            _sandbox.Engine.Atomically(() => _ended = true);
            await _cutting.ConfigureAwait(false);
        }

        var wasCut = _cut.IsCancellationRequested;
        socket.Abort();
        _cut.Dispose();
        return wasCut;

        // An exception must not get into the engine, whose request it would break.
        void Deliver(EngineEvent engineEvent)
        {
            if (_closing) return;
            try
            {
                handler!.OnEvent(engineEvent);
            }
            catch (Exception failure)
            {
                Fail(failure);
            }
        }
    }

    private void Closed(SocketHandler? handler)
    {
        if (handler is null) return;
        try
        {
            _sandbox.Engine.Atomically(handler.OnClosed);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private async Task ReceiveAsync(WebSocket socket, SocketHandler handler)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_options.MaxMessageBytes + 1);
        var window = new MessageWindow(_options.MessagesPerSecond, _sandbox.Clock);
        try
        {
            var length = 0;
            while (!_cut.IsCancellationRequested)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length, _options.MaxMessageBytes + 1 - length), _cut.Token)
                    .ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    _sandbox.Engine.Atomically(() => Close(WebSocketCloseStatus.NormalClosure, string.Empty));
                    return;
                }

                length += received.Count;
                if (length > _options.MaxMessageBytes) Refuse(WebSocketCloseStatus.MessageTooBig, "The message is too big.");
                else if (received.MessageType != WebSocketMessageType.Text) Refuse(WebSocketCloseStatus.InvalidMessageType, "Text only.");
                else if (!received.EndOfMessage) continue;
                else if (!window.Admits()) Refuse(WebSocketCloseStatus.PolicyViolation, "Too many messages.");
                else Guarded(() => handler.OnMessage(buffer.AsMemory(0, length)));
                length = 0;
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client or a cut ended the connection: nothing to be told to anybody.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        void Refuse(WebSocketCloseStatus status, string reason) => _sandbox.Engine.Atomically(() => Close(status, reason));
    }

    private async Task SendAsync(WebSocket socket)
    {
        try
        {
            await foreach (var outgoing in _queue.Reader.ReadAllAsync(_cut.Token).ConfigureAwait(false))
            {
                if (outgoing.Close is not { } status)
                {
                    await socket.SendAsync(outgoing.Message, WebSocketMessageType.Text, endOfMessage: true, _cut.Token).ConfigureAwait(false);
                    continue;
                }

                // The client may take its time to answer the close, but not forever.
                _cut.CancelAfter(CloseTimeout);
                await socket.CloseOutputAsync(status, outgoing.Reason, _cut.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // As above: the connection is gone, and the receiving half ends the session.
        }
    }
}
