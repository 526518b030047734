using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>What an account holds, or why that could not be read.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Balances">The assets of which the account has some, sorted; in total, and what a new order may use.</param>
/// <param name="Failure">Why they could not be read.</param>
internal sealed record AccountReading(
    ExchangeDescriptor Exchange, IReadOnlyList<(string Asset, decimal Total, decimal Available)> Balances, Exception? Failure)
{
    /// <summary>Asks an exchange. A failure is an answer.</summary>
    public static async Task<AccountReading> ReadAsync(CommandContext context, HostSession session, string name)
    {
        var handle = session.Registry.GetExchange(name);
        try
        {
            session.EnsureKeys(handle.Descriptor);
            // Without the orders on record, and recorded nowhere: the keys may be of another account.
            var connector = await handle.GetAsync<IExchangeConnector>(context.Interrupted);
            await using var trading = new TradingExchange(handle, connector, [], context.Time);
            await trading.StartAsync(context.Interrupted);
            await trading.WaitAsync([TradingExchange.Balances], context.Interrupted);
            var available = trading.Connector.GetAllAvailableBalances();
            var balances = trading.Connector.GetAllBalances()
                .Where(balance => balance.Value != 0m)
                .OrderBy(balance => balance.Key, StringComparer.Ordinal)
                .Select(balance => (balance.Key, balance.Value, available.GetValueOrDefault(balance.Key)));
            return new AccountReading(handle.Descriptor, [.. balances], null);
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException
            or CommandFailedException or KeyStoreException)
        {
            return new AccountReading(handle.Descriptor, [], failure);
        }
    }
}
