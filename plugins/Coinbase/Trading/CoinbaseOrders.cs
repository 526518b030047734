using System.Globalization;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.UserStream;

namespace Hummingbot.Plugins.Coinbase.Trading;

/// <summary>Translates orders and fills between the venue's words and the contract's.</summary>
internal static class CoinbaseOrders
{
    /// <summary>The further parameters of orders that are understood, named as the venue names them.</summary>
    public static readonly IReadOnlyCollection<string> Extras = ["stp", "time_in_force", "cancel_after"];

    /// <summary>
    /// Of two orders of the account that would trade with each other the newer one is cancelled. The venue's own choice makes both of them
    /// smaller, and an order that changes its amount is not what was asked for.
    /// </summary>
    private const string CancelNewest = "cn";

    /// <summary>The body that places an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="productId">The venue's spelling of its pair.</param>
    /// <param name="extras">Further parameters.</param>
    public static CoinbaseOrderRequest RequestOf(InFlightOrder order, string productId, IReadOnlyDictionary<string, string> extras)
    {
        var isMarket = order.OrderType == OrderType.Market;
        return new CoinbaseOrderRequest
        {
            ClientOid = order.ClientOrderId,
            ProductId = productId,
            Side = order.TradeType == TradeType.Buy ? "buy" : "sell",
            Type = isMarket ? "market" : "limit",
            Price = order.Price is { } price ? Text(price) : null,
            Size = Text(order.Amount),
            PostOnly = order.OrderType == OrderType.LimitMaker ? true : null,
            TimeInForce = extras.GetValueOrDefault("time_in_force") ?? (isMarket ? null : "GTC"),
            CancelAfter = extras.GetValueOrDefault("cancel_after"),
            Stp = extras.GetValueOrDefault("stp") ?? CancelNewest,
        };
    }

    /// <summary>What the venue says about an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="products">Tells products from pairs.</param>
    /// <param name="now">The time, for what has no time of its own.</param>
    /// <exception cref="ExchangeException">The status is none that the venue documents (<see cref="ExchangeErrorKind.BadData"/>).</exception>
    public static OrderUpdate UpdateOf(CoinbaseOrder order, CoinbaseProducts products, DateTimeOffset now)
    {
        var state = StateOf(order);
        return new OrderUpdate
        {
            ClientOrderId = string.IsNullOrEmpty(order.ClientOid) ? null : order.ClientOid,
            ExchangeOrderId = order.Id,
            TradingPair = products.TradingPairOf(order.ProductId),
            NewState = state,
            Timestamp = state >= OrderState.Filled ? order.DoneAt ?? now : now,
            ExecutedAmountBase = order.FilledSize,
            ExecutedAmountQuote = order.ExecutedValue,
            TradeType = order.Side == "buy" ? TradeType.Buy : order.Side == "sell" ? TradeType.Sell : null,
            OrderType = order.Type switch
            {
                "market" => OrderType.Market,
                "limit" => order.PostOnly ? OrderType.LimitMaker : OrderType.Limit,
                _ => null,
            },
            Price = order.Price,
            Amount = order.Size,
            Error = state == OrderState.Failed ? ErrorOf(order) : null,
        };
    }

    /// <summary>One execution, as the list of fills tells it.</summary>
    /// <param name="fill">The execution.</param>
    /// <param name="products">Tells products from pairs.</param>
    public static TradeUpdate TradeOf(CoinbaseFill fill, CoinbaseProducts products)
    {
        var pair = products.TradingPairOf(fill.ProductId);
        return new TradeUpdate
        {
            TradeId = fill.TradeId.ToString(CultureInfo.InvariantCulture),
            ExchangeOrderId = fill.OrderId,
            TradingPair = pair,
            Price = fill.Price,
            BaseAmount = fill.Size,
            Fees = [new TokenAmount(CoinbaseUserMessages.QuoteOf(pair), fill.Fee)],
            IsTaker = fill.Liquidity switch { "T" => true, "M" => false, _ => null },
            Timestamp = fill.CreatedAt,
        };
    }

    /// <summary>Why the venue has rejected an order that it has given an id.</summary>
    /// <param name="order">The order.</param>
    public static OrderError ErrorOf(CoinbaseOrder order) => new()
    {
        Kind = ExchangeErrorKind.Refused,
        Message = $"{CoinbaseFacts.Name} has rejected the order: {order.RejectReason ?? "it gives no reason"}.",
        VenueCode = order.RejectReason,
    };

    private static OrderState StateOf(CoinbaseOrder order) => (order.Status, order.DoneReason) switch
    {
        ("received" or "pending" or "open" or "active", _) => order.FilledSize > 0m ? OrderState.PartiallyFilled : OrderState.Open,
        ("done", "filled") => OrderState.Filled,
        ("done", "canceled") => OrderState.Canceled,
        ("done", "rejected") or ("rejected", _) => OrderState.Failed,
        // Orders for an amount of quote asset have no size, and end filled in the sense that the money is spent.
        ("done", null) => order.Size is null || order.FilledSize >= order.Size ? OrderState.Filled : OrderState.Canceled,
        _ => throw new ExchangeException(
            CoinbaseFacts.Name,
            ExchangeErrorKind.BadData,
            $"{CoinbaseFacts.Name} gives the order {order.Id} the unknown status '{order.Status}' with the reason '{order.DoneReason}'."),
    };

    // Without exponent and without zeros at the end.
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
