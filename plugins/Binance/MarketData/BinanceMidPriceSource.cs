using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Sdk.Prices;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>Mid prices from the best bid and ask.</summary>
internal sealed class BinanceMidPriceSource(IBinanceRestClient rest, BinanceMarkets markets, TimeProvider timeProvider)
    : CachedMidPriceSource(timeProvider)
{
    /// <inheritdoc/>
    protected override async Task<decimal?> FetchMidPriceAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var symbol = await markets.FindAsync(tradingPair, cancellationToken);
        var ticker = await rest.GetBookTickerAsync(symbol.Symbol, cancellationToken);
        return Mid(ticker.BidPrice, ticker.AskPrice);
    }
}
