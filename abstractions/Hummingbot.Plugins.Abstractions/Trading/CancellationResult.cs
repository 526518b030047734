namespace Hummingbot.Plugins;

/// <summary>What became of the cancellation of one order.</summary>
/// <param name="ClientOrderId">The client order id, whatever id the venue answers with.</param>
/// <param name="Success">Whether the venue has confirmed within the time limit that the order is cancelled. <see langword="false"/> does
/// not say that the order is live: see <see cref="Error"/>.</param>
public sealed record CancellationResult(string ClientOrderId, bool Success)
{
    /// <summary>Why there is no confirmation; <see langword="null"/> on success.</summary>
    public OrderError? Error { get; init; }
}
