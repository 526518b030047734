namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>How a venue answers a cancellation.</summary>
public enum CancelAnswer
{
    /// <summary>The order is cancelled now.</summary>
    Cancelled = 1,

    /// <summary>The venue will cancel the order and confirm it later.</summary>
    Accepted = 2,

    /// <summary>The venue says that it has no such order.</summary>
    Absent = 3,

    /// <summary>The venue says that the order has ended before.</summary>
    AlreadyDone = 4,
}
