namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>Waits for what becomes true by the doing of another process.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is true.</summary>
    public static async Task Until(Func<Task<bool>> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await isTrue()) await Task.Delay(Pause, TimeProvider.System, limit.Token);
    }

    /// <summary>Waits until a file that another process writes holds a text so many times.</summary>
    /// <param name="path">The file; it need not be there yet.</param>
    /// <param name="text">The text.</param>
    /// <param name="times">How often at least.</param>
    public static Task Holds(string path, string text, int times = 1) => Until(async () =>
    {
        if (!File.Exists(path)) return false;
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split(text).Length > times;
    });
}
