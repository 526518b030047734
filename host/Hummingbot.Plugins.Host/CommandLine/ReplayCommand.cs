using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Replays;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot replay</c>: rebuilds order books from a recording, through the code that live traffic goes through.</summary>
internal static class ReplayCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var folder = new Argument<string>("folder")
        {
            Description = "The recording: a folder with rest.jsonl and ws.jsonl, plain or gzipped.",
            HelpName = "folder",
        };
        var pairs = new Option<string[]>("--pair")
        {
            Description = "Replay this pair alone. May be given more than once. Default: every pair that occurs.",
            HelpName = "PAIR",
        };
        var depth = NumberOption.CreateDepth($"Levels a side to print. Default: {NumberOption.DefaultDepth}, or all with --json.");
        var watch = new Option<bool>("--watch") { Description = "On a terminal: show the books as they were, before the result." };
        var speed = NumberOption.CreateSpeed();
        var command = new HbotCommand(
            "replay",
            "Rebuild order books from a recording, through the code that live traffic goes through.",
            "hbot replay binance recordings/binance --pair BTC-USDT --watch",
            "hbot replay coinbase recordings/coinbase --json --depth 5")
        {
            exchange,
            folder,
            pairs,
            depth,
            watch,
            speed,
        };
        command.Details = """
            With --json: one line for each pair, sorted by pair. Fails when a book has gaps, when
            the recording ends in the middle of a line, and when a message cannot be read; what
            could be replayed is printed all the same. Time and speed are those of the whole run.
            """;
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            line.GetRequiredValue(exchange),
            line.GetRequiredValue(folder),
            line.GetValue(pairs) is { Length: > 0 } some ? [.. some.Select(TradingPairCheck.Normalize).Distinct()] : null,
            line.GetValue(depth) ?? (context.Output.Json ? int.MaxValue : NumberOption.DefaultDepth),
            line.GetValue(watch) || line.GetValue(speed) is not null,
            line.GetValue(speed)));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, string exchange, string folder, string[]? pairs, int depth, bool watch, decimal? speed)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            var recording = await ReplayedRecording.RunAsync(handle, folder, pairs, depth, context.Time, context.Interrupted);
            if (pairs is not null) await EnsurePairsOccurAsync(context, recording, pairs);
            if (context.Output.Json)
            {
                ReplayReport.WriteJson(context.Output, recording.Result);
            }
            else
            {
                if (watch && context.Output.CanDraw && recording.Result.Pairs.Count > 0)
                    await ReplayScreen.ShowAsync(context, [recording], speed);
                ReplayReport.WriteBooks(context.Output, recording.Result, depth);
                ReplayReport.WriteSummary(context.Output, [recording.Result]);
                ReplayReport.WriteTime(context.Output, recording.Result);
            }

            return ReplayVerdict.Judge(recording.Result) is { } failure ? throw failure : ExitCode.Done;
        }
    }

    // The recording is replayed as a whole only when a pair was not in it, to say which are.
    private static async Task EnsurePairsOccurAsync(CommandContext context, ReplayedRecording recording, string[] pairs)
    {
        var absent = recording.Result.Pairs.FirstOrDefault(pair => pair is { Frames: 0, Snapshots: 0 })?.TradingPair;
        if (absent is null || recording.Result.Error is not null) return;
        var all = await ReplayedRecording.RunAsync(
            recording.Exchange, recording.Result.Folder, tradingPairs: null, depth: 0, context.Time, context.Interrupted);
        var known = all.Result.Pairs.Select(pair => pair.TradingPair).ToList();
        var near = TradingPairCheck.Suggest(absent, known);
        throw new CommandFailedException(
            $"{recording.Exchange.Name}: the recording {recording.Result.Folder} has no pair '{absent}'; it has {string.Join(", ", known)}",
            near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : null,
            recording.Exchange.Name)
        {
            Kind = "unknownPair",
        };
    }
}
