using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Coinbase.UserStream;

/// <summary>Translates the messages of the channel <c>user</c>. They tell of orders and executions, never of balances.</summary>
internal static class CoinbaseUserMessages
{
    /// <summary>Translates one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="products">Tells products from pairs.</param>
    /// <param name="updates">Takes what it says.</param>
    /// <exception cref="JsonException">It is not what the venue's messages look like.</exception>
    public static void Translate(ReadOnlySpan<byte> message, CoinbaseProducts products, AccountUpdates updates)
    {
        var said = JsonSerializer.Deserialize(message, CoinbaseJson.Default.CoinbaseUserEvent) ?? throw new JsonException("a message that is null");
        switch (said.Type)
        {
            case "received":
                // The first word about an order, and the only one with the client order id.
                updates.Add(UpdateOf(said, products, OrderState.Open) with { ClientOrderId = NullIfEmpty(said.ClientOid) });
                break;
            case "open":
                updates.Add(UpdateOf(said, products, OrderState.Open));
                break;
            case "match":
                AddTrades(said, products, updates);
                break;
            case "done":
                updates.Add(UpdateOf(said, products, said.Reason switch
                {
                    "filled" => OrderState.Filled,
                    "canceled" => OrderState.Canceled,
                    _ => throw new JsonException($"an order that is done for the unknown reason '{said.Reason}'"),
                }));
                break;
        }
    }

    /// <summary>
    /// The venue tells the rate of the fee to the side whose rate it is, which says which of the two orders is ours; an account that
    /// trades with itself is told both.
    /// </summary>
    private static void AddTrades(CoinbaseUserEvent match, CoinbaseProducts products, AccountUpdates updates)
    {
        if (match.MakerFeeRate is { } makerRate) updates.Add(TradeOf(match, products, match.MakerOrderId, makerRate, isTaker: false));
        if (match.TakerFeeRate is { } takerRate) updates.Add(TradeOf(match, products, match.TakerOrderId, takerRate, isTaker: true));
        // Rather late and with the true fee than at once with an estimated one: a fill is applied once.
        if (match.MakerFeeRate is null && match.TakerFeeRate is null) updates.Reconcile();
    }

    private static TradeUpdate TradeOf(CoinbaseUserEvent match, CoinbaseProducts products, string? orderId, decimal rate, bool isTaker)
    {
        var pair = PairOf(match, products);
        var price = match.Price ?? throw Missing("price");
        var size = match.Size ?? throw Missing("size");
        return new TradeUpdate
        {
            TradeId = (match.TradeId ?? throw Missing("trade_id")).ToString(CultureInfo.InvariantCulture),
            ExchangeOrderId = orderId ?? throw Missing("order id"),
            TradingPair = pair,
            Price = price,
            BaseAmount = size,
            Fees = [new TokenAmount(QuoteOf(pair), price * size * rate)],
            IsTaker = isTaker,
            Timestamp = match.Time ?? throw Missing("time"),
        };
    }

    private static OrderUpdate UpdateOf(CoinbaseUserEvent said, CoinbaseProducts products, OrderState state) => new()
    {
        ExchangeOrderId = said.OrderId ?? throw Missing("order_id"),
        TradingPair = PairOf(said, products),
        NewState = state,
        Timestamp = said.Time ?? throw Missing("time"),
    };

    /// <summary>The quote asset of a pair; all fees are charged in it.</summary>
    /// <param name="tradingPair">The pair.</param>
    internal static string QuoteOf(string tradingPair) => tradingPair[(tradingPair.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private static string PairOf(CoinbaseUserEvent said, CoinbaseProducts products) =>
        products.TradingPairOf(said.ProductId ?? throw Missing("product_id"));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static JsonException Missing(string member) => new($"a message about an order without its {member}");
}
