using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Hummingbot.Plugins.Sandbox.Faults;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>One WebSocket session of a client. Members are for its handler and run inside the engine's lock.</summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync, which lasts as long as the session, disposes what it owns.")]
public sealed partial class SocketSession
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly VenueSandbox _sandbox;
    private readonly SocketOptions _options;
    private readonly Channel<Outgoing> _queue;
    private readonly CancellationTokenSource _cut = new();
    private readonly List<ITimer> _timers = [];
    private readonly DelayLine _delays;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _heldBack = new(StringComparer.Ordinal);
    private Task _cutting = Task.CompletedTask;
    private bool _closing;
    private bool _ended;

    internal SocketSession(long id, VenueRequest request, VenueSandbox sandbox, SocketOptions options)
    {
        Id = id;
        Request = request;
        _sandbox = sandbox;
        _options = options;
        _queue = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(options.SendQueueLength) { SingleReader = true });
        _delays = new DelayLine(sandbox.Clock, sandbox.Engine, message => Enqueue(new Outgoing(message, null, null)));
    }

    /// <summary>Its number: counts from 1 in each sandbox.</summary>
    public long Id { get; }

    /// <summary>The request that it began with.</summary>
    public VenueRequest Request { get; }

    /// <summary>Sends a text message; the faults set for its channel strike it here. Never waits. Nothing once the session is closing.</summary>
    /// <param name="channel">
    /// The channel, as the venue names it and without anything secret, such as <c>btcusdt@depth</c> or <c>user</c>; the empty text for
    /// answers to the client's own messages.
    /// </param>
    /// <param name="message">UTF-8 text; must not change afterwards.</param>
    public void Send(string channel, ReadOnlyMemory<byte> message)
    {
        if (_closing) return;
        var faults = _sandbox.Faults.TakeForMessage(channel);
        if (faults.Kind == FaultKind.MessageLost) return;
        if (faults.Kind == FaultKind.MessageReordered && _heldBack.TryAdd(channel, message)) return;
        Pass(channel, message, faults.Delay);
        if (faults.Kind == FaultKind.MessageDuplicated) Pass(channel, message, faults.Delay);
        if (_heldBack.Remove(channel, out var earlier)) Pass(channel, earlier, faults.Delay);
    }

    /// <inheritdoc cref="Send(string, ReadOnlyMemory{byte})"/>
    public void Send(string channel, string message) => Send(channel, Encoding.UTF8.GetBytes(message));

    /// <summary>Sends a JSON message, as <see cref="Send(string, ReadOnlyMemory{byte})"/> does.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="write">Writes one JSON value.</param>
    public void Send(string channel, Action<Utf8JsonWriter> write) => Send(channel, JsonText.Write(write));

    /// <summary>Ends the session properly, after what was sent before.</summary>
    /// <param name="status">The close status.</param>
    /// <param name="reason">The reason, at most 123 bytes.</param>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        if (_closing) return;
        _closing = true;
        if (!_queue.Writer.TryWrite(new Outgoing(default, status, reason))) Cut();
        _queue.Writer.TryComplete();
    }

    /// <summary>Does something again and again, inside the engine's lock, until the session is over.</summary>
    /// <param name="interval">The time between; positive.</param>
    /// <param name="action">What; an exception cuts the connection and is logged.</param>
    public void Every(TimeSpan interval, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        _timers.Add(_sandbox.Clock.CreateTimer(_ => Guarded(action), null, interval, interval));
    }

    /// <summary>Writes a line about this socket into the request log, such as what was subscribed.</summary>
    /// <param name="text">The line, without secrets.</param>
    public void Note(string text) => _sandbox.Log.Add(_sandbox.Clock.GetUtcNow(), "NOTE", text, session: Id);

    /// <summary>Breaks the connection without a word. Any thread.</summary>
    internal void Cut() =>
        _sandbox.Engine.Atomically(() =>
        {
            _closing = true;
            _queue.Writer.TryComplete();
            // Not in here: what waits for the cancellation ends the session, and that must not happen in the middle of a request.
            if (!_ended && !_cut.IsCancellationRequested) _cutting = _cut.CancelAsync();
        });

    private void Pass(string channel, ReadOnlyMemory<byte> message, TimeSpan delay)
    {
        if (!_delays.TryAdd(channel, message, delay)) Enqueue(new Outgoing(message, null, null));
    }

    private void Enqueue(Outgoing outgoing)
    {
        if (_closing || _queue.Writer.TryWrite(outgoing)) return;
        _sandbox.Logger.SlowReader(_sandbox.ExchangeName, Id);
        Cut();
    }

    private void Guarded(Action action)
    {
        try
        {
            _sandbox.Engine.Atomically(() =>
            {
                if (!_closing) action();
            });
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private void Fail(Exception failure)
    {
        _sandbox.Logger.SessionFailed(failure, _sandbox.ExchangeName, Id);
        Cut();
    }

    private readonly record struct Outgoing(ReadOnlyMemory<byte> Message, WebSocketCloseStatus? Close, string? Reason);
}
