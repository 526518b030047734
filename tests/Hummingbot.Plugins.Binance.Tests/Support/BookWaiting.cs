namespace Hummingbot.Plugins.Binance.Tests.Support;

internal static class BookWaiting
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until a book is as expected, looking whenever it changes.</summary>
    public static async Task UntilAsync(this IOrderBook book, Func<IOrderBook, bool> isExpected)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = book.SubscribeChanges(changed =>
        {
            if (isExpected(changed)) met.TrySetResult();
        });
        if (isExpected(book)) return;
        await met.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
