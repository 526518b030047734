namespace Hummingbot.Plugins;

/// <summary>One message as it travelled: the unit of recordings, and what a venue's parser reads.</summary>
/// <remarks>
/// <see cref="Body"/> is borrowed: it is valid only during the call that hands the message over; whoever keeps it copies it.
/// </remarks>
public readonly record struct WireMessage
{
    /// <summary>What carried the message.</summary>
    public required WireChannel Channel { get; init; }

    /// <summary>Who sent it.</summary>
    public required WireDirection Direction { get; init; }

    /// <summary>When it was received or sent, by this side's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>REST: the request's address with its query. WebSocket: the address of the connection.</summary>
    public required string Url { get; init; }

    /// <summary>REST: the verb. WebSocket: <c>CONNECT</c> for the moment the socket was opened, else <see langword="null"/>.</summary>
    public string? Method { get; init; }

    /// <summary>Tells the WebSocket connections of one recording apart; order is kept within a connection.</summary>
    public int Connection { get; init; }

    /// <summary>Whether the message was a binary WebSocket message.</summary>
    public bool IsBinary { get; init; }

    /// <summary>The payload exactly as it travelled (after HTTP content decoding). Borrowed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
