using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Sdk.UserStreams;

/// <content>What happens on the connection.</content>
public abstract partial class UserStreamDataSourceBase
{
    private sealed class Session : WebSocketSession
    {
        private readonly UserStreamDataSourceBase _owner;
        private readonly WebSocketConnection _connection;
        private readonly WebSocketConnectionOptions _options;
        private readonly CancellationTokenSource _stopping;
        private readonly Channel<UserStreamMessage> _waiting;
        private TaskCompletionSource _loggedIn = NewSource();
        private volatile bool _isLoggedIn;
        private volatile bool _isOverrun;

        public Session(
            UserStreamDataSourceBase owner,
            WebSocketConnection connection,
            WebSocketConnectionOptions options,
            CancellationTokenSource stopping)
        {
            _owner = owner;
            _connection = connection;
            _options = options;
            _stopping = stopping;
            _waiting = Channel.CreateBounded<UserStreamMessage>(new BoundedChannelOptions(owner.Capacity) { SingleReader = true });
        }

        public bool IsLoggedIn => _isLoggedIn;

        /// <summary>Why the venue does not want us, when that is what ended listening.</summary>
        public ExchangeException? Refusal { get; private set; }

        public DateTimeOffset? LastSignOfLife()
        {
            var last = _connection.LastReceived;
            if (_options.PingInterval <= TimeSpan.Zero) return last;
            var sure = _owner._context.TimeProvider.GetUtcNow() - _options.PingInterval - _options.PongTimeout;
            return last > sure ? last : sure;
        }

        /// <summary>Hands events on at the reader's pace.</summary>
        public async Task HandOnAsync(ChannelWriter<UserStreamMessage> output, CancellationToken cancellationToken)
        {
            await foreach (var message in _waiting.Reader.ReadAllAsync(cancellationToken))
            {
                await output.WriteAsync(message, cancellationToken);
                // Room at last: what was dropped in the meantime is marked, after what came before it.
                if (!_isOverrun || _waiting.Reader.Count > 0) continue;
                _isOverrun = false;
                await output.WriteAsync(Interruption("events of the user stream were dropped, because the reader was too slow"), cancellationToken);
            }
        }

        protected internal override async ValueTask OnConnectedAsync(WebSocketConnection connection, CancellationToken cancellationToken)
        {
            try
            {
                await _owner.LogInAsync(connection, cancellationToken);
                if (_owner.IsLoginConfirmed) await Volatile.Read(ref _loggedIn).Task.WaitAsync(cancellationToken);
            }
            catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.Authentication)
            {
                Refuse(exception);
                return;
            }

            if (!_owner.IsLoginConfirmed) Begin();
        }

        protected internal override void OnMessage(ReadOnlyMemory<byte> message, bool isBinary, long receivedTimestamp)
        {
            UserStreamFrame frame;
            string? kind;
            try
            {
                frame = _owner.Classify(message.Span, out kind);
            }
            catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.Authentication)
            {
                Refuse(exception);
                return;
            }

            switch (frame)
            {
                case UserStreamFrame.Event:
                    var now = _owner._context.TimeProvider.GetUtcNow();
                    Interlocked.Exchange(ref _owner._lastReceivedTicks, now.UtcTicks);
                    Enqueue(new UserStreamMessage { Payload = message.ToArray(), ReceivedAt = now, Kind = kind });
                    break;
                case UserStreamFrame.LoggedIn:
                    if (!_isLoggedIn) Begin();
                    Volatile.Read(ref _loggedIn).TrySetResult();
                    break;
                case UserStreamFrame.Terminated:
                    _connection.RequestReconnect("the venue has ended the user stream");
                    break;
            }
        }

        protected internal override void OnDisconnected(string reason)
        {
            _isLoggedIn = false;
            Volatile.Write(ref _loggedIn, NewSource());
        }

        /// <summary>
        /// From here on events are told. What happened before is not: neither since the last connection nor since start-up read the account.
        /// </summary>
        private void Begin()
        {
            _isLoggedIn = true;
            Enqueue(Interruption("the user stream is connected, and what happened before is not known from it"));
        }

        private void Enqueue(UserStreamMessage message)
        {
            // Once something is dropped, so is everything until the reader has caught up: the mark must come after it.
            if (!_isOverrun && _waiting.Writer.TryWrite(message)) return;
            if (!_isOverrun) LogOverrun(_owner.Logger, _owner._exchange, _owner.Capacity);
            _isOverrun = true;
        }

        private void Refuse(ExchangeException exception)
        {
            LogRefused(_owner.Logger, _owner._exchange, exception.Message);
            Refusal = exception;
            _stopping.Cancel();
        }

        private UserStreamMessage Interruption(string reason) =>
            UserStreamInterruption.Create(reason, _owner._context.TimeProvider.GetUtcNow());

        private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
