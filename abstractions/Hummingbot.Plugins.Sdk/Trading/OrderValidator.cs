using System.Globalization;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Quantises an order and holds it against its pair's rule.</summary>
internal static class OrderValidator
{
    /// <summary>What an order comes to: price and amount as the venue would take them, or the demand that it does not meet.</summary>
    internal readonly record struct Verdict(decimal? Price, decimal Amount, TradingRuleViolation? Violation);

    /// <summary>Judges an order.</summary>
    /// <param name="request">The order.</param>
    /// <param name="rule">The pair's rule, or <see langword="null"/> when there is none.</param>
    /// <param name="supported">The order types of the venue.</param>
    /// <param name="bestPrice">The best price to trade at now, if the book has one; what a market order is worth is judged by it.</param>
    public static Verdict Judge(OrderRequest request, TradingRule? rule, IReadOnlyCollection<OrderType> supported, decimal? bestPrice)
    {
        if (rule is null)
            return Break(request, TradingRuleKind.TradingPair, "there is no trading rule for the pair: it does not trade here, or rules have not been read yet");

        var isMarket = request.OrderType == OrderType.Market;
        if (!supported.Contains(request.OrderType) || !(isMarket ? rule.SupportsMarketOrders : rule.SupportsLimitOrders))
            return Break(request, TradingRuleKind.OrderType, $"{request.OrderType} orders are not taken");

        decimal? price = null;
        if (!isMarket)
        {
            if (request.Price is not > 0m)
                return Break(request, TradingRuleKind.Price, "a limit order needs a price above zero", request.Price);
            price = OrderQuantizer.Price(rule, request.Price.Value, request.TradeType, request.OrderType);
            if (price <= 0m)
            {
                var tick = OrderQuantizer.PriceQuantum(rule, request.Price.Value);
                return Break(
                    request, TradingRuleKind.MinPriceIncrement, $"the price {Text(request.Price)} is less than one step of {Text(tick)}",
                    request.Price, tick, tick);
            }
        }

        var amount = request.Amount <= 0m ? request.Amount : OrderQuantizer.Amount(rule, request.Amount);
        return JudgeAmount(request, rule, price, amount, price ?? bestPrice) is { } violation
            ? new Verdict(price, amount, violation)
            : new Verdict(price, amount, null);
    }

    private static TradingRuleViolation? JudgeAmount(
        OrderRequest request, TradingRule rule, decimal? price, decimal amount, decimal? worth)
    {
        var step = rule.MinBaseAmountIncrement;
        if (amount <= 0m || amount < rule.MinOrderSize)
        {
            var isTooSmall = rule.MinOrderSize > 0m;
            var least = isTooSmall ? UpToStep(rule.MinOrderSize, step) : step;
            return Violation(
                request,
                isTooSmall || step is null ? TradingRuleKind.MinOrderSize : TradingRuleKind.MinBaseAmountIncrement,
                $"the amount {Text(request.Amount)} is {(isTooSmall ? $"less than the least amount {Text(rule.MinOrderSize)}" : "not at least one step above zero")}",
                request.Amount,
                isTooSmall ? rule.MinOrderSize : step ?? 0m,
                least);
        }

        if (amount > rule.MaxOrderSize)
            return Violation(
                request, TradingRuleKind.MaxOrderSize, $"the amount {Text(amount)} is more than the greatest amount {Text(rule.MaxOrderSize)}",
                amount, rule.MaxOrderSize, OrderQuantizer.Amount(rule, rule.MaxOrderSize.Value));

        if (worth is not { } priceNow) return null;
        return JudgeWorth(request, TradingRuleKind.MinNotionalSize, rule.MinNotionalSize, amount, priceNow, step)
            ?? JudgeWorth(request, TradingRuleKind.MinOrderValue, rule.MinOrderValue, amount, priceNow, step);
    }

    private static TradingRuleViolation? JudgeWorth(
        OrderRequest request, TradingRuleKind kind, decimal least, decimal amount, decimal price, decimal? step)
    {
        var worth = amount * price;
        return worth >= least
            ? null
            : Violation(
                request, kind, $"{Text(amount)} at {Text(price)} is worth {Text(worth)}, less than the least worth {Text(least)}",
                worth, least, LeastAmount(least, price, step));
    }

    /// <summary>The smallest amount on the step that is worth enough; the division may round down, hence the steps up.</summary>
    private static decimal? LeastAmount(decimal least, decimal price, decimal? step)
    {
        try
        {
            var amount = UpToStep(least / price, step);
            var up = step ?? new decimal(1, 0, 0, false, amount.Scale);
            while (amount * price < least) amount += up;
            return amount;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal UpToStep(decimal value, decimal? step) => step is null ? value : OrderQuantizer.Up(value, step.Value);

    private static Verdict Break(
        OrderRequest request, TradingRuleKind kind, string what, decimal? value = null, decimal? limit = null, decimal? nearest = null) =>
        new(request.Price, request.Amount, Violation(request, kind, what, value, limit, nearest));

    private static TradingRuleViolation Violation(
        OrderRequest request, TradingRuleKind kind, string what, decimal? value, decimal? limit, decimal? nearest)
    {
        return new TradingRuleViolation
        {
            Rule = kind,
            TradingPair = request.TradingPair,
            Value = value,
            Limit = limit,
            NearestPassingValue = nearest,
            Message = $"{request.TradingPair}: {what}{(nearest is null ? string.Empty : $"; {Text(nearest)} would pass")}.",
        };
    }

    internal static string Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "none";
}
