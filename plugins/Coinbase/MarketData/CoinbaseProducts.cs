using System.Text;
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
    private volatile IReadOnlyList<string> _online = [];

    public CoinbaseProducts(ICoinbaseRestClient rest, TimeProvider timeProvider)
    {
        _rest = rest;
        _symbols = new SymbolMapSource(LoadAsync, timeProvider);
    }

    /// <summary>The products known; empty before the first list.</summary>
    public SymbolMap Symbols => _symbols.Current;

    /// <summary>The ids of the products that are online, by the latest list; the feed knows no others.</summary>
    public IReadOnlyList<string> Online => _online;

    /// <summary>The trading pair of a product. The venue's ids have the same form, so one that is not known stands for itself.</summary>
    /// <param name="productId">The product.</param>
    public string TradingPairOf(string productId) => Symbols.FindSymbol(Encoding.UTF8.GetBytes(productId))?.TradingPair ?? productId;

    /// <summary>The first known product that a text names.</summary>
    /// <param name="words">The text.</param>
    public TradedSymbol? FindNamedIn(ReadOnlySpan<byte> words)
    {
        foreach (var range in words.SplitAny(" \"',.:"u8))
        {
            if (Symbols.FindSymbol(words[range]) is { } product) return product;
        }

        return null;
    }

    /// <summary>Asks for the list of products anew; those known are then of it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<CoinbaseProduct>> FetchAsync(CancellationToken cancellationToken)
    {
        var products = await _rest.GetProductsAsync(cancellationToken);
        _symbols.Set(Take(products));
        return products;
    }

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
    public void Read(ReadOnlySpan<byte> body) => _symbols.Set(Take(
        JsonSerializer.Deserialize(body, CoinbaseJson.Default.IReadOnlyListCoinbaseProduct) ?? throw new JsonException("the products are null")));

    public async Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken)
    {
        var products = await FetchAsync(cancellationToken);
        var pairs = products.Where(product => product.Status == "online" && !product.TradingDisabled).Select(TradingPairOf).ToList();
        pairs.Sort(StringComparer.Ordinal);
        return pairs;
    }

    internal static string TradingPairOf(CoinbaseProduct product) => $"{product.BaseCurrency}-{product.QuoteCurrency}";

    // The feed refuses a whole subscription for one delisted product.
    private SymbolMap Take(IReadOnlyList<CoinbaseProduct> products)
    {
        _online = [.. products.Where(product => product.Status == "online").Select(product => product.Id)];
        return new SymbolMap(
            [.. products.Where(product => product.Status != "delisted").Select(product => new TradedSymbol(product.Id, TradingPairOf(product)))]);
    }

    private async Task<SymbolMap> LoadAsync(CancellationToken cancellationToken) =>
        Take(await _rest.GetProductsAsync(cancellationToken));
}
