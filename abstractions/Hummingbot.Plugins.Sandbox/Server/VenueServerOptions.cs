namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What differs between the servers of venues.</summary>
public sealed record VenueServerOptions
{
    /// <summary>The largest body that is read.</summary>
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>How many WebSocket sessions may be open at a time.</summary>
    public int MaxSessions { get; init; } = 500;

    /// <summary>How many requests the request log remembers.</summary>
    public int RequestLogLength { get; init; } = 2_000;

    /// <summary>The parameters of queries whose values the request log hides, in any case.</summary>
    public IReadOnlyCollection<string> SecretParameters { get; init; } = ["signature"];
}
