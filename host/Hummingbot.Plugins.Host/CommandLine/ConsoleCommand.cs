using System.CommandLine;
using System.Text;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Scripting;
using Hummingbot.Plugins.Host.Trading;
using Microsoft.CodeAnalysis.Scripting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot console</c>: C# against a loaded exchange, awaiting any method of the contract.</summary>
internal static class ConsoleCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pieces = new Option<string[]>("--eval")
        {
            Description = "Evaluate this code and end; may be given more than once.",
            HelpName = "CODE",
        };
        var command = new HbotCommand(
            "console",
            "Evaluate C# against an exchange: every method of the contract can be awaited.",
            "hbot console binance --sandbox",
            "hbot console binance --sandbox --eval Connector.TradingRules.Count",
            "hbot console coinbase --eval \"Connector.GetAllBalances()\"")
        {
            exchange,
            pieces,
        };
        command.Details = """
            The code sees Exchange, Books, Source, Connector (null without keys) and Interrupted. Code comes from --eval, or line by line from
            standard input; a failure ends a script, and only the line at a terminal.
            """;
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange), line.GetValue(pieces) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string name, string[] pieces)
    {
        await using var session = await TradingSession.OpenAsync(context, new SessionRequest { Exchanges = [name] });
        var handle = session.Host.Registry.GetExchange(name);
        var books = await handle.GetAsync<IOrderBookTracker>(context.Interrupted);
        var connector = session.Host.HasKeys(handle.Descriptor) && handle.Has<IExchangeConnector>() ? (await session.StartAsync(name)).Connector : null;
        var console = new ScriptConsole(new ConsoleGlobals(handle, books, connector, context.Interrupted));
        if (pieces.Length == 0) return await ReadAsync(context, console, name);
        foreach (var piece in pieces) await EvaluateAsync(context, console, piece, name);
        return ExitCode.Done;
    }

    private static async Task<int> ReadAsync(CommandContext context, ScriptConsole console, string name)
    {
        var isTerminal = !Console.IsInputRedirected;
        var code = new StringBuilder();
        while (true)
        {
            if (isTerminal) await Console.Error.WriteAsync(code.Length == 0 ? $"{name}> " : "  … ");
            var line = await Task.Run(Console.In.ReadLine, context.Interrupted).WaitAsync(context.Interrupted);
            if (line is not null) code.AppendLine(line);
            if (line is not null && !ScriptConsole.IsComplete(code.ToString())) continue;
            var piece = code.ToString();
            code.Clear();
            if (!string.IsNullOrWhiteSpace(piece))
            {
                try
                {
                    await EvaluateAsync(context, console, piece, name);
                }
                catch (CommandFailedException failure) when (isTerminal)
                {
                    await Console.Error.WriteLineAsync($"error: {failure.Message}");
                }
            }

            if (line is null) return ExitCode.Done;
        }
    }

    private static async Task EvaluateAsync(CommandContext context, ScriptConsole console, string code, string name)
    {
        object? value;
        try
        {
            value = await console.EvaluateAsync(code, context.Interrupted);
        }
        catch (CompilationErrorException failure)
        {
            throw new CommandFailedException($"this is no C# that fits: {failure.Message}", "see 'hbot console --help' for what the code sees", name);
        }
        catch (Exception failure) when (!context.Interrupted.IsCancellationRequested)
        {
            throw new CommandFailedException($"the code failed: {failure.Message}", null, name) { Details = failure.ToString() };
        }

        if (value is null) return;
        foreach (var text in ScriptConsole.Describe(value))
        {
            if (context.Output.Json) context.Output.WriteJson(json => json.WriteStringValue(text));
            else context.Output.WriteLine(text);
        }
    }
}
