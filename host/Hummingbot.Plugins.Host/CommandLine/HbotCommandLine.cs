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

    private static readonly (string Name, Func<GlobalOptions, ExchangeNames, Command> Create)[] Commands =
    [
        ("exchanges", static (globals, _) => ExchangesCommand.Create(globals)),
        ("pairs", static (globals, names) => PairsCommand.Create(globals, names)),
        ("price", static (globals, names) => PriceCommand.Create(globals, names)),
        ("fees", static (globals, names) => FeesCommand.Create(globals, names)),
        ("book", static (globals, names) => BookCommand.Create(globals, names)),
        ("trades", static (globals, names) => TradesCommand.Create(globals, names)),
        ("connect", static (globals, names) => ConnectCommand.Create(globals, names)),
        ("disconnect", static (globals, names) => DisconnectCommand.Create(globals, names)),
        ("balance", static (globals, names) => BalanceCommand.Create(globals, names)),
        ("order", static (globals, names) => OrderCommand.Create(globals, names)),
        ("history", static (globals, names) => HistoryCommand.Create(globals, names)),
        ("run", static (globals, names) => RunCommand.Create(globals, names)),
        ("status", static (globals, _) => StatusCommand.Create(globals)),
        ("record", static (globals, names) => RecordCommand.Create(globals, names)),
        ("replay", static (globals, names) => ReplayCommand.Create(globals, names)),
        ("demo", static (globals, _) => DemoCommand.Create(globals)),
        ("request", static (globals, names) => RequestCommand.Create(globals, names)),
        ("user-stream", static (globals, names) => UserStreamCommand.Create(globals, names)),
        ("console", static (globals, names) => ConsoleCommand.Create(globals, names)),
        ("sandbox", static (globals, names) => SandboxCommand.Create(globals, names)),
        ("plugins", static (globals, names) => PluginsCommand.Create(globals, names)),
        ("completion", static (globals, _) => CompletionCommand.Create(globals)),
    ];

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args) => ParseCommand(args) is { } line ? InvokeAsync(line) : RunOtherAsync(args);

    private static async Task<int> RunOtherAsync(string[] args)
    {
        var line = await ParseAsync(args);
        if (line.Action is ParseErrorAction)
        {
            // The line may be broken before --json is understood; whoever wrote it still wants JSON.
            UsageFailure.Of(line).Write(ErrorOutput.Open(json: args.Contains(GlobalOptions.JsonName)), verbose: false);
            return ExitCode.Usage;
        }

        return await InvokeAsync(line);
    }

    private static Task<int> InvokeAsync(ParseResult line) =>
        line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = GracePeriod });

    // To build all commands takes longer than most of them take to run. So only those are built whose names occur, which gives the same line
    // as the whole tree does; help, errors and completion need to know what else there is.
    private static ParseResult? ParseCommand(string[] args)
    {
        if (args is [['[', ..], ..]) return null;
        var line = Parse(Create(new GlobalOptions(), new ExchangeNames(), args), args);
        var isToRun = line.Errors.Count == 0 && line.CommandResult.Command is HbotCommand { Action: { } action } && line.Action == action;
        return isToRun ? line : null;
    }

    private static async Task<ParseResult> ParseAsync(string[] args)
    {
        var globals = new GlobalOptions();
        var names = new ExchangeNames();
        var root = Create(globals, names);
        await names.FindForCompletionAsync(args, root, globals);
        return Parse(root, args);
    }

    // Without response files: an argument that begins with @ is an argument.
    private static ParseResult Parse(RootCommand root, string[] args) =>
        root.Parse(SandboxOption.Separate(args), new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Builds the tree of commands.</summary>
    /// <param name="globals">The options that every command takes.</param>
    /// <param name="names">The names that completion offers.</param>
    /// <param name="mentioned">The words of a command line, for the commands among them alone; <see langword="null"/> for all.</param>
    public static RootCommand Create(GlobalOptions globals, ExchangeNames names, IReadOnlyCollection<string>? mentioned = null)
    {
        var root = new RootCommand(Description);
        globals.AddTo(root);
        ReplaceHelp(root);
        foreach (var (name, create) in Commands)
            if (mentioned is null || mentioned.Contains(name)) root.Add(create(globals, names));
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
