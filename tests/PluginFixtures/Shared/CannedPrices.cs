namespace Hummingbot.Plugins.Fixtures;

/// <summary>The same price for every pair.</summary>
public sealed class CannedPrices : IMidPriceSource
{
    public Task<decimal?> GetMidPriceAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult<decimal?>(1.5m);
}
