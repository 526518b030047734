using RestEase;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>The venue's public REST calls. Safe for concurrent use; every failure is an <see cref="ExchangeException"/>.</summary>
public interface ICoinbaseRestClient
{
    /// <summary>The venue's clock.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.TimePath)]
    Task<CoinbaseTime> GetTimeAsync(CancellationToken cancellationToken);

    /// <summary>All products, also those that cannot be traded now.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.ProductsPath)]
    Task<IReadOnlyList<CoinbaseProduct>> GetProductsAsync(CancellationToken cancellationToken);

    /// <summary>The whole book of a product.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="level">2 for one row a price, 3 for one row an order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, read whole; the caller disposes it.</returns>
    [Get(CoinbaseFacts.BookPath)]
    Task<HttpResponseMessage> GetBookAsync([Path] string productId, [Query] int level, CancellationToken cancellationToken);

    /// <summary>The last trade and the best prices of a product.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.TickerPath)]
    Task<CoinbaseTicker> GetTickerAsync([Path] string productId, CancellationToken cancellationToken);
}
