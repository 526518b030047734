using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order</c>: placing, cancelling and looking at orders.</summary>
internal static class OrderCommand
{
    /// <summary>Builds the command with its own commands.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names) => new HbotCommand(
        "order",
        "Place, cancel and look at orders. Each command takes up the orders on record, and records what happens.",
        "hbot order buy binance BTC-USDT 0.01 --price 30000",
        "hbot order list",
        "hbot order cancel-all binance")
    {
        OrderPlaceCommand.Create(globals, names, TradeType.Buy),
        OrderPlaceCommand.Create(globals, names, TradeType.Sell),
        OrderCancelCommand.Create(globals, names),
        OrderCancelAllCommand.Create(globals, names),
        OrderListCommand.Create(globals, names),
        OrderShowCommand.Create(globals, names),
    };

    /// <summary>The client order id that a command is about.</summary>
    public static Argument<string> CreateId() => new("id")
    {
        Description = "The client order id, as 'hbot order buy' and 'hbot order list' print it.",
        HelpName = "client order id",
    };
}
