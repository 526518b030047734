using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.Trading;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>The venue's list of markets: the map between symbols and pairs, and the pairs that can be traded.</summary>
internal sealed class BinanceMarkets : ITradingPairFetcher
{
    // New pairs are listed every few days; whoever wants one at once waits this long at the most.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private readonly IBinanceRestClient _rest;
    private readonly RateLimiter _limiter;
    private readonly SymbolMapSource _symbols;

    public BinanceMarkets(IBinanceRestClient rest, RateLimiter limiter, TimeProvider timeProvider)
    {
        _rest = rest;
        _limiter = limiter;
        _symbols = new SymbolMapSource(async token => (await LoadAsync(token)).Symbols, timeProvider);
    }

    /// <summary>The map at hand, of all markets whether they trade or not; empty before the first.</summary>
    public SymbolMap Symbols => _symbols.Current;

    /// <summary>Takes the map from a recording.</summary>
    public void Use(SymbolMap symbols) => _symbols.Set(symbols);

    /// <summary>Sees to it that the map is there and not old.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        await _symbols.GetAsync(MaxAge, cancellationToken);

    /// <summary>Finds a market; one that is not on the map at hand may be new, so a fresh map is asked then.</summary>
    /// <exception cref="ExchangeException">The venue has no such market, or could not be asked.</exception>
    public ValueTask<TradedSymbol> FindAsync(string tradingPair, CancellationToken cancellationToken) =>
        _symbols.FindAsync(BinanceFacts.Name, tradingPair, MaxAge, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken)
    {
        var info = await LoadAsync(cancellationToken);
        _symbols.Set(info.Symbols);
        return info.TradablePairs;
    }

    /// <summary>Reads the trading rules, and the map with them.</summary>
    public async Task<BinanceTradingRules> LoadTradingRulesAsync(CancellationToken cancellationToken)
    {
        var (info, rules) = await _rest.GetExchangeInfoAsync(cancellationToken).ParseAsync(
            BinanceFacts.Name,
            body =>
            {
                var info = ExchangeInfoParser.Parse(body);
                return (info, TradingRulesParser.Parse(body, info));
            },
            cancellationToken);
        UseLimits(info);
        _symbols.Set(info.Symbols);
        return rules;
    }

    private async Task<ExchangeInfo> LoadAsync(CancellationToken cancellationToken)
    {
        var info = await _rest.GetExchangeInfoAsync(cancellationToken)
            .ParseAsync(BinanceFacts.Name, ExchangeInfoParser.Parse, cancellationToken);
        UseLimits(info);
        return info;
    }

    private void UseLimits(ExchangeInfo info)
    {
        foreach (var limit in info.Limits) _limiter.Update(limit);
    }
}
