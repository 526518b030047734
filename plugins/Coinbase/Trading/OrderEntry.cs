using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Auth;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Coinbase.Trading;

/// <summary>Places orders: the one call that is written by hand, for its speed.</summary>
internal sealed class OrderEntry(ExchangeHttpClient client, CoinbaseAuth auth)
{
    private readonly WrittenCall _call = client.Written($"POST {CoinbaseFacts.OrdersPath}");

    /// <summary>Sends an order. The venue may answer with success and the status <c>rejected</c>.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CoinbaseOrder> PlaceAsync(CoinbaseOrderRequest order, CancellationToken cancellationToken) => client.SendAsync(
        _call,
        (auth, order),
        static (request, sent) => sent.auth.Sign(
            request, JsonSerializer.SerializeToUtf8Bytes(sent.order, CoinbaseJson.Default.CoinbaseOrderRequest)),
        CoinbaseJson.Default.CoinbaseOrder,
        cancellationToken);
}
