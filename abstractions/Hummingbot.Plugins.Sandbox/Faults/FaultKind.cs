namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>The request is lost: the connection breaks before anything took effect.</summary>
    RequestLost = 1,

    /// <summary>The response is lost: the request takes effect, then the connection breaks.</summary>
    ResponseLost,

    /// <summary>The request takes effect only after <see cref="Fault.Delay"/>.</summary>
    RequestDelay,

    /// <summary>The request takes effect at once and is answered after <see cref="Fault.Delay"/>.</summary>
    ResponseDelay,

    /// <summary>A server error, without effect.</summary>
    ErrorBefore,

    /// <summary>A server error, after the request took effect.</summary>
    ErrorAfter,

    /// <summary>An exceeded rate limit, without effect.</summary>
    RateLimited,

    /// <summary>A message to the client is lost.</summary>
    MessageLost,

    /// <summary>A message to the client is sent twice.</summary>
    MessageDuplicated,

    /// <summary>A message to the client is sent after the next one of its channel.</summary>
    MessageReordered,

    /// <summary>A message to the client is sent after <see cref="Fault.Delay"/>; those of its channel behind it wait.</summary>
    MessageDelayed,
}
