using System.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order list</c>: the open orders, after asking the exchanges what became of them.</summary>
internal static class OrderListCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.CreateOptional(names);
        var command = new HbotCommand(
            "list",
            "List the open orders, after asking the exchanges what became of those on record.",
            "hbot order list",
            "hbot order list binance --json")
        {
            exchange,
        };
        command.Details = "The state is 'unknown' where the exchange has still to say whether it has the order. Ended ones: 'hbot order show'.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetValue(exchange)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? exchange)
    {
        if (exchange is not null) await KnownExchange.EnsureKnownAsync(context, exchange);
        await OrderRefresh.RunAsync(context, await OrderRefresh.ReadOpenAsync(context, exchange));
        OrderText.WriteList(context.Output, await OrderRefresh.ReadOpenAsync(context, exchange));
        return ExitCode.Done;
    }
}
