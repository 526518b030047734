using System.Text;
using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

/// <summary>Subscribes by one message and keeps what arrives.</summary>
internal sealed class CollectingSession : WebSocketSession
{
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _ends = Channel.CreateUnbounded<string>();

    public Func<WebSocketConnection, CancellationToken, ValueTask> SetUp { get; init; } =
        static (connection, token) => connection.SendAsync("subscribe"u8.ToArray(), token);

    public Action<ReadOnlyMemory<byte>> Read { get; init; } = static _ => { };

    public Task<string> NextMessageAsync() => _messages.Reader.ReadAsync(TestContext.Current.CancellationToken).InTime();

    /// <summary>Why the next connection to end has ended.</summary>
    public Task<string> NextEndAsync() => _ends.Reader.ReadAsync(TestContext.Current.CancellationToken).InTime();

    protected internal override ValueTask OnConnectedAsync(WebSocketConnection connection, CancellationToken cancellationToken) =>
        SetUp(connection, cancellationToken);

    protected internal override void OnMessage(ReadOnlyMemory<byte> message, bool isBinary, long receivedTimestamp)
    {
        Read(message);
        _messages.Writer.TryWrite((isBinary ? "binary " : "") + (message.Length > 1000 ? $"{message.Length} bytes" : Encoding.UTF8.GetString(message.Span)));
    }

    protected internal override void OnDisconnected(string reason) => _ends.Writer.TryWrite(reason);
}
