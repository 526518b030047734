using Hummingbot.Plugins.Binance.Auth;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>Places orders: the one call that is written by hand, for its speed.</summary>
internal sealed class OrderEntry(ExchangeHttpClient client, BinanceAuth auth)
{
    // A form has about 250 bytes.
    private const int FormBytes = 512;

    private readonly WrittenCall _call = client.Written($"POST {BinanceFacts.OrderPath}");

    /// <summary>Sends an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="timeInForce">The venue's word, for limit orders; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, with what was executed at once.</returns>
    public Task<BinanceOrder> PlaceAsync(InFlightOrder order, string symbol, string? timeInForce, CancellationToken cancellationToken) =>
        client.SendAsync(
            _call, (auth, order, symbol, timeInForce), static (request, sent) => Write(request, sent), BinanceJson.Default.BinanceOrder, cancellationToken);

    private static void Write(HttpRequestMessage request, (BinanceAuth Auth, InFlightOrder Order, string Symbol, string? TimeInForce) sent)
    {
        var order = sent.Order;
        var form = new FormWriter(stackalloc byte[FormBytes]);
        form.Add("symbol"u8, sent.Symbol);
        form.Add("side"u8, OrderWords.WordOf(order.TradeType));
        form.Add("type"u8, OrderWords.WordOf(order.OrderType));
        if (sent.TimeInForce is { } timeInForce) form.Add("timeInForce"u8, timeInForce);
        form.Add("quantity"u8, order.Amount);
        if (order.Price is { } price) form.Add("price"u8, price);
        form.Add("newClientOrderId"u8, order.ClientOrderId);
        form.Add("newOrderRespType"u8, "FULL");
        sent.Auth.Sign(request, ref form);
    }
}
