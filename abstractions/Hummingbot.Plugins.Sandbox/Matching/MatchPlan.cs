namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>
/// What an arriving order would do, found without changing anything: the same walk answers whether a post-only order would cross, whether
/// fill-or-kill can be filled, what a market order costs, and what then happens.
/// </summary>
internal sealed class MatchPlan
{
    private readonly NewOrder _order;
    private readonly FeePolicy _fees;
    private readonly Market _market;
    private decimal _amountLeft;
    private decimal _quoteLeft;

    private MatchPlan(NewOrder order, MarketBook book, FeePolicy fees, SelfTradePrevention prevention)
    {
        _order = order;
        _fees = fees;
        _market = book.Market;
        _amountLeft = order.Amount ?? 0;
        _quoteLeft = order.QuoteAmount ?? 0;
        foreach (var level in book.Levels(order.Side == TradeType.Buy ? TradeType.Sell : TradeType.Buy))
        {
            if (!Reaches(level.Price)) break;
            foreach (var resting in level.Orders)
            {
                if (!Meet(resting, prevention)) return;
            }
        }
    }

    public List<MatchStep> Steps { get; } = [];

    /// <summary>What it would trade, in base asset.</summary>
    public decimal Traded { get; private set; }

    /// <summary>The quote asset of those trades, without fees.</summary>
    public decimal TradedQuote { get; private set; }

    /// <summary>The taker's fees of those trades, if they are charged on top of what a buy costs.</summary>
    public decimal FeesOnTop { get; private set; }

    /// <summary>Whether the order's amount, as far as the step size allows, is used up.</summary>
    public bool IsExhausted { get; private set; }

    public static MatchPlan For(NewOrder order, MarketBook book, FeePolicy fees, SelfTradePrevention prevention) =>
        new(order, book, fees, prevention);

    /// <summary>What has to be held for it: all of a limit order, and of a market order what it would trade.</summary>
    public decimal Hold() => (_order.Price, _order.Side) switch
    {
        ({ } price, _) => _fees.HoldFor(_order.Side, price, _order.Amount ?? 0, _market),
        (null, TradeType.Buy) => TradedQuote + FeesOnTop,
        _ => Traded,
    };

    private bool Reaches(decimal price) =>
        _order.Price is not { } limit || (_order.Side == TradeType.Buy ? price <= limit : price >= limit);

    private bool Meet(OrderEntry resting, SelfTradePrevention prevention)
    {
        var wanted = _order.QuoteAmount is null ? _amountLeft : Affordable(resting.LimitPrice);
        if (wanted == 0)
        {
            IsExhausted = true;
            return false;
        }

        var amount = Math.Min(wanted, resting.Remaining);
        if (resting.Account == _order.Account && prevention != SelfTradePrevention.None)
        {
            switch (prevention)
            {
                case SelfTradePrevention.CancelOldest:
                    Steps.Add(new MatchStep(MatchAction.EndResting, resting, resting.Remaining));
                    return true;
                case SelfTradePrevention.DecrementAndCancel:
                    Steps.Add(new MatchStep(MatchAction.Reduce, resting, amount));
                    break;
                default:
                    Steps.Add(new MatchStep(MatchAction.EndArriving, resting, 0));
                    return false;
            }
        }
        else
        {
            Steps.Add(new MatchStep(MatchAction.Trade, resting, amount));
            Traded += amount;
            TradedQuote += amount * resting.LimitPrice;
            FeesOnTop += FeeOnTop(amount, resting.LimitPrice);
        }

        _amountLeft -= amount;
        _quoteLeft -= (amount * resting.LimitPrice) + FeeOnTop(amount, resting.LimitPrice);
        IsExhausted = _order.QuoteAmount is null ? _amountLeft == 0 : Affordable(resting.LimitPrice) == 0;
        return _order.QuoteAmount is not null || _amountLeft > 0;
    }

    /// <summary>How much base asset the rest of the quote amount buys, or has to be sold for it, at a price.</summary>
    private decimal Affordable(decimal price)
    {
        var rate = _fees.IsOnTop(_order.Side) ? _market.TakerFee : 0;
        var amount = PlainNumber.Floor(_quoteLeft / (price * (1 + rate)), _market.StepSize);
        while (amount > 0 && (amount * price) + FeeOnTop(amount, price) > _quoteLeft) amount -= _market.StepSize;
        return amount;
    }

    private decimal FeeOnTop(decimal amount, decimal price) =>
        _fees.IsOnTop(_order.Side) ? _fees.Cut(amount * price * _market.TakerFee) : 0;
}
