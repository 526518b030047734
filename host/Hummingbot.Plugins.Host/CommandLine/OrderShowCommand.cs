using System.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order show</c>: one order with its fills.</summary>
internal static class OrderShowCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var id = OrderCommand.CreateId();
        var command = new HbotCommand(
            "show",
            "Show an order and its fills. The exchange is asked about one that has not ended.",
            "hbot order show binance x-HBP1a2b3c4d5e6f --json")
        {
            exchange,
            id,
        };
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange), line.GetRequiredValue(id)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string id)
    {
        var order = await OrderCancelCommand.FindAsync(context, exchange, id);
        if (order.State < OrderState.Filled) await OrderRefresh.RunAsync(context, [order]);
        var history = await TradeRecord.OpenAsync(context);
        await OrderText.WriteAsync(context, history, await history.FindOrderAsync(exchange, id, context.Interrupted) ?? order);
        return ExitCode.Done;
    }
}
