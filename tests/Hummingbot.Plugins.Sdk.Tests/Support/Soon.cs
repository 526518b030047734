namespace Hummingbot.Plugins.Sdk.Tests.Support;

/// <summary>Waits for what must happen, and fails a test that would hang. The limit is generous: it only ever ends a broken test.</summary>
public static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task InTime(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().InTime();

    public static Task InTime(this ValueTask task) => task.AsTask().InTime();

    /// <summary>Waits for a state that nothing announces.</summary>
    public static async Task Until(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition()) await Task.Delay(1, limit.Token);
    }
}
