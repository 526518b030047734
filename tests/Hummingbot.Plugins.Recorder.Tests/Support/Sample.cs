namespace Hummingbot.Plugins.Recorder.Tests.Support;

/// <summary>Orders, fills and events to record.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static InFlightOrder Order(string id, OrderState state = OrderState.PendingCreate, decimal amount = 1.5m) => new()
    {
        ClientOrderId = id,
        TradingPair = "ETH-USDT",
        OrderType = OrderType.Limit,
        TradeType = TradeType.Buy,
        Price = 1000.25m,
        Amount = amount,
        State = state,
        CreationTimestamp = Noon,
        LastUpdateTimestamp = Noon.AddMicroseconds((int)state),
    };

    public static InFlightOrder WithFill(this InFlightOrder order, string tradeId, decimal amount, OrderState state) => order with
    {
        State = state,
        ExchangeOrderId = "X1",
        ExecutedAmountBase = order.ExecutedAmountBase + amount,
        ExecutedAmountQuote = order.ExecutedAmountQuote + (amount * 1000m),
        LastUpdateTimestamp = order.LastUpdateTimestamp.AddMilliseconds(1),
        Fills = new Dictionary<string, OrderFill>(order.Fills)
        {
            [tradeId] = new()
            {
                TradeId = tradeId,
                ClientOrderId = order.ClientOrderId,
                TradingPair = order.TradingPair,
                Price = 1000m,
                BaseAmount = amount,
                QuoteAmount = amount * 1000m,
                Fee = Fee,
                FeeSource = FeeSource.Actual,
                IsTaker = true,
                Timestamp = Noon.AddSeconds(1),
            },
        },
    };

    public static TradeFee Fee { get; } =
        new() { Kind = TradeFeeKind.DeductedFromReturns, Percent = 0.000000000001m, FlatFees = [new TokenAmount("BNB", -0.00000001m)] };

    public static BuyOrderCreatedEvent Created(string id) => new()
    {
        OrderId = id,
        Timestamp = Noon.AddMilliseconds(1),
        Type = OrderType.Limit,
        TradingPair = "ETH-USDT",
        Amount = 1.5m,
        Price = 1000.25m,
        CreationTimestamp = Noon,
        ExchangeOrderId = "X1",
    };

    public static OrderFilledEvent Filled(string id, string tradeId, decimal amount = 1.5m) => new()
    {
        OrderId = id,
        Timestamp = Noon.AddMilliseconds(2),
        TradingPair = "ETH-USDT",
        TradeType = TradeType.Buy,
        OrderType = OrderType.Limit,
        Price = 1000m,
        Amount = amount,
        TradeFee = Fee,
        ExchangeTradeId = tradeId,
        ExchangeOrderId = "X1",
    };

    public static BuyOrderCompletedEvent Completed(string id) => new()
    {
        OrderId = id,
        Timestamp = Noon.AddMilliseconds(3),
        BaseAsset = "ETH",
        QuoteAsset = "USDT",
        BaseAssetAmount = 1.5m,
        QuoteAssetAmount = 1500m,
        OrderType = OrderType.Limit,
    };

    public static OrderUpdatedEvent Updated(InFlightOrder order) =>
        new() { OrderId = order.ClientOrderId, Timestamp = order.LastUpdateTimestamp, Order = order };
}
