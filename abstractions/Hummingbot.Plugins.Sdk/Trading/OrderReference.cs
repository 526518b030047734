namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What identifies an order in a question to the venue.</summary>
/// <param name="ClientOrderId">The id that this side gave to the order.</param>
/// <param name="ExchangeOrderId">The venue's id, when known.</param>
/// <param name="TradingPair">The pair, always known for a tracked order.</param>
public sealed record OrderReference(string ClientOrderId, string? ExchangeOrderId, string? TradingPair)
{
    internal static OrderReference To(InFlightOrder order) => new(order.ClientOrderId, order.ExchangeOrderId, order.TradingPair);
}
