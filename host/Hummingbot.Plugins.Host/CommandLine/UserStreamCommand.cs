using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot user-stream</c>: the messages of an account's private stream as they arrive.</summary>
internal static class UserStreamCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var raw = new Option<bool>("--raw") { Description = "Print each message as the exchange sent it, and nothing else." };
        var pairs = new Option<string[]>("--pair")
        {
            Description = "A pair to listen for, where the exchange's stream is by pair; may be given more than once.",
            HelpName = "PAIR",
        };
        var count = NumberOption.CreateCount("--count", "End after as many messages. Default: no end.");
        var command = new HbotCommand(
            "user-stream",
            "Show the messages of the account's private stream until interrupted.",
            "hbot user-stream binance --raw",
            "hbot user-stream coinbase --pair BTC-USD --json")
        {
            exchange,
            raw,
            pairs,
            count,
        };
        command.Details = "They describe the account: orders, fills and balances. They are shown here and recorded nowhere.";
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            line.GetRequiredValue(exchange),
            line.GetValue(pairs) is { Length: > 0 } some ? [.. some.Select(TradingPairCheck.Normalize)] : null,
            line.GetValue(raw),
            line.GetValue(count) ?? int.MaxValue));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string[]? pairs, bool raw, int count)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange, new SessionRequest { UsesAccount = true, TradingPairs = pairs });
        await using (session)
        {
            session.EnsureKeys(handle.Descriptor);
            if (!handle.Has<IUserStreamTracker>())
            {
                throw new CommandFailedException(
                    $"{handle.Descriptor.DisplayName} ({exchange}) has no private stream", "its accounts are asked over REST: see 'hbot request'", exchange);
            }

            try
            {
                await PrintAsync(context, handle, raw, count);
            }
            catch (OperationCanceledException) when (context.Interrupted.IsCancellationRequested)
            {
                // It runs until it is interrupted.
            }

            return ExitCode.Done;
        }
    }

    private static async Task PrintAsync(CommandContext context, ExchangeHandle handle, bool raw, int count)
    {
        var tracker = await handle.GetAsync<IUserStreamTracker>(context.Interrupted);
        await handle.CallAsync("the start of the private stream", tracker.StartAsync, context.Interrupted);
        context.Progress($"listening to the account at {handle.Descriptor.DisplayName}; Ctrl-C ends it");
        try
        {
            await foreach (var message in tracker.UserStream.ReadAllAsync(context.Interrupted))
            {
                if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, handle.Name, message));
                else if (raw) context.Output.WriteLine(message.GetText());
                else context.Output.WriteLine($"{OrderText.TimeOf(message.ReceivedAt)} {message.Kind ?? "-"} {message.GetText()}");
                if (--count == 0) return;
            }
        }
        finally
        {
            await handle.CallAsync("the end of the private stream", tracker.StopAsync, CancellationToken.None);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, string exchange, UserStreamMessage message)
    {
        json.WriteStartObject();
        json.WriteString("time", message.ReceivedAt);
        json.WriteString("exchange", exchange);
        json.WriteString("kind", message.Kind);
        json.WriteString("message", message.GetText());
        json.WriteEndObject();
    }
}
