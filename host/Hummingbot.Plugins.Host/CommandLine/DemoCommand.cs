using System.CommandLine;
using Hummingbot.Plugins.Host.Demo;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Replays;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot demo</c>: trading on the sandboxes of all exchanges, or recordings of several exchanges side by side.</summary>
internal static class DemoCommand
{
    private const int PrintedDepth = 5;

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals)
    {
        var recordings = new Argument<string[]>("recordings")
        {
            Description = "Recordings to show: the exchange and the folder of its recording. Without any, sandboxes are traded on.",
            HelpName = "EXCHANGE=FOLDER",
            Arity = ArgumentArity.ZeroOrMore,
        };
        recordings.Validators.Add(result =>
        {
            var exchanges = new HashSet<string>(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                if (!TryParse(token.Value, out var exchange, out _)) result.AddError($"'{token.Value}' is not EXCHANGE=FOLDER");
                else if (!exchanges.Add(exchange)) result.AddError($"'{exchange}' is named twice; each exchange can be shown once");
            }
        });
        var speed = NumberOption.CreateSpeed();
        var command = new HbotCommand(
            "demo",
            "Trade on the sandboxes of all exchanges that have one, or replay recordings side by side, without a network.",
            "hbot demo",
            "hbot demo --json",
            "hbot demo binance=tests/Recordings/binance coinbase=tests/Recordings/coinbase")
        {
            recordings,
            speed,
        };
        command.Details = """
            Without recordings: starts the sandboxes of all exchanges, shows their live books, trades on each, and checks
            balances and database to the last digit. It needs no keys; the data are deleted in the end unless --data is given.
            With recordings: on a terminal the ladders of all pairs are shown live for some seconds; elsewhere the
            final books are printed at once. A summary follows, and the command ends by itself.
            """;
        command.Validators.Add(result =>
        {
            if (result.GetResult(speed) is { Implicit: false } && result.GetResult(recordings) is not { Tokens.Count: > 0 })
                result.AddError("--speed goes with recordings; name them as EXCHANGE=FOLDER");
        });
        command.SetHandler(globals, (line, context) => line.GetValue(recordings) is { Length: > 0 } named
            ? RunAsync(context, named, line.GetValue(speed))
            : SandboxDemo.RunAsync(context));
        return command;
    }

    private static bool TryParse(string text, out string exchange, out string folder)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        exchange = equals > 0 ? text[..equals] : string.Empty;
        folder = equals > 0 ? text[(equals + 1)..] : string.Empty;
        return exchange.Length > 0 && folder.Length > 0;
    }

    private static async Task<int> RunAsync(CommandContext context, string[] arguments, decimal? speed)
    {
        var folders = new List<(string Exchange, string Folder)>();
        foreach (var argument in arguments)
            if (TryParse(argument, out var exchange, out var folder)) folders.Add((exchange, folder));

        var request = new SessionRequest { Exchanges = [.. folders.Select(item => item.Exchange)] };
        await using var session = await HostSession.OpenAsync(context, request);
        var handles = folders.Select(item => session.Registry.GetExchange(item.Exchange)).ToList();
        var recordings = new List<ReplayedRecording>();
        var depth = context.Output.Json ? int.MaxValue : PrintedDepth;
        for (var i = 0; i < folders.Count; i++)
        {
            recordings.Add(await ReplayedRecording.RunAsync(
                handles[i], folders[i].Folder, tradingPairs: null, depth, context.Time, context.Interrupted));
        }

        if (context.Output.Json)
        {
            foreach (var recording in recordings) ReplayReport.WriteJson(context.Output, recording.Result);
        }
        else
        {
            await ShowAsync(context, recordings, speed);
        }

        foreach (var recording in recordings)
            if (ReplayVerdict.Judge(recording.Result) is { } failure) throw failure;
        return ExitCode.Done;
    }

    private static async Task ShowAsync(CommandContext context, List<ReplayedRecording> recordings, decimal? speed)
    {
        if (!context.Output.CanDraw)
        {
            foreach (var recording in recordings) ReplayReport.WriteBooks(context.Output, recording.Result, PrintedDepth);
        }
        else if (recordings.Any(recording => recording.Result.Pairs.Count > 0))
        {
            await ReplayScreen.ShowAsync(context, recordings, speed);
        }

        ReplayReport.WriteSummary(context.Output, recordings.Select(recording => recording.Result));
        foreach (var recording in recordings) ReplayReport.WriteTime(context.Output, recording.Result);
    }
}
