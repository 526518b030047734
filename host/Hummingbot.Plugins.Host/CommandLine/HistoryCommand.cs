using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot history</c>: the fills on record.</summary>
internal static class HistoryCommand
{
    private const int DefaultCount = 100;
    private const int MostRows = 10_000;

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.CreateOptional(names);
        var pair = new Option<string?>("--pair") { Description = "The fills of one pair only.", HelpName = "PAIR" };
        var count = NumberOption.CreateCount("--count", $"How many at most. Default: {DefaultCount}.");
        var command = new HbotCommand(
            "history",
            "Show the fills on record, newest first.",
            "hbot history",
            "hbot history binance --pair BTC-USDT --json")
        {
            exchange,
            pair,
            count,
        };
        command.Details = $"""
            Asks nobody over the network. The record is in the data folder, or in the PostgreSQL database that the environment
            variable {TradeRecord.DatabaseVariable} names: Host=…;Database=…;Username=…;Password=….
            """;
        command.SetHandler(globals, (line, context) => RunAsync(context, new HistoryFilter
        {
            Exchange = line.GetValue(exchange),
            TradingPair = line.GetValue(pair) is { } named ? TradingPairCheck.Normalize(named) : null,
            Take = Math.Min(line.GetValue(count) ?? DefaultCount, MostRows),
        }));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, HistoryFilter filter)
    {
        if (filter.Exchange is { } exchange) await KnownExchange.EnsureKnownAsync(context, exchange);
        var history = await TradeRecord.OpenAsync(context);
        FillText.WriteList(context.Output, await history.GetFillsAsync(filter, context.Interrupted));
        return ExitCode.Done;
    }
}
