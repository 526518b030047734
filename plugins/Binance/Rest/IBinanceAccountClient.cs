using RestEase;

namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>The signed calls about one account, but for placing orders. Public only because its implementation is made at run time.</summary>
public interface IBinanceAccountClient
{
    /// <summary>Balances and fee rates.</summary>
    /// <param name="omitZeroBalances">Whether to leave out assets that the account does not hold: written in lower case.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.AccountPath)]
    Task<BinanceAccount> GetAccountAsync([Query] string omitZeroBalances, CancellationToken cancellationToken);

    /// <summary>Cancels an order.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="orderId">The venue's id of the order, or <see langword="null"/>.</param>
    /// <param name="origClientOrderId">The order's client order id, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Delete(BinanceFacts.OrderPath)]
    Task<BinanceOrder> CancelOrderAsync(
        [Query] string symbol, [Query] string? orderId, [Query] string? origClientOrderId, CancellationToken cancellationToken);

    /// <summary>Asks for one order.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="orderId">The venue's id of the order, or <see langword="null"/>.</param>
    /// <param name="origClientOrderId">The order's client order id, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.OrderPath)]
    Task<BinanceOrder> GetOrderAsync(
        [Query] string symbol, [Query] string? orderId, [Query] string? origClientOrderId, CancellationToken cancellationToken);

    /// <summary>Asks for the open orders of one market or, at a greater weight, of all.</summary>
    /// <param name="symbol">The venue's symbol, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.OpenOrdersPath)]
    Task<IReadOnlyList<BinanceOrder>> GetOpenOrdersAsync([Query] string? symbol, CancellationToken cancellationToken);

    /// <summary>Asks for the executions of one order, oldest first.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="orderId">The venue's id of the order.</param>
    /// <param name="limit">The most to return; at most 1,000.</param>
    /// <param name="fromId">The first trade id wanted; 0 for the order's first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.MyTradesPath)]
    Task<IReadOnlyList<BinanceTrade>> GetMyTradesAsync(
        [Query] string symbol, [Query] string orderId, [Query] int limit, [Query] long fromId, CancellationToken cancellationToken);
}
