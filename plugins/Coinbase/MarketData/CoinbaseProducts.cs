using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>The venue's products, as symbol map and as the pairs that can be traded now. Safe for concurrent use.</summary>
internal sealed class CoinbaseProducts : ITradingPairFetcher
{
    /// <summary>A pair may have been listed since the list was read; so often it may be asked for again.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly ICoinbaseRestClient _rest;
    private readonly SymbolMapSource _symbols;

    public CoinbaseProducts(ICoinbaseRestClient rest, TimeProvider timeProvider)
    {
        _rest = rest;
        _symbols = new SymbolMapSource(LoadAsync, timeProvider);
    }

    /// <summary>The products known; empty before the first list.</summary>
    public SymbolMap Symbols => _symbols.Current;

    /// <summary>Sees to it that the products known are not older than a minute.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RefreshAsync(CancellationToken cancellationToken) => await _symbols.GetAsync(MaxAge, cancellationToken);

    /// <summary>Finds a product, asking the venue only when those known do not have it.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">The venue has no such product or could not be asked.</exception>
    public ValueTask<TradedSymbol> FindAsync(string tradingPair, CancellationToken cancellationToken) =>
        _symbols.FindAsync(CoinbaseFacts.Name, tradingPair, MaxAge, cancellationToken);

    /// <summary>Takes the products from a recorded answer.</summary>
    /// <param name="body">The body of <c>GET /products</c>.</param>
    /// <exception cref="JsonException">It is not a list of products.</exception>
    public void Read(ReadOnlySpan<byte> body) => _symbols.Set(ToMap(
        JsonSerializer.Deserialize(body, CoinbaseJson.Default.IReadOnlyListCoinbaseProduct) ?? throw new JsonException("the products are null")));

    public async Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken)
    {
        var products = await _rest.GetProductsAsync(cancellationToken);
        var pairs = products.Where(product => product.Status == "online" && !product.TradingDisabled).Select(TradingPairOf).ToList();
        pairs.Sort(StringComparer.Ordinal);
        return pairs;
    }

    private static string TradingPairOf(CoinbaseProduct product) => $"{product.BaseCurrency}-{product.QuoteCurrency}";

    // The feed refuses a whole subscription for one delisted product.
    private static SymbolMap ToMap(IReadOnlyList<CoinbaseProduct> products) =>
        new([.. products.Where(product => product.Status != "delisted").Select(product => new TradedSymbol(product.Id, TradingPairOf(product)))]);

    private async Task<SymbolMap> LoadAsync(CancellationToken cancellationToken) =>
        ToMap(await _rest.GetProductsAsync(cancellationToken));
}
