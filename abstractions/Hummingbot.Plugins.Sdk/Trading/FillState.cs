namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>A fill as it is persisted with its order.</summary>
internal sealed record FillState
{
    public required string TradeId { get; init; }

    public string? ExchangeOrderId { get; init; }

    public required string FillPrice { get; init; }

    public required string FillBaseAmount { get; init; }

    public required string FillQuoteAmount { get; init; }

    public required string FillTimestamp { get; init; }

    public bool? IsTaker { get; init; }

    public required string FeeType { get; init; }

    public required string FeeSource { get; init; }

    public required string FeePercent { get; init; }

    public string? FeePercentToken { get; init; }

    public IReadOnlyList<TokenAmountState> FlatFees { get; init; } = [];

    public static FillState Of(OrderFill fill) => new()
    {
        TradeId = fill.TradeId,
        ExchangeOrderId = fill.ExchangeOrderId,
        FillPrice = OrderTrackingState.Text(fill.Price),
        FillBaseAmount = OrderTrackingState.Text(fill.BaseAmount),
        FillQuoteAmount = OrderTrackingState.Text(fill.QuoteAmount),
        FillTimestamp = OrderTrackingState.Text(fill.Timestamp),
        IsTaker = fill.IsTaker,
        FeeType = fill.Fee.Kind.ToString(),
        FeeSource = fill.FeeSource.ToString(),
        FeePercent = OrderTrackingState.Text(fill.Fee.Percent),
        FeePercentToken = fill.Fee.PercentToken,
        FlatFees = [.. fill.Fee.FlatFees.Select(fee => new TokenAmountState(fee.Token, OrderTrackingState.Text(fee.Amount)))],
    };

    public OrderFill ToFill(InFlightOrder order) => new()
    {
        TradeId = TradeId,
        ClientOrderId = order.ClientOrderId,
        ExchangeOrderId = ExchangeOrderId,
        TradingPair = order.TradingPair,
        Price = OrderTrackingState.Number(FillPrice),
        BaseAmount = OrderTrackingState.Number(FillBaseAmount),
        QuoteAmount = OrderTrackingState.Number(FillQuoteAmount),
        Timestamp = OrderTrackingState.Time(FillTimestamp),
        IsTaker = IsTaker,
        Fee = new TradeFee
        {
            Kind = OrderTrackingState.Name<TradeFeeKind>(FeeType),
            Percent = OrderTrackingState.Number(FeePercent),
            PercentToken = FeePercentToken,
            FlatFees = [.. FlatFees.Select(fee => new TokenAmount(fee.Token, OrderTrackingState.Number(fee.Amount)))],
        },
        FeeSource = OrderTrackingState.Name<FeeSource>(FeeSource),
    };

    /// <summary>An amount of one token as it is persisted.</summary>
    internal sealed record TokenAmountState(string Token, string Amount);
}
