using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>What the venue says to orders that break a rule.</summary>
internal static class OrderRefusals
{
    public static RefusalException TooAccurate(string field, decimal unit) =>
        new(400, $"{field} is too accurate. Smallest unit is {PlainNumber.Text(unit, 8)}");

    public static RefusalException Of(Rejection rejection, NewOrder order, Market? market) => rejection.Reason switch
    {
        RejectReason.UnknownMarket => new(400, "Product not found"),
        RejectReason.MarketHalted => new(400, "Cancel only mode"),
        RejectReason.InsufficientBalance => new(400, "Insufficient funds"),
        RejectReason.InvalidPrice => RefusalException.Invalid("price"),
        RejectReason.InvalidAmount => RefusalException.Invalid("size"),
        RejectReason.OffTick => new(400, $"price too precise ({PlainNumber.Text(order.Price ?? 0)})"),
        RejectReason.OffStep when market is not null => TooAccurate("size", market.StepSize),
        RejectReason.BelowMinSize when market is not null =>
            new(400, $"size is too small. Minimum size is {PlainNumber.Text(market.MinSize, 8)}"),
        RejectReason.AboveMaxSize when market is not null =>
            new(400, $"size is too large. Maximum size is {PlainNumber.Text(market.MaxSize, 8)}"),
        RejectReason.BelowMinNotional when market is not null => order.QuoteAmount is null
            ? new(400, $"notional is too small. Minimum is {PlainNumber.Text(market.MinNotional)}")
            : new(400, $"funds is too small. Minimum size is {PlainNumber.Text(market.MinNotional, 8)}"),
        RejectReason.AboveMaxNotional => new(400, $"notional is too large. Maximum is {PlainNumber.Text(Market.MaxNotional)}"),
        RejectReason.TooManyOpenOrders => new(400, "Too many open orders"),
        _ => new(400, rejection.Message),
    };
}
