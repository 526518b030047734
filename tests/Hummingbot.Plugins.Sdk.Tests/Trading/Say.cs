namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>Short ways to say what a venue says.</summary>
internal static class Say
{
    public const string Pair = "BTC-USDT";

    public static readonly DateTimeOffset T0 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TradingRule Rule { get; } = new()
    {
        TradingPair = Pair,
        MinOrderSize = 0.001m,
        MaxOrderSize = 1000m,
        MinPriceIncrement = 0.01m,
        MinBaseAmountIncrement = 0.001m,
        MinNotionalSize = 10m,
    };

    public static OrderUpdate Order(string clientOrderId, OrderState state, string? exchangeOrderId = null) => new()
    {
        ClientOrderId = clientOrderId,
        ExchangeOrderId = exchangeOrderId,
        TradingPair = Pair,
        NewState = state,
        Timestamp = T0,
    };

    public static TradeUpdate Trade(string clientOrderId, string tradeId, decimal amount, decimal price = 100m) => new()
    {
        ClientOrderId = clientOrderId,
        TradeId = tradeId,
        TradingPair = Pair,
        Price = price,
        BaseAmount = amount,
        Fees = [new TokenAmount("USDT", 0.1m)],
        Timestamp = T0,
    };

    public static OrderQueryOutcome Found(OrderUpdate update) => new OrderQueryOutcome.Found(update);

    public static ExchangeException Fails(ExchangeErrorKind kind, string message = "The script says so.") => new("scripted", kind, message);
}
