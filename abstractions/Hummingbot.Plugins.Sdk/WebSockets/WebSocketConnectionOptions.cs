using Hummingbot.Plugins.Sdk.RateLimits;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>Where a <see cref="WebSocketConnection"/> connects to and the bounds it keeps.</summary>
public sealed record WebSocketConnectionOptions
{
    /// <summary>The address: <c>ws</c> or <c>wss</c>.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Supplies the address anew before every attempt, for venues that hand out tokens; takes the place of <see cref="Uri"/>.</summary>
    public Func<CancellationToken, ValueTask<Uri>>? ResolveUri { get; init; }

    /// <summary>Headers of the opening request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether to offer per-message compression.</summary>
    public bool Compression { get; init; }

    /// <summary>The size that the receive buffer starts with and returns to, in bytes.</summary>
    public int InitialBufferBytes { get; init; } = 64 * 1024;

    /// <summary>A longer message ends the connection, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long one attempt to connect may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long <see cref="WebSocketSession.OnConnectedAsync"/> may take.</summary>
    public TimeSpan SetUpTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often to ping; zero never pings.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for a pong before the connection counts as broken.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A connection without any message for this long is made anew, whatever its pings say. Quiet pairs are silent for a while, so it is
    /// generous; <see cref="Timeout.InfiniteTimeSpan"/> never.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A connection of this age is closed cleanly and made anew, for venues that cut old ones at an hour of their own choosing;
    /// <see cref="Timeout.InfiniteTimeSpan"/> never.
    /// </summary>
    public TimeSpan MaxAge { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long a clean close may take before the socket is cut.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lasted this long counts as good: the next attempt after it comes at once.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Limits the attempts to connect, usually shared by all connections of the venue; <see langword="null"/> does not.</summary>
    public RateLimitGate? ConnectLimit { get; init; }

    /// <summary>
    /// Limits the messages sent, usually a limiter of this connection alone (venues count per connection); <see langword="null"/> does not.
    /// </summary>
    public RateLimitGate? SendLimit { get; init; }

    /// <summary>Tells the connections of one recording apart.</summary>
    public int ConnectionNumber { get; init; }
}
