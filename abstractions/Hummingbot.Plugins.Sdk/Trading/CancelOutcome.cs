namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>A venue's answer to a cancellation. Immutable.</summary>
public sealed record CancelOutcome
{
    private CancelOutcome(CancelAnswer answer, OrderUpdate? update)
    {
        Answer = answer;
        Update = update;
    }

    /// <summary>The venue has accepted the cancellation and confirms it later, by the user stream or when asked.</summary>
    public static CancelOutcome Accepted { get; } = new(CancelAnswer.Accepted, null);

    /// <summary>The venue says that it has no such order. What became of it is then asked for.</summary>
    public static CancelOutcome Absent { get; } = new(CancelAnswer.Absent, null);

    /// <summary>The venue says that the order has ended before. How is then asked for.</summary>
    public static CancelOutcome AlreadyDone { get; } = new(CancelAnswer.AlreadyDone, null);

    /// <summary>What the venue answered.</summary>
    public CancelAnswer Answer { get; }

    /// <summary>What the answer says about the order, when it says more than its kind.</summary>
    public OrderUpdate? Update { get; }

    /// <summary>The order is cancelled now.</summary>
    /// <param name="update">
    /// What the answer tells of the order. With the executed amount in it no further question is needed; without, fills that may have come
    /// first are asked for before the order ends.
    /// </param>
    /// <returns>The outcome.</returns>
    public static CancelOutcome Cancelled(OrderUpdate? update = null) => new(CancelAnswer.Cancelled, update);
}
