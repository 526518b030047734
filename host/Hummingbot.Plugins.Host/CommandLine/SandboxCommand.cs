using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot sandbox</c>: runs the sandbox of an exchange until interrupted.</summary>
internal static class SandboxCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var port = new Option<int?>("--port")
        {
            Description = "The port to listen on, at 127.0.0.1. Default: a free one.",
            HelpName = "N",
            CustomParser = result => Number(result, "--port", "it needs one from 1 to 65535", 1, ushort.MaxValue),
        };
        var seed = new Option<int?>("--seed")
        {
            Description = "Decides every random choice of the sandbox, its keys included. Default: 0.",
            HelpName = "N",
            CustomParser = result => Number(result, "--seed", "it needs a whole number", 0, int.MaxValue),
        };
        var quiet = new Option<bool>("--no-makers") { Description = "Without simulated participants: the books start empty." };
        var command = new HbotCommand(
            "sandbox",
            "Run the sandbox of an exchange until interrupted: a server that speaks its protocol, with an account to trade with.",
            "hbot sandbox binance",
            "hbot sandbox coinbase --port 5000 --seed 7 --no-makers --json")
        {
            exchange,
            port,
            seed,
            quiet,
        };
        command.Details = """
            Its keys are worth nothing elsewhere, and are printed. At the control address faults are injected and the state is read.
            Other commands use it with --sandbox URL, where URL is the control address.
            """;
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange), new SandboxOptions
        {
            Port = line.GetValue(port) ?? 0,
            Seed = line.GetValue(seed) ?? 0,
            RunMarketMakers = !line.GetValue(quiet),
        }));
        return command;
    }

    private static int? Number(System.CommandLine.Parsing.ArgumentResult result, string option, string need, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        result.AddError($"'{text}' is not a number for {option}; {need}");
        return null;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, SandboxOptions options)
    {
        if (context.Settings.Sandbox is not null)
            throw new CommandFailedException("'hbot sandbox' does not take --sandbox: it starts one", $"leave it out: hbot sandbox {exchange}", exchange);
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            if (!handle.Has<IExchangeSandbox>())
            {
                throw new CommandFailedException(
                    $"{handle.Descriptor.DisplayName} ({exchange}) has no sandbox",
                    "its plugin does not bring one; its author may have a newer version",
                    exchange);
            }

            var endpoints = await session.Registry.UseSandboxAsync(exchange, options, context.Interrupted);
            if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, handle.Descriptor, endpoints));
            else WriteText(context.Output, handle.Descriptor, endpoints);
            await WaitForInterruptAsync(context);
            return ExitCode.Done;
        }
    }

    private static async Task WaitForInterruptAsync(CommandContext context)
    {
        var interrupted = new TaskCompletionSource();
        using (context.Interrupted.Register(interrupted.SetResult)) await interrupted.Task;
    }

    private static void WriteJson(Utf8JsonWriter json, ExchangeDescriptor descriptor, SandboxEndpoints sandbox)
    {
        json.WriteStartObject();
        json.WriteString("exchange", descriptor.Name);
        json.WriteString("rest", AddressOf(sandbox, "rest"));
        json.WriteStartObject("ws");
        json.WriteString("market", AddressOf(sandbox, "webSocket"));
        json.WriteString("user", AddressOf(sandbox, "userStream") ?? AddressOf(sandbox, "webSocket"));
        json.WriteEndObject();
        json.WriteStartObject("credentials");
        foreach (var field in descriptor.Credentials)
            if (sandbox.Credentials.TryGetValue(field.Key, out var value)) json.WriteString(field.Key, value);
        json.WriteEndObject();
        json.WriteString("control", sandbox.Control?.OriginalString);
        json.WriteEndObject();
    }

    private static void WriteText(CommandOutput output, ExchangeDescriptor descriptor, SandboxEndpoints sandbox)
    {
        output.WriteLine($"The sandbox of {descriptor.DisplayName} is running; Ctrl-C ends it.");
        var facts = new FactList(output);
        facts.Write("rest", AddressOf(sandbox, "rest"));
        facts.Write("market data", AddressOf(sandbox, "webSocket"));
        facts.Write("user stream", AddressOf(sandbox, "userStream") ?? AddressOf(sandbox, "webSocket"));
        facts.Write("control", sandbox.Control?.OriginalString);
        foreach (var field in descriptor.Credentials)
            if (sandbox.Credentials.TryGetValue(field.Key, out var value)) facts.Write(field.Key, value);
        if (sandbox.Control is not { } control) return;
        output.WriteLine();
        output.WriteLine($"Trade on it from elsewhere: hbot balance {descriptor.Name} --sandbox {control}");
    }

    private static string? AddressOf(SandboxEndpoints sandbox, string key) =>
        sandbox.Endpoints.TryGetValue(key, out var address) ? address.OriginalString : null;
}
