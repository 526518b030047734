namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>What a venue does on a <see cref="WebSocketConnection"/>: subscribe after every connect, and read the messages.</summary>
/// <remarks>
/// The members are called one at a time but for this: messages may arrive while <see cref="OnConnectedAsync"/> is still awaiting
/// (it may wait for an acknowledgement that <see cref="OnMessage"/> receives).
/// </remarks>
public abstract class WebSocketSession
{
    /// <summary>
    /// Called after every successful connect, before the first message is read: log in and subscribe here. State of the previous
    /// connection is void.
    /// </summary>
    /// <param name="connection">The connection, ready to send.</param>
    /// <param name="cancellationToken">Cancelled when the connection ends or <see cref="WebSocketConnectionOptions.SetUpTimeout"/> passes.</param>
    /// <returns>A task; when it fails, the connection is closed and made anew after a back-off.</returns>
    protected internal abstract ValueTask OnConnectedAsync(WebSocketConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// Called on the receive loop for every whole message, in the order received. The next message is read only after it returns, so it
    /// must be quick.
    /// </summary>
    /// <remarks>An exception that leaves it is logged, and the connection is closed and made anew.</remarks>
    /// <param name="message">The payload, valid only during the call.</param>
    /// <param name="isBinary">Whether it was a binary message.</param>
    /// <param name="receivedTimestamp">When it was received: a <see cref="TimeProvider.GetTimestamp"/> of the connection's clock.</param>
    protected internal abstract void OnMessage(ReadOnlyMemory<byte> message, bool isBinary, long receivedTimestamp);

    /// <summary>Called once after every connection that <see cref="OnConnectedAsync"/> was called for has ended.</summary>
    /// <param name="reason">Why, fit for a log.</param>
    protected internal virtual void OnDisconnected(string reason)
    {
    }
}
