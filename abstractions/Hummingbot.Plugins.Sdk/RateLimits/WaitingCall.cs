namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>A call that has not been admitted yet.</summary>
internal sealed class WaitingCall(RateLimiter limiter, LimitedCall call)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public RateLimiter Limiter { get; } = limiter;

    public LimitedCall Call { get; } = call;

    /// <summary>Its place in the queue of its class; <see langword="null"/> once it has left.</summary>
    public LinkedListNode<WaitingCall>? Node { get; set; }
}
