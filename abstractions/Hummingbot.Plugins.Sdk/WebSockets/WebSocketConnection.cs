using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>
/// A WebSocket connection that stays: it connects, lets its session subscribe, delivers whole messages, watches for silence, and
/// connects anew after every loss until it is cancelled.
/// </summary>
/// <remarks>
/// Receiving allocates nothing per message. The first attempt after a good connection comes at once, the ones after it with a jittered,
/// growing delay. Members are safe for concurrent use.
/// </remarks>
public sealed class WebSocketConnection
{
    private readonly string _exchange;
    private readonly WebSocketConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IWireTap? _tap;
    private readonly ReconnectBackoff _backoff;
    private readonly WebSocketOpener _opener;
    private readonly ResiliencePipeline<ConnectionEnd> _reconnecting;
    private readonly WebSocketReceiver _receiver;
    private volatile LiveSocket? _live;
    private int _running;
    private long _connects;

    /// <summary>Creates a connection; <see cref="RunAsync"/> opens it.</summary>
    /// <param name="exchange">The exchange's name, for logs and errors.</param>
    /// <param name="options">The address and the bounds.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">Where the jitter comes from; safe for concurrent use.</param>
    /// <param name="logger">Where connects, losses and refusals are logged.</param>
    /// <param name="tap">
    /// Receives a copy of the traffic. It must be <see langword="null"/> for a connection whose address or messages carry credentials or
    /// account data.
    /// </param>
    public WebSocketConnection(
        string exchange,
        WebSocketConnectionOptions options,
        TimeProvider timeProvider,
        Random random,
        ILogger logger,
        IWireTap? tap = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.InitialBufferBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxMessageBytes, options.InitialBufferBytes);
        ArgumentOutOfRangeException.ThrowIfEqual(options.MaxMessageBytes, int.MaxValue);
        _exchange = exchange;
        _options = options;
        _time = timeProvider;
        _logger = logger;
        _tap = tap;
        _backoff = new ReconnectBackoff(options.MaxBackoff, options.StableAfter, random);
        _opener = new WebSocketOpener(exchange, options, timeProvider);
        _receiver = new WebSocketReceiver(exchange, options, timeProvider, logger, tap);
        _reconnecting = new ResiliencePipelineBuilder<ConnectionEnd> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<ConnectionEnd>
            {
                ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is null),
                MaxRetryAttempts = int.MaxValue,
                DelayGenerator = NextDelay,
            })
            .Build();
    }

    /// <summary>Whether the socket is open, so that <see cref="SendAsync"/> may be called.</summary>
    public bool IsConnected => _live is not null;

    /// <summary>When the last message arrived, on any of the sockets so far; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastReceived => _receiver.LastReceived;

    /// <summary>How often a socket was opened after the first.</summary>
    public long Reconnects => Math.Max(0, Interlocked.Read(ref _connects) - 1);

    /// <summary>How many messages were received.</summary>
    public long MessagesReceived => _receiver.Messages;

    /// <summary>How many connections ended because a message was longer than <see cref="WebSocketConnectionOptions.MaxMessageBytes"/>.</summary>
    public long OversizedMessages => _receiver.Oversized;

    /// <summary>Keeps the connection until it is cancelled, then closes it cleanly. It does not end otherwise.</summary>
    /// <param name="session">What to do on the connection.</param>
    /// <param name="cancellationToken">Closes the connection and ends the task as cancelled.</param>
    /// <returns>A task that ends only by cancellation.</returns>
    /// <exception cref="InvalidOperationException">The connection is already running.</exception>
    public async Task RunAsync(WebSocketSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (Interlocked.Exchange(ref _running, 1) != 0)
            throw new InvalidOperationException("The WebSocket connection is already running.");
        try
        {
            await _reconnecting.ExecuteAsync(
                static async (state, token) => await state.Self.RunOnceAsync(state.Session, token),
                (Self: this, Session: session),
                cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Sends one text message. Messages leave one at a time, in the order of the calls, within the send limit.</summary>
    /// <param name="utf8Text">The text in UTF-8; it must not change before the task ends.</param>
    /// <param name="cancellationToken">Ends the wait for the turn; a message that has begun to leave is sent whole.</param>
    /// <param name="isPrivate">Whether the message carries credentials or account data and so must not be recorded.</param>
    /// <returns>A task that ends when the message was handed to the network.</returns>
    /// <exception cref="ExchangeException">
    /// Not connected, so nothing was sent (<see cref="ExchangeErrorKind.Transport"/>), or the connection broke while the message was leaving
    /// (<see cref="ExchangeErrorKind.Unknown"/>).
    /// </exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> utf8Text, CancellationToken cancellationToken, bool isPrivate = false)
    {
        var live = _live ?? throw NotConnected();
        await live.Sending.WaitAsync(cancellationToken);
        try
        {
            if (_options.SendLimit is { } limit)
                await limit.WaitAsync(cancellationToken);
            // A message written for one connection means nothing on the next one.
            if (!ReferenceEquals(live, _live)) throw NotConnected();
            // Before it leaves, so that no answer to it can be recorded first.
            if (!isPrivate) live.Tap(_tap, WireDirection.Out, utf8Text, isBinary: false, _time.GetUtcNow());
            try
            {
                await live.Socket.SendAsync(utf8Text, WebSocketMessageType.Text, endOfMessage: true, live.Aborted);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException
                                                  or ObjectDisposedException or InvalidOperationException)
            {
                throw new ExchangeException(
                    _exchange,
                    ExchangeErrorKind.Unknown,
                    $"{_exchange}: the WebSocket connection to {live.Address} broke while a message was being sent.",
                    exception);
            }
        }
        finally
        {
            live.Sending.Release();
        }
    }

    /// <summary>
    /// Closes the present socket cleanly and connects anew, for a venue that announced its own end or limits the age of connections. Does
    /// nothing when not connected.
    /// </summary>
    /// <param name="reason">Why, fit for a log.</param>
    public void RequestReconnect(string reason) => _live?.Stop(reason);

    private async ValueTask<ConnectionEnd> RunOnceAsync(WebSocketSession session, CancellationToken cancellationToken)
    {
        var opened = await _opener.OpenAsync(cancellationToken);
        if (opened.Socket is not { } socket) return opened.Failure;

        using var live = new LiveSocket(socket, opened.Frames!, opened.Address, _options.ConnectionNumber);
        var start = _time.GetTimestamp();
        live.Tap(_tap, WireDirection.Out, default, isBinary: false, _time.GetUtcNow(), "CONNECT");
        var number = Interlocked.Increment(ref _connects);
        WebSocketLog.Connected(_logger, _exchange, live.Address, number);
        string reason;
        _live = live;
        try
        {
            reason = await ServeAsync(session, live, cancellationToken);
        }
        finally
        {
            _live = null;
        }

        WebSocketLog.Disconnected(_logger, _exchange, live.Address, reason);
        try
        {
            session.OnDisconnected(reason);
        }
        catch (Exception exception)
        {
            WebSocketLog.SessionFailed(_logger, _exchange, live.Address, exception);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ConnectionEnd(reason, _time.GetElapsedTime(start), RetryAfter: null);
    }

    private async Task<string> ServeAsync(WebSocketSession session, LiveSocket live, CancellationToken cancellationToken)
    {
        using var stopOnCancel = cancellationToken.UnsafeRegister(static state => ((LiveSocket)state!).Stop("cancelled"), live);
        using var ageing = _time.CreateTimer(
            static state => ((LiveSocket)state!).Stop("it reached its planned age"), live, _options.MaxAge, Timeout.InfiniteTimeSpan);
        using var setUpEnds = CancellationTokenSource.CreateLinkedTokenSource(live.Aborted);
        var settingUp = SetUpAsync(session, live, setUpEnds.Token);
        var receiving = _receiver.RunAsync(session, live);

        if (await Task.WhenAny(receiving, live.Stopped) == receiving && !live.Stopped.IsCompleted)
            live.Stop(await receiving);
        var reason = await live.Stopped;
        _live = null;
        await setUpEnds.CancelAsync();
        await CloseAsync(live, receiving);
        await settingUp;
        return reason;
    }

    private async Task SetUpAsync(WebSocketSession session, LiveSocket live, CancellationToken connectionEnds)
    {
        using var timeout = new CancellationTokenSource(_options.SetUpTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(connectionEnds, timeout.Token);
        try
        {
            await session.OnConnectedAsync(this, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            live.Stop($"logging in and subscribing took longer than {_options.SetUpTimeout.TotalSeconds:0.###} s");
        }
        catch (Exception exception)
        {
            WebSocketLog.SessionFailed(_logger, _exchange, live.Address, exception);
            live.Stop("logging in or subscribing failed");
        }
    }

    private async Task CloseAsync(LiveSocket live, Task<string> receiving)
    {
        using var limit = new CancellationTokenSource(_options.CloseTimeout, _time);
        try
        {
            if (!live.IsBroken)
            {
                await live.Socket.CloseOutputAsync(live.CloseStatus, null, limit.Token);
                if (live.CloseStatus == WebSocketCloseStatus.NormalClosure) await receiving.WaitAsync(limit.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException
                                              or ObjectDisposedException or InvalidOperationException)
        {
            WebSocketLog.NotClosedCleanly(_logger, _exchange, live.Address, exception);
        }

        live.Abort();
        await receiving;
    }

    private ValueTask<TimeSpan?> NextDelay(RetryDelayGeneratorArguments<ConnectionEnd> arguments)
    {
        var end = arguments.Outcome.Result;
        var delay = _backoff.Next(end.Lasted, end.RetryAfter);
        WebSocketLog.Reconnecting(_logger, _exchange, end.Reason, delay);
        return ValueTask.FromResult<TimeSpan?>(delay);
    }

    private ExchangeException NotConnected() => new(
        _exchange,
        ExchangeErrorKind.Transport,
        $"{_exchange}: the WebSocket connection to {_options.Uri.GetLeftPart(UriPartial.Path)} is not open; nothing was sent.");
}
