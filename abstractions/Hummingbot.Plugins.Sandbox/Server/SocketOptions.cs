namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>How WebSocket sessions behave.</summary>
public sealed record SocketOptions
{
    /// <summary>How often the server sends a ping.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it waits for the pong before it cuts the connection.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest message that it accepts; a larger one closes the session with 1009.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024;

    /// <summary>How many messages may wait to be sent; one more cuts the connection, as venues do with slow readers.</summary>
    public int SendQueueLength { get; init; } = 10_000;

    /// <summary>How many messages it accepts in each second; one more closes the session with 1008. <see langword="null"/> for any.</summary>
    public int? MessagesPerSecond { get; init; }
}
