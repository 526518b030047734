using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Prices;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>Mid prices from the product's ticker.</summary>
internal sealed class CoinbaseMidPriceSource(ICoinbaseRestClient rest, CoinbaseProducts products, TimeProvider timeProvider)
    : CachedMidPriceSource(timeProvider)
{
    protected override async Task<decimal?> FetchMidPriceAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var product = await products.FindAsync(tradingPair, cancellationToken);
        var ticker = await rest.GetTickerAsync(product.Symbol, cancellationToken);
        return Mid(ticker.Bid, ticker.Ask);
    }
}
