namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Needs every other service of the plugin, and uses all three libraries when it is asked.</summary>
public sealed class MeasuredConnector(
    IOrderBookTrackerDataSource dataSource,
    IOrderBookTracker tracker,
    IMidPriceSource prices,
    MarketNames markets,
    FeeRates fees,
    CallLimits limits,
    Signer signer,
    Addresses addresses,
    ErrorWords errors,
    OrderWords orders,
    SessionKeys keys) : ITradingPairFetcher
{
    public async Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken)
    {
        var price = await prices.GetMidPriceAsync("ABC-USD", cancellationToken);
        var isUsable = price > fees.Maker && limits.Orders > 0 && addresses.Rest.IsLoopback && tracker.ExchangeName == dataSource.ExchangeName
            && errors.Fine == orders.Done && signer.Signature != keys.Current;
        return isUsable ? [markets.Example] : [];
    }
}
