using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot book</c>: the order book of a pair, once or live.</summary>
internal static class BookCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pair = ExchangeArgument.CreatePair();
        var depth = NumberOption.CreateDepth(
            $"Levels a side. Default: {NumberOption.DefaultDepth}, or as many as the window has room for with --watch.");
        var watch = new Option<bool>("--watch")
        {
            Description = "Keep the book up to date from the exchange's stream and show it live; q or Ctrl-C ends it. Where standard output "
                + "is not a terminal: one line a second.",
        };
        var command = new HbotCommand(
            "book",
            "Show the order book of a pair.",
            "hbot book binance BTC-USDT --depth 20",
            "hbot book coinbase BTC-USD --watch",
            "hbot book binance BTC-USDT --watch --json | jq .mid")
        {
            exchange,
            pair,
            depth,
            watch,
        };
        command.SetHandler(globals, (line, context) =>
        {
            var name = line.GetRequiredValue(exchange);
            var tradingPair = TradingPairCheck.Normalize(line.GetRequiredValue(pair));
            return line.GetValue(watch)
                ? WatchAsync(context, name, tradingPair, line.GetValue(depth))
                : ShowAsync(context, name, tradingPair, line.GetValue(depth) ?? NumberOption.DefaultDepth);
        });
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, string exchange, string pair, int depth)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            var book = await AskAsync(handle, pair, context.Interrupted);
            var snapshot = book.GetSnapshot(depth);
            if (context.Output.Json)
            {
                context.Output.WriteJson(json =>
                    BookJson.Write(json, context.Time.GetUtcNow(), exchange, snapshot, OrderBookState.Ready, reason: null));
                return ExitCode.Done;
            }

            var model = new LadderModel
            {
                Exchange = exchange,
                TradingPair = pair,
                State = OrderBookState.Ready,
                Bids = snapshot.Bids,
                Asks = snapshot.Asks,
                Caption = $"{book.BidCount} bid and {book.AskCount} ask levels",
            };
            LadderText.Write(context.Output, model, depth);
            return ExitCode.Done;
        }
    }

    private static async Task<IOrderBook> AskAsync(ExchangeHandle handle, string pair, CancellationToken cancellationToken)
    {
        try
        {
            return await handle.CallAsync<IOrderBookTrackerDataSource, IOrderBook>(
                $"the order book of {pair}", (source, token) => source.GetNewOrderBookAsync(pair, token), cancellationToken);
        }
        catch (ExchangeException refused) when (refused.Kind is ExchangeErrorKind.NotFound)
        {
            throw TradingPairCheck.Unknown(handle.Descriptor, pair, await TradingPairCheck.FetchAsync(handle, cancellationToken));
        }
    }

    private static async Task<int> WatchAsync(CommandContext context, string exchange, string pair, int? depth)
    {
        try
        {
            var (session, handle) = await HostSession.OpenAsync(context, exchange, new SessionRequest { TradingPairs = [pair] });
            await using (session)
            {
                await TradingPairCheck.EnsureAsync(handle, [pair], context.Interrupted);
                var tracker = await handle.GetAsync<IOrderBookTracker>(context.Interrupted);
                await handle.CallAsync("the start of its order books", tracker.StartAsync, context.Interrupted);
                using var monitor = new BookMonitor(tracker, exchange, pair, context.Time);
                if (context.Output.CanDraw) await DrawAsync(context, monitor, depth);
                else await BookLines.WriteAsync(context, monitor, depth ?? NumberOption.DefaultDepth);
            }
        }
        catch (OperationCanceledException) when (context.Interrupted.IsCancellationRequested)
        {
            // Interrupting is how watching ends.
        }

        return ExitCode.Done;
    }

    private static async Task DrawAsync(CommandContext context, BookMonitor monitor, int? depth)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        var forever = Task.Delay(Timeout.InfiniteTimeSpan, context.Time, ending.Token);
        await LiveScreen.RunAsync(
            context.Output,
            context.Errors,
            canvas =>
            {
                var area = canvas.Area with { Height = canvas.Height - 1 };
                LadderView.Draw(canvas, area, monitor.Read(depth ?? LadderView.DepthFor(area.Height)));
                canvas.Text(canvas.Area, canvas.Height - 1, 0, "q quits", CellStyle.Dim);
            },
            forever,
            context.Time,
            context.Interrupted);
        await ending.CancelAsync();
        await forever.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
