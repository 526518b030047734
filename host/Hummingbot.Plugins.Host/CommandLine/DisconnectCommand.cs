using System.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot disconnect</c>: deletes stored keys.</summary>
internal static class DisconnectCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var command = new HbotCommand(
            "disconnect",
            "Delete the stored keys of an exchange.",
            "hbot disconnect binance")
        {
            exchange,
        };
        command.Details = "Needs no password. The keys stay valid at the exchange until they are deleted there.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange)
    {
        using var store = new KeyStore(PasswordPrompt.CreateOptions(context, await context.GetPathsAsync()));
        var stored = store.List().Select(keys => keys.Exchange).ToList();
        if (!stored.Contains(exchange) || !await store.RemoveAsync(exchange, context.Interrupted))
        {
            throw new CommandFailedException(
                $"there are no stored keys of '{exchange}'",
                stored.Count > 0 ? $"there are some of {string.Join(", ", stored)}" : "no keys are stored at all; keys in the environment are unset there",
                exchange)
            {
                Kind = "noKeys",
            };
        }

        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("exchange", exchange);
                json.WriteBoolean("connected", false);
                json.WriteEndObject();
            });
        }
        else
        {
            context.Output.WriteLine($"The stored keys of {exchange} are deleted.");
        }

        return ExitCode.Done;
    }
}
