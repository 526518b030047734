namespace Hummingbot.Plugins.Host.Trading;

/// <summary>How the placing of an order, or the wait for its end, came out.</summary>
/// <param name="ClientOrderId">The order.</param>
internal sealed record OrderEnding(string ClientOrderId)
{
    /// <summary>Why the order failed; <see langword="null"/> when it did not.</summary>
    public OrderError? Error { get; init; }

    /// <summary>Whether the exchange has still to say whether it has the order.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Why it is not known.</summary>
    public string? Reason { get; init; }
}
