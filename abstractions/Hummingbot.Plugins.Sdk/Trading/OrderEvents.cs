namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Makes the announcements about an order.</summary>
internal static class OrderEvents
{
    public static ExchangeEvent Created(InFlightOrder order, DateTimeOffset now) => order.TradeType == TradeType.Buy
        ? new BuyOrderCreatedEvent
        {
            Timestamp = now,
            OrderId = order.ClientOrderId,
            Type = order.OrderType,
            TradingPair = order.TradingPair,
            Amount = order.Amount,
            Price = order.Price,
            CreationTimestamp = order.CreationTimestamp,
            ExchangeOrderId = order.ExchangeOrderId,
        }
        : new SellOrderCreatedEvent
        {
            Timestamp = now,
            OrderId = order.ClientOrderId,
            Type = order.OrderType,
            TradingPair = order.TradingPair,
            Amount = order.Amount,
            Price = order.Price,
            CreationTimestamp = order.CreationTimestamp,
            ExchangeOrderId = order.ExchangeOrderId,
        };

    public static ExchangeEvent Filled(InFlightOrder order, OrderFill fill, DateTimeOffset now) => new OrderFilledEvent
    {
        Timestamp = now,
        OrderId = order.ClientOrderId,
        TradingPair = order.TradingPair,
        TradeType = order.TradeType,
        OrderType = order.OrderType,
        Price = fill.Price,
        Amount = fill.BaseAmount,
        TradeFee = fill.Fee,
        FeeSource = fill.FeeSource,
        ExchangeTradeId = fill.TradeId,
        ExchangeOrderId = order.ExchangeOrderId,
    };

    public static ExchangeEvent Ended(InFlightOrder order, decimal baseAmount, decimal quoteAmount, bool areFillsComplete, DateTimeOffset now) =>
        order.State switch
        {
            OrderState.Filled => Completed(order, baseAmount, quoteAmount, areFillsComplete, now),
            OrderState.Canceled => new OrderCancelledEvent
            {
                Timestamp = now,
                OrderId = order.ClientOrderId,
                ExchangeOrderId = order.ExchangeOrderId,
            },
            OrderState.Expired => new OrderExpiredEvent { Timestamp = now, OrderId = order.ClientOrderId },
            _ => new OrderFailureEvent
            {
                Timestamp = now,
                OrderId = order.ClientOrderId,
                OrderType = order.OrderType,
                Error = order.Error ?? new OrderError { Kind = ExchangeErrorKind.Refused, Message = "The venue ended the order without a reason." },
            },
        };

    public static ExchangeEvent Updated(InFlightOrder order, DateTimeOffset now) => new OrderUpdatedEvent
    {
        Timestamp = now,
        OrderId = order.ClientOrderId,
        Order = order,
    };

    private static ExchangeEvent Completed(InFlightOrder order, decimal baseAmount, decimal quoteAmount, bool areFillsComplete, DateTimeOffset now)
    {
        var assets = PairAssets.Of(order.TradingPair);
        return order.TradeType == TradeType.Buy
            ? new BuyOrderCompletedEvent
            {
                Timestamp = now,
                OrderId = order.ClientOrderId,
                BaseAsset = assets.Base,
                QuoteAsset = assets.Quote,
                BaseAssetAmount = baseAmount,
                QuoteAssetAmount = quoteAmount,
                OrderType = order.OrderType,
                ExchangeOrderId = order.ExchangeOrderId,
                AreFillsComplete = areFillsComplete,
            }
            : new SellOrderCompletedEvent
            {
                Timestamp = now,
                OrderId = order.ClientOrderId,
                BaseAsset = assets.Base,
                QuoteAsset = assets.Quote,
                BaseAssetAmount = baseAmount,
                QuoteAssetAmount = quoteAmount,
                OrderType = order.OrderType,
                ExchangeOrderId = order.ExchangeOrderId,
                AreFillsComplete = areFillsComplete,
            };
    }
}
