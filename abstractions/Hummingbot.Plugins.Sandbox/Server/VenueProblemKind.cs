namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What goes wrong before or beside a venue's own handlers.</summary>
public enum VenueProblemKind
{
    /// <summary>No route has the path.</summary>
    NotFound = 1,

    /// <summary>A route has the path but not the method.</summary>
    MethodNotAllowed,

    /// <summary>The body is too large.</summary>
    BodyTooLarge,

    /// <summary>The path is one of a WebSocket and the request is not one.</summary>
    UpgradeRequired,

    /// <summary>A rate limit is exceeded, or a fault says so.</summary>
    RateLimited,

    /// <summary>A fault, or a failure of the sandbox itself.</summary>
    ServerError,

    /// <summary>The venue takes no connections at present.</summary>
    Unavailable,
}
