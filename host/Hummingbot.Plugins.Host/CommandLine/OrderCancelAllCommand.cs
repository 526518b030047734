using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order cancel-all</c>: cancels every order on record at an exchange.</summary>
internal static class OrderCancelAllCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var command = new HbotCommand(
            "cancel-all",
            "Cancel every open order on record at an exchange, and no other order of the account.",
            "hbot order cancel-all binance")
        {
            exchange,
        };
        command.Details = "Fails when one of them could not be cancelled; the list says which, and why.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange)
    {
        await using var session = await TradingSession.OpenAsync(context, await OrderRefresh.RequestAsync(context, exchange));
        var trading = await session.StartAsync(exchange);
        var results = await trading.Handle.CallAsync(
            "the cancellation of all orders",
            token => trading.Connector.CancelAllAsync(Limit, token),
            context.Interrupted,
            Limit * 2);
        await session.FlushAsync();
        Write(context.Output, exchange, results);
        var failed = results.Count(result => !result.Success);
        return failed == 0 ? ExitCode.Done : throw new CommandFailedException(
            $"{failed} of {results.Count} orders at {exchange} were not cancelled",
            $"'hbot order list {exchange}' asks again which are open",
            exchange)
        {
            Kind = "notCancelled",
        };
    }

    private static void Write(CommandOutput output, string exchange, IReadOnlyList<CancellationResult> results)
    {
        if (output.Json)
        {
            output.WriteJson(json => WriteJson(json, exchange, results));
            return;
        }

        if (results.Count == 0) output.WriteLine($"No open orders at {exchange}.");
        foreach (var result in results)
            output.WriteLine(result.Success ? $"{result.ClientOrderId} cancelled" : $"{result.ClientOrderId} not cancelled: {result.Error?.Message}");
    }

    private static void WriteJson(Utf8JsonWriter json, string exchange, IReadOnlyList<CancellationResult> results)
    {
        json.WriteStartObject();
        json.WriteString("exchange", exchange);
        json.WriteStartArray("results");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("clientOrderId", result.ClientOrderId);
            json.WriteBoolean("cancelled", result.Success);
            json.WriteString("error", result.Error?.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
