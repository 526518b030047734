using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The command line as a whole: the tree of commands, and how a line is run.</summary>
internal static class HbotCommandLine
{
    /// <summary>The program's name.</summary>
    public const string Name = "hbot";

    private const string Description = """
        Exchanges as plugins: finds them, keeps their order books, trades, records and replays their traffic.

        Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted. What runs until it is interrupted (run, record, --watch) ends with 0.
        """;

    // How long a command may take to end cleanly once it was interrupted; cancelling orders is a part of it.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(20);

    private static readonly string[] Examples =
    [
        "hbot exchanges",
        "hbot book binance BTC-USDT --watch",
        "hbot replay coinbase recordings/coinbase --json",
        "hbot demo binance=recordings/binance coinbase=recordings/coinbase",
    ];

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var globals = new GlobalOptions();
        var names = new ExchangeNames();
        var root = Create(globals, names);
        await names.FindForCompletionAsync(args, root, globals);

        // Without response files: an argument that begins with @ is an argument.
        var line = root.Parse(SandboxOption.Separate(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Action is ParseErrorAction)
        {
            // The line may be broken before --json is understood; whoever wrote it still wants JSON.
            UsageFailure.Of(line).Write(ErrorOutput.Open(json: args.Contains(GlobalOptions.JsonName)), verbose: false);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = GracePeriod };
        return await line.InvokeAsync(invocation);
    }

    /// <summary>Builds the tree of commands.</summary>
    public static RootCommand Create(GlobalOptions globals, ExchangeNames names)
    {
        var root = new RootCommand(Description);
        globals.AddTo(root);
        ReplaceHelp(root);
        root.Add(ExchangesCommand.Create(globals));
        root.Add(PairsCommand.Create(globals, names));
        root.Add(PriceCommand.Create(globals, names));
        root.Add(FeesCommand.Create(globals, names));
        root.Add(BookCommand.Create(globals, names));
        root.Add(TradesCommand.Create(globals, names));
        root.Add(ConnectCommand.Create(globals, names));
        root.Add(DisconnectCommand.Create(globals, names));
        root.Add(BalanceCommand.Create(globals, names));
        root.Add(OrderCommand.Create(globals, names));
        root.Add(HistoryCommand.Create(globals, names));
        root.Add(RunCommand.Create(globals, names));
        root.Add(StatusCommand.Create(globals));
        root.Add(RecordCommand.Create(globals, names));
        root.Add(ReplayCommand.Create(globals, names));
        root.Add(DemoCommand.Create(globals));
        root.Add(RequestCommand.Create(globals, names));
        root.Add(UserStreamCommand.Create(globals, names));
        root.Add(ConsoleCommand.Create(globals, names));
        root.Add(SandboxCommand.Create(globals, names));
        root.Add(PluginsCommand.Create(globals, names));
        root.Add(CompletionCommand.Create(globals));
        // Without a command there is nothing to do but to say what there is.
        root.SetAction(line => new HelpWithExamples(Examples).Invoke(line));
        return root;
    }

    private static void ReplaceHelp(RootCommand root)
    {
        var standard = root.Options.OfType<HelpOption>().First();
        root.Options.Remove(standard);
        root.Options.Add(new HelpOption("--help", "-h")
        {
            Description = "Show what the command does and how it is used.",
            Action = new HelpWithExamples(Examples),
        });
    }
}
