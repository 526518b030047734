using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Cancels the tracked orders at the end of a run.</summary>
internal static class OrderCleanup
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>Cancels at all exchanges at once. What could not be cancelled is said and stays on record.</summary>
    public static Task RunAsync(CommandContext context, IReadOnlyList<RunningExchange> running) =>
        Task.WhenAll(running.Select(exchange => CancelAsync(context, exchange)));

    private static async Task CancelAsync(CommandContext context, RunningExchange exchange)
    {
        if (exchange.Trading is not { } trading) return;
        try
        {
            // Interrupted already: this is the end that was asked for.
            var results = await trading.Handle.CallAsync(
                "the cancellation of all orders", token => trading.Connector.CancelAllAsync(Limit, token), CancellationToken.None);
            foreach (var result in results)
                if (!result.Success) context.Warn($"{exchange.Name}: the order {result.ClientOrderId} was not cancelled: {result.Error?.Message}");
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException)
        {
            context.Warn($"{exchange.Name}: the orders could not be cancelled: {failure.Message}; 'hbot order list {exchange.Name}' shows them");
        }
    }
}
