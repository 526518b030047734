using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order cancel</c>: cancels one order and waits for the exchange's word.</summary>
internal static class OrderCancelCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var id = OrderCommand.CreateId();
        var command = new HbotCommand(
            "cancel",
            "Cancel an order, and wait for the exchange to confirm it.",
            "hbot order cancel binance x-HBP1a2b3c4d5e6f")
        {
            exchange,
            id,
        };
        command.Details = "The order is one on record. One that has ended meanwhile is not cancelled, and the error says how it ended.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(exchange), line.GetRequiredValue(id)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string id)
    {
        var order = await FindAsync(context, exchange, id);
        ThrowIfEnded(order);
        var request = new SessionRequest { Exchanges = [exchange], TradingPairs = [order.TradingPair] };
        await using var session = await TradingSession.OpenAsync(context, request);
        var trading = await session.StartAsync(exchange);
        await CancelAsync(context, trading, order);
        await session.FlushAsync();
        var after = await session.Recorder.History.FindOrderAsync(exchange, id, context.Interrupted) ?? order;
        if (after.State != OrderState.Canceled)
        {
            ThrowIfEnded(after);
            throw new CommandFailedException(
                $"{exchange} has not confirmed within {Limit.TotalSeconds:0} s that the order {id} is cancelled: {after.LastError ?? "no answer yet"}",
                $"it may be live; 'hbot order show {exchange} {id}' asks again",
                exchange)
            {
                Kind = "unknownOutcome",
            };
        }

        await OrderText.WriteAsync(context, session.Recorder.History, after);
        return ExitCode.Done;
    }

    /// <summary>Finds an order on record.</summary>
    /// <exception cref="CommandFailedException">It is not on record.</exception>
    public static async Task<RecordedOrder> FindAsync(CommandContext context, string exchange, string id) =>
        await (await TradeRecord.OpenAsync(context)).FindOrderAsync(exchange, id, context.Interrupted)
        ?? throw new CommandFailedException(
            $"there is no order '{id}' at {exchange} on record", $"'hbot order list {exchange}' shows the open ones", exchange)
        {
            Kind = "unknownOrder",
        };

    private static void ThrowIfEnded(RecordedOrder order)
    {
        if (order.State < OrderState.Filled) return;
        throw new CommandFailedException(
            $"the order {order.ClientOrderId} at {order.Exchange} cannot be cancelled: it is {StateText.Of(order.State)}",
            $"'hbot order show {order.Exchange} {order.ClientOrderId}' shows it",
            order.Exchange)
        {
            Kind = "orderEnded",
        };
    }

    private static async Task CancelAsync(CommandContext context, TradingExchange trading, RecordedOrder order)
    {
        var connector = trading.Connector;
        using var events = new OrderEvents(connector);
        // The start of the connector may have learnt already that the order has ended.
        if (!connector.InFlightOrders.ContainsKey(order.ClientOrderId)) return;
        connector.Cancel(order.TradingPair, order.ClientOrderId);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        limit.CancelAfter(Limit);
        try
        {
            await events.ReadAsync(order.ClientOrderId, IsBeforeEnd, limit.Token);
        }
        catch (OperationCanceledException) when (!context.Interrupted.IsCancellationRequested)
        {
            // What is on record then says so.
        }
    }

    private static bool IsBeforeEnd(ExchangeEvent announcement) => announcement switch
    {
        OrderCancelledEvent or OrderCompletedEvent or OrderExpiredEvent or OrderFailureEvent => false,
        OrderUpdatedEvent update => update.Order.IsOpen,
        _ => true,
    };
}
