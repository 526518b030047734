using System.Globalization;
using Hummingbot.Plugins.Binance.Rest;

namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>The venue's words about orders, in REST answers and on the user stream, and ours.</summary>
internal static class OrderWords
{
    public const string CanceledStatus = "CANCELED";
    public const string RejectedStatus = "REJECTED";

    /// <summary>The state that a status stands for.</summary>
    /// <exception cref="ExchangeException">There is no such status (<see cref="ExchangeErrorKind.BadData"/>).</exception>
    public static OrderState StateOf(string? status) => status switch
    {
        "NEW" or "PENDING_NEW" => OrderState.Open,
        "PARTIALLY_FILLED" => OrderState.PartiallyFilled,
        "PENDING_CANCEL" => OrderState.PendingCancel,
        "FILLED" => OrderState.Filled,
        CanceledStatus => OrderState.Canceled,
        // What an order left unexecuted that must not rest, or that would have traded with another one of its account.
        "EXPIRED" or "EXPIRED_IN_MATCH" => OrderState.Expired,
        RejectedStatus => OrderState.Failed,
        _ => throw BadData($"the order status '{status ?? "none"}'"),
    };

    public static string WordOf(OrderType type) => type switch
    {
        OrderType.Limit => "LIMIT",
        OrderType.LimitMaker => "LIMIT_MAKER",
        OrderType.Market => "MARKET",
        _ => throw new ExchangeException(BinanceFacts.Name, ExchangeErrorKind.Unsupported, $"binance has no {type} orders."),
    };

    public static string WordOf(TradeType side) => side == TradeType.Buy ? "BUY" : "SELL";

    /// <returns><see langword="null"/> for a type that the connector does not place.</returns>
    public static OrderType? TypeOf(string? word) => word switch
    {
        "LIMIT" => OrderType.Limit,
        "LIMIT_MAKER" => OrderType.LimitMaker,
        "MARKET" => OrderType.Market,
        _ => null,
    };

    public static TradeType? SideOf(string? word) => word switch
    {
        "BUY" => TradeType.Buy,
        "SELL" => TradeType.Sell,
        _ => null,
    };

    /// <summary>The charge as the venue reports it; without an asset there is none.</summary>
    public static IReadOnlyList<TokenAmount> Fees(decimal commission, string? asset) =>
        asset is null || commission == 0m ? [] : [new TokenAmount(asset, commission)];

    /// <summary>Plain decimal text without zeros at its end: more places than the asset has are refused, be they zeros.</summary>
    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>What an answer says about an order.</summary>
    /// <param name="order">The answer.</param>
    /// <param name="tradingPair">The order's pair.</param>
    /// <param name="now">When it arrived, for answers without a time.</param>
    public static OrderUpdate ToUpdate(this BinanceOrder order, string tradingPair, DateTimeOffset now) => new()
    {
        ClientOrderId = order.OrigClientOrderId ?? order.ClientOrderId,
        ExchangeOrderId = Text(order.OrderId),
        TradingPair = tradingPair,
        NewState = StateOf(order.Status),
        Timestamp = (order.TransactTime ?? order.UpdateTime) is { } time ? Time(time) : now,
        ExecutedAmountBase = order.ExecutedQty,
        ExecutedAmountQuote = order.CummulativeQuoteQty is >= 0m ? order.CummulativeQuoteQty : null,
        TradeType = SideOf(order.Side),
        OrderType = TypeOf(order.Type),
        Price = order.Price is > 0m ? order.Price : null,
        Amount = order.OrigQty,
    };

    public static TradeUpdate ToUpdate(this BinanceTrade trade, string tradingPair) => new()
    {
        TradeId = Text(trade.Id),
        ExchangeOrderId = Text(trade.OrderId),
        TradingPair = tradingPair,
        Price = trade.Price,
        BaseAmount = trade.Qty,
        QuoteAmount = trade.QuoteQty,
        Fees = Fees(trade.Commission, trade.CommissionAsset),
        IsTaker = !trade.IsMaker,
        Timestamp = Time(trade.Time),
    };

    public static ExchangeException BadData(string what) =>
        new(BinanceFacts.Name, ExchangeErrorKind.BadData, $"binance sent {what}, which this connector does not know.");
}
