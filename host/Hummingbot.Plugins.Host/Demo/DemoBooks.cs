using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>Shows the live books of sandboxes: ladders for some seconds on a terminal, lines elsewhere.</summary>
internal static class DemoBooks
{
    private const int PrintedDepth = 5;
    private const int WatchedChanges = 10;

    private static readonly TimeSpan ShowTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ChangeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Shows the books.</summary>
    /// <exception cref="CommandFailedException">A book does not move.</exception>
    public static async Task ShowAsync(CommandContext context, IReadOnlyList<TradingExchange> exchanges, DemoLines lines)
    {
        var monitors = new List<BookMonitor>();
        try
        {
            foreach (var exchange in exchanges)
            {
                var tracker = await exchange.Handle.GetAsync<IOrderBookTracker>(context.Interrupted);
                monitors.Add(new BookMonitor(tracker, exchange.Handle.Name, exchange.Handle.Descriptor.ExampleTradingPair, context.Time));
            }

            if (context.Output.CanDraw)
            {
                var showing = Task.Delay(ShowTime, context.Time, context.Interrupted);
                await LiveScreen.RunAsync(
                    context.Output, context.Errors, canvas => Draw(canvas, monitors), showing, context.Time, context.Interrupted);
                context.Interrupted.ThrowIfCancellationRequested();
                return;
            }

            foreach (var monitor in monitors) lines.Write(monitor.Read(PrintedDepth));
            await Task.WhenAll(exchanges.Select(exchange => WatchAsync(context, exchange)));
            lines.Say($"{WatchedChanges} changes later:");
            foreach (var monitor in monitors) lines.Write(monitor.Read(PrintedDepth));
        }
        finally
        {
            foreach (var monitor in monitors) monitor.Dispose();
        }
    }

    private static void Draw(Canvas canvas, IReadOnlyList<BookMonitor> monitors)
    {
        var area = canvas.Area with { Height = canvas.Height - 1 };
        var depth = LadderView.DepthFor(area.Height);
        LadderGrid.Draw(canvas, area, [.. monitors.Select(monitor => monitor.Read(depth))], page: 0);
        canvas.Text(canvas.Area, canvas.Height - 1, 0, "live books of the sandboxes; trading follows  q goes on", CellStyle.Dim);
    }

    private static async Task WatchAsync(CommandContext context, TradingExchange exchange)
    {
        var pair = exchange.Handle.Descriptor.ExampleTradingPair;
        var changes = 0;
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = exchange.Connector.GetOrderBook(pair).SubscribeChanges(_ =>
        {
            if (Interlocked.Increment(ref changes) == WatchedChanges) moved.TrySetResult();
        });
        try
        {
            await moved.Task.WaitAsync(ChangeLimit, context.Time, context.Interrupted);
        }
        catch (TimeoutException)
        {
            throw new CommandFailedException(
                $"the book of {pair} at the sandbox of {exchange.Handle.Name} does not move",
                "run again with --verbose to see what happens",
                exchange.Handle.Name)
            {
                Kind = "demo",
            };
        }
    }
}
