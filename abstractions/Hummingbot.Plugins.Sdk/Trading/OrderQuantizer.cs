namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Brings prices and amounts onto a pair's steps. Exact: nothing is divided.</summary>
internal static class OrderQuantizer
{
    /// <summary>The step of prices near a price, or <see langword="null"/> for none.</summary>
    public static decimal? PriceQuantum(TradingRule rule, decimal price)
    {
        var tick = rule.MinPriceIncrement;
        if (rule.MaxPriceSignificantDigits is not { } digits || price <= 0m) return tick;
        var significant = LastSignificantDigit(price, digits);
        return tick is null || significant > tick ? significant ?? tick : tick;
    }

    /// <summary>Down to the step; up for a sell that may only rest, so that rounding never makes it cross.</summary>
    public static decimal Price(TradingRule rule, decimal price, TradeType? tradeType, OrderType orderType)
    {
        if (PriceQuantum(rule, price) is not { } step) return price;
        return tradeType == TradeType.Sell && orderType == OrderType.LimitMaker ? Up(price, step) : Down(price, step);
    }

    public static decimal Amount(TradingRule rule, decimal amount) =>
        rule.MinBaseAmountIncrement is { } step ? Down(amount, step) : amount;

    /// <summary>The greatest multiple of the step that is not greater.</summary>
    public static decimal Down(decimal value, decimal step) => value - (value % step);

    /// <summary>The least multiple of the step that is not less.</summary>
    public static decimal Up(decimal value, decimal step)
    {
        var rest = value % step;
        return rest == 0m ? value : value - rest + step;
    }

    /// <summary>The place value of the last of so many significant digits; <see langword="null"/> when it is finer than any number.</summary>
    private static decimal? LastSignificantDigit(decimal price, int digits)
    {
        var place = 1m;
        if (price >= 1m)
        {
            while (place <= price / 10m) place *= 10m;
        }
        else
        {
            while (place > price) place /= 10m;
        }

        for (; digits > 1 && place > 0m; digits--) place = place > Finest ? place / 10m : 0m;
        return place == 0m ? null : place;
    }

    private const decimal Finest = 0.0000000000000000000000000001m;
}
