using RestEase;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>The venue's private REST calls, but for placing orders. Safe for concurrent use; every failure is an <see cref="ExchangeException"/>.</summary>
/// <remarks>Where an order is asked for by <c>id</c>, that is the venue's id, or <c>client:</c> with the client order id; nothing of it is
/// encoded on the way, since the venue signs the path as it is written.</remarks>
public interface ICoinbaseAccountClient
{
    /// <summary>All balances.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.AccountsPath)]
    Task<IReadOnlyList<CoinbaseAccount>> GetAccountsAsync(CancellationToken cancellationToken);

    /// <summary>The account's fee rates.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.FeesPath)]
    Task<CoinbaseFees> GetFeesAsync(CancellationToken cancellationToken);

    /// <summary>One order. The venue forgets orders that ended without a fill.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(CoinbaseFacts.OrderPath)]
    Task<CoinbaseOrder> GetOrderAsync([Path(UrlEncode = false)] string id, CancellationToken cancellationToken);

    /// <summary>Cancels an order; success means that it is cancelled.</summary>
    /// <param name="id">The order.</param>
    /// <param name="productId">The product, which speeds the search up.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, an id as JSON text; the caller disposes it.</returns>
    [Delete(CoinbaseFacts.OrderPath)]
    Task<HttpResponseMessage> CancelOrderAsync(
        [Path(UrlEncode = false)] string id, [Query("product_id")] string? productId, CancellationToken cancellationToken);

    /// <summary>One page of the orders that have not ended, newest first.</summary>
    /// <param name="status">The statuses wanted.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="after">Where the page begins; <see langword="null"/> for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, orders as a JSON array; the caller disposes it.</returns>
    [Get(CoinbaseFacts.OrdersPath)]
    Task<HttpResponseMessage> GetOrdersAsync(
        [Query] IEnumerable<string> status, [Query] int limit, [Query] string? after, CancellationToken cancellationToken);

    /// <summary>One page of the fills of an order, newest first.</summary>
    /// <param name="orderId">The venue's id of the order.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="after">Where the page begins; <see langword="null"/> for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, fills as a JSON array; the caller disposes it.</returns>
    [Get(CoinbaseFacts.FillsPath)]
    Task<HttpResponseMessage> GetFillsAsync(
        [Query("order_id")] string orderId, [Query] int limit, [Query] string? after, CancellationToken cancellationToken);
}
