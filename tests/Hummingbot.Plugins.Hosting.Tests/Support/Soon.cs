namespace Hummingbot.Plugins.Hosting.Tests;

/// <summary>Waits for what happens on other threads.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Asks until it is true.</summary>
    public static async Task Until(Func<bool> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestRegistry.Cancelled);
        limit.CancelAfter(Limit);
        while (!isTrue()) await Task.Delay(1, limit.Token);
    }
}
