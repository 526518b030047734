using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>Asks exchanges what became of the orders that are open on record.</summary>
internal static class OrderRefresh
{
    private const int MostOrders = 10_000;

    /// <summary>The open orders on record that belong to what the command runs against.</summary>
    /// <param name="context">The command.</param>
    /// <param name="exchange">The exchange; <see langword="null"/> for all.</param>
    public static async Task<IReadOnlyList<RecordedOrder>> ReadOpenAsync(CommandContext context, string? exchange)
    {
        var options = await TradeRecord.OptionsAsync(context);
        var history = await TradeHistory.OpenAsync(options, context.Interrupted);
        var filter = new HistoryFilter { Exchange = exchange, OpenOnly = true, Take = MostOrders };
        return [.. (await history.GetOrdersAsync(filter, context.Interrupted)).Where(order => order.ConfigFile == options.ConfigFile)];
    }

    /// <summary>What a session needs to take up the open orders of an exchange: books of their pairs and no others.</summary>
    public static async Task<SessionRequest> RequestAsync(CommandContext context, string exchange)
    {
        var open = await ReadOpenAsync(context, exchange);
        return new SessionRequest { Exchanges = [exchange], TradingPairs = [.. open.Select(order => order.TradingPair).Distinct()] };
    }

    /// <summary>Asks about orders; the answers go on record. One exchange that cannot be asked keeps no other from it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="orders">The orders, open on record.</param>
    public static async Task RunAsync(CommandContext context, IReadOnlyList<RecordedOrder> orders)
    {
        if (orders.Count == 0) return;
        var request = new SessionRequest
        {
            Exchanges = [.. orders.Select(order => order.Exchange).Distinct()],
            TradingPairs = [],
        };
        await using var session = await TradingSession.OpenAsync(context, request);
        await Task.WhenAll(orders.GroupBy(order => order.Exchange).Select(group => AskAsync(context, session, group.Key, [.. group])));
        await session.FlushAsync();
    }

    private static async Task AskAsync(CommandContext context, TradingSession session, string exchange, RecordedOrder[] orders)
    {
        try
        {
            var trading = await session.StartAsync(exchange);
            foreach (var order in orders)
            {
                var outcome = await trading.Handle.CallAsync(
                    $"the state of order {order.ClientOrderId}",
                    token => trading.Connector.GetOrderAsync(order.ClientOrderId, order.TradingPair, token),
                    context.Interrupted);
                if (outcome is OrderQueryOutcome.Unknown unknown)
                    context.Warn($"{exchange}: what became of the order {order.ClientOrderId} is not known: {unknown.Reason}; it is shown as on record");
            }
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException
            or UnknownExchangeException or CommandFailedException or KeyStoreException)
        {
            context.Warn($"{exchange} could not be asked, its orders are shown as on record: {failure.Message}");
        }
    }
}
