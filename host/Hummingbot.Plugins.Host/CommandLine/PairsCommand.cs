using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot pairs</c>: what trades at an exchange.</summary>
internal static class PairsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var command = new HbotCommand(
            "pairs",
            "List the pairs that trade at an exchange now.",
            "hbot pairs binance",
            "hbot pairs coinbase --json")
        {
            exchange,
        };
        command.Details = "Asks the exchange. One pair a line, as BASE-QUOTE, sorted.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            var pairs = await TradingPairCheck.FetchAsync(handle, context.Interrupted);
            if (!context.Output.Json)
            {
                context.Output.Write(string.Concat(pairs.Select(pair => pair + "\n")));
                return ExitCode.Done;
            }

            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("exchange", exchange);
                json.WriteStartArray("pairs");
                foreach (var pair in pairs) json.WriteStringValue(pair);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }
    }
}
