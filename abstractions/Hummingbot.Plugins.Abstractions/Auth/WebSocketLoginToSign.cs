namespace Hummingbot.Plugins;

/// <summary>A WebSocket login, or a message that carries one, before it is signed. Immutable.</summary>
public sealed record WebSocketLoginToSign
{
    /// <summary>The address of the connection; some venues sign its host and path.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The fields of the message that the signature has to cover, in the order in which they are to be sent; numbers as plain
    /// decimal text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
