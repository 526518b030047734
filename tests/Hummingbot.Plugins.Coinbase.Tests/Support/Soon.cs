namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>Waits for what must happen, and fails a test that would hang. The limit is generous: it only ever ends a broken test.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static Task InTime(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>Waits for a state that nothing announces.</summary>
    public static async Task Until(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition()) await Task.Delay(1, limit.Token);
    }

    public static Task Until(this IOrderBookTracker tracker, string pair, Func<OrderBookStatus, bool> condition) =>
        Until(() => tracker.Statuses.TryGetValue(pair, out var status) && condition(status));

    /// <summary>Waits until a book's asks are as given.</summary>
    public static Task UntilAsks(this IOrderBookTracker tracker, string pair, string asks) =>
        Until(() => tracker.Snapshot[pair].Asks.Text() == asks);
}
