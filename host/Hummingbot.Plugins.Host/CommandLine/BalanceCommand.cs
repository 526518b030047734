using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot balance</c>: what accounts hold.</summary>
internal static class BalanceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.CreateOptional(names);
        var command = new HbotCommand(
            "balance",
            "Show what the account at an exchange holds, or the accounts at all exchanges with keys.",
            "hbot balance",
            "hbot balance binance --json",
            "hbot balance binance --sandbox")
        {
            exchange,
        };
        command.Details = "Assets of which the account has none are left out. One exchange that fails keeps no other from being shown.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetValue(exchange)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? exchange)
    {
        var request = new SessionRequest { Exchanges = exchange is null ? [] : [exchange], TradingPairs = [], UsesAccount = true };
        await using var session = await HostSession.OpenAsync(context, request);
        var names = exchange is null ? Connected(session) : [exchange];
        var readings = await Task.WhenAll(names.Select(name => AccountReading.ReadAsync(context, session, name)));
        if (readings is [{ Failure: { } only }]) throw only;
        if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, readings));
        else Write(context.Output, readings);
        var failed = readings.Where(reading => reading.Failure is not null).ToList();
        if (failed.Count == 0) return ExitCode.Done;
        throw new CommandFailedException(
            $"the balances of {string.Join(", ", failed.Select(reading => reading.Exchange.Name))} could not be read: "
                + string.Join("; ", failed.Select(reading => reading.Failure!.Message)),
            "'hbot balance EXCHANGE' tells more of one");
    }

    private static List<string> Connected(HostSession session)
    {
        var connected = session.Registry.Exchanges.Values
            .Where(exchange => session.HasKeys(exchange.Descriptor))
            .Select(exchange => exchange.Name)
            .ToList();
        return connected.Count > 0
            ? connected
            : throw new CommandFailedException("there are no keys of an account at any exchange", "'hbot connect EXCHANGE' stores them")
            {
                Kind = "noKeys",
            };
    }

    private static void Write(CommandOutput output, AccountReading[] readings)
    {
        var table = new TextTable("exchange", "asset", ">total", ">available");
        foreach (var reading in readings)
            foreach (var (asset, total, available) in reading.Balances)
                table.Add(reading.Exchange.Name, asset, DecimalText.Format(total), DecimalText.Format(available));
        if (table.Count > 0) table.Write(output);
        foreach (var reading in readings)
            if (reading is { Failure: null, Balances.Count: 0 }) output.WriteLine($"The account at {reading.Exchange.DisplayName} holds nothing.");
    }

    private static void WriteJson(Utf8JsonWriter json, AccountReading[] readings)
    {
        json.WriteStartObject();
        json.WriteStartArray("exchanges");
        foreach (var reading in readings)
        {
            json.WriteStartObject();
            json.WriteString("exchange", reading.Exchange.Name);
            json.WriteString("error", reading.Failure?.Message);
            json.WriteStartArray("balances");
            foreach (var (asset, total, available) in reading.Balances)
            {
                json.WriteStartObject();
                json.WriteString("asset", asset);
                BookJson.WriteDecimal(json, "total", total);
                BookJson.WriteDecimal(json, "available", available);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
