using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot run</c>: keeps the order books of several exchanges, and with keys the orders, until interrupted.</summary>
internal static class RunCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchanges = new Option<string[]>("--exchange")
        {
            Description = "The exchanges, separated by commas. Default: those with tradingPairs in plugins.json.",
            HelpName = "A,B",
        };
        exchanges.CompletionSources.Add(_ => names.Known);
        var pairs = new Option<string[]>("--pair")
        {
            Description = "A pair, at each of the exchanges; may be given more than once. Default: the tradingPairs in plugins.json.",
            HelpName = "PAIR",
        };
        var cancel = new Option<bool>("--cancel-on-exit") { Description = "Cancel the orders on record when interrupted. Default: they stay." };
        var watch = new Option<bool>("--watch")
        {
            Description = "For development: load plugins anew when their files change. Loading is slower, unloading is best effort.",
        };
        var command = new HbotCommand(
            "run",
            "Keep the order books of one or several exchanges, and with keys the orders too, until interrupted.",
            "hbot run",
            "hbot run --exchange binance --pair BTC-USDT --cancel-on-exit --sandbox",
            "hbot run --exchange binance --pair BTC-USDT --watch",
            "hbot run --exchange binance,coinbase --pair ETH-BTC",
            "hbot run --json >> states.jsonl")
        {
            exchanges,
            pairs,
            cancel,
            watch,
        };
        command.Details = """
            On a terminal: a live table. Elsewhere: a line for every change of a book's state, and for every event of an order.
            With keys of an account the orders on record are taken up, asked about, and recorded on.
            'hbot status' with the same data folder shows the books from elsewhere.
            """;
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            [.. (line.GetValue(exchanges) ?? []).SelectMany(Split).Distinct()],
            line.GetValue(pairs) is { Length: > 0 } some ? [.. some.SelectMany(Split).Select(TradingPairCheck.Normalize).Distinct()] : null,
            line.GetValue(cancel),
            line.GetValue(watch)));
        return command;
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task<int> RunAsync(CommandContext context, string[] named, string[]? pairs, bool cancel, bool watch)
    {
        var configuration = await context.LoadConfigurationAsync();
        var names = Select(configuration, named, pairs);
        var paths = await context.GetPathsAsync();
        await using var claim = Claim(paths.DataDirectory);
        try
        {
            var request = new SessionRequest { Exchanges = names, TradingPairs = pairs, Watch = watch };
            await using var session = await TradingSession.OpenAsync(context, request);
            foreach (var name in names) session.Host.Registry.GetStatus(name);
            var running = await StartAsync(context, session, names);
            try
            {
                await WatchAsync(context, paths.DataDirectory, running, watch);
            }
            finally
            {
                if (cancel) await OrderCleanup.RunAsync(context, running);
            }
        }
        catch (OperationCanceledException) when (context.Interrupted.IsCancellationRequested)
        {
            // Interrupting is how a run ends.
        }
        finally
        {
            RunStatusFile.Remove(paths.DataDirectory);
        }

        return ExitCode.Done;
    }

    private static List<string> Select(HostConfiguration configuration, string[] named, string[]? pairs)
    {
        var configured = configuration.Exchanges
            .Where(entry => entry.Value.TradingPairs.Count > 0)
            .Select(entry => entry.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (named.Length == 0 && pairs is null && configured.Count > 0)
            return [.. configured.Where(name => !configuration.Plugins.TryGetValue(name, out var plugin) || plugin.Enabled)];
        if (named.Length == 0)
        {
            throw new CommandFailedException(
                pairs is null ? "there is nothing to run: no exchange has tradingPairs in plugins.json" : "--pair needs to know where",
                "name exchanges and pairs: hbot run --exchange NAME --pair BASE-QUOTE");
        }

        return named.FirstOrDefault(name => pairs is null && !configured.Contains(name)) is { } without
            ? throw new CommandFailedException(
                $"there is nothing to run at {without}: it has no tradingPairs in plugins.json",
                $"name them: hbot run --exchange {without} --pair BASE-QUOTE",
                without)
            : [.. named];
    }

    private static FileStream Claim(string dataDirectory)
    {
        try
        {
            return RunStatusFile.Lock(dataDirectory);
        }
        catch (IOException failure)
        {
            throw new CommandFailedException(
                $"the data folder {dataDirectory} is in use by another 'hbot run', or cannot be written: {failure.Message}",
                "'hbot status' shows the other; a second one needs a folder of its own: --data DIR");
        }
    }

    // One exchange that does not start keeps no other from running.
    private static async Task<List<RunningExchange>> StartAsync(CommandContext context, TradingSession session, List<string> names)
    {
        var running = new List<RunningExchange>();
        Exception? last = null;
        foreach (var name in names)
        {
            try
            {
                var exchange = new RunningExchange(context, session, name, tell: !context.Output.CanDraw);
                await exchange.StartAsync();
                running.Add(exchange);
            }
            catch (Exception failure) when (failure is ExchangeException or ExchangeUnavailableException or PluginFaultException
                or CommandFailedException or KeyStoreException)
            {
                if (last is not null || names.Count > 1) FailureReport.Of(failure).Write(context.Errors, context.Settings.Verbose);
                last = failure;
            }
        }

        return running.Count > 0 || last is null
            ? running
            : throw (names.Count == 1 ? last : new CommandFailedException("no exchange could be started", "the errors above say why of each"));
    }

    private static async Task WatchAsync(CommandContext context, string dataDirectory, List<RunningExchange> running, bool watch)
    {
        var draws = context.Output.CanDraw;
        var loop = new RunLoop(context, dataDirectory, running);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        var watching = loop.RunAsync(tell: !draws, ending.Token);
        var following = watch ? ReloadFollower.RunAsync(context, running, ending.Token) : Task.CompletedTask;
        if (draws) await LiveScreen.RunAsync(context.Output, context.Errors, loop.Draw, watching, context.Time, context.Interrupted);
        else await ((Task)watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll(watching, following);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // It runs until it is told to end.
        }
    }
}
