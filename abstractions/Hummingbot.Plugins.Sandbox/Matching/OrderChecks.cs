namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>The market's rules for new orders.</summary>
internal static class OrderChecks
{
    public static Rejection? Check(NewOrder order, MarketBook? book)
    {
        if (book is null) return new Rejection(RejectReason.UnknownMarket, $"There is no market '{order.TradingPair}'.");
        var market = book.Market;
        if (book.IsHalted) return new Rejection(RejectReason.MarketHalted, $"{market.TradingPair} takes no orders at present.");
        if ((order.Price is null) != (order.Type == OrderType.Market) || order.Price <= 0)
            return new Rejection(RejectReason.InvalidPrice, "A limit order has a positive price, a market order none.");
        if ((order.Amount is null) == (order.QuoteAmount is null) || order.Amount <= 0 || order.QuoteAmount <= 0
            || (order.QuoteAmount is not null && order.Type != OrderType.Market))
        {
            return new Rejection(
                RejectReason.InvalidAmount, "An order has a positive amount of base asset; a market order may have one of quote asset instead.");
        }

        return CheckSize(order, market);
    }

    public static Rejection? CheckAgainstBook(NewOrder order, MarketBook book, MatchPlan plan)
    {
        if (order.Type == OrderType.LimitMaker)
        {
            return plan.Steps.Count == 0
                ? null
                : new Rejection(RejectReason.WouldCross, $"A post-only order at {order.Price} would match at {plan.Steps[0].Resting.LimitPrice}.");
        }

        if (order.Price is not null) return null;
        var best = book.Best(order.Side == TradeType.Buy ? TradeType.Sell : TradeType.Buy);
        if (best is null) return null;
        // A market order has no price of its own; the best one stands for it.
        return CheckNotional(order.QuoteAmount ?? SafeProduct(best.Value.Price, order.Amount ?? 0), book.Market);
    }

    private static Rejection? CheckSize(NewOrder order, Market market)
    {
        if (order.Price is { } price && !PlainNumber.IsMultiple(price, market.TickSize))
            return new Rejection(RejectReason.OffTick, $"Price {price} is not a multiple of {market.TickSize}.");
        if (order.Amount is not { } amount) return CheckNotional(order.QuoteAmount ?? 0, market);
        if (amount < market.MinSize) return new Rejection(RejectReason.BelowMinSize, $"Amount {amount} is below {market.MinSize}.");
        if (amount > market.MaxSize) return new Rejection(RejectReason.AboveMaxSize, $"Amount {amount} is above {market.MaxSize}.");
        if (!PlainNumber.IsMultiple(amount, market.StepSize))
            return new Rejection(RejectReason.OffStep, $"Amount {amount} is not a multiple of {market.StepSize}.");
        return order.Price is { } limit ? CheckNotional(SafeProduct(limit, amount), market) : null;
    }

    private static Rejection? CheckNotional(decimal notional, Market market)
    {
        if (notional < market.MinNotional)
            return new Rejection(RejectReason.BelowMinNotional, $"Price times amount, {notional}, is below {market.MinNotional}.");
        return notional > Market.MaxNotional
            ? new Rejection(RejectReason.AboveMaxNotional, $"Price times amount, {notional}, is above {Market.MaxNotional}.")
            : null;
    }

    // Absurd numbers must be refused, not overflow.
    private static decimal SafeProduct(decimal price, decimal amount) =>
        price > decimal.MaxValue / Math.Max(amount, 1) ? decimal.MaxValue : price * amount;
}
