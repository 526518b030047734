namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>One endpoint of one limiter, for code that always asks for the same.</summary>
/// <param name="Limiter">The limiter.</param>
/// <param name="EndpointId">The endpoint's id.</param>
/// <param name="Priority">Who goes first.</param>
public sealed record RateLimitGate(RateLimiter Limiter, string EndpointId, RequestPriority Priority = RequestPriority.MarketData)
{
    /// <summary>Waits until a call is admitted.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the call may be made.</returns>
    public ValueTask WaitAsync(CancellationToken cancellationToken) => Limiter.WaitAsync(EndpointId, Priority, cancellationToken);
}
