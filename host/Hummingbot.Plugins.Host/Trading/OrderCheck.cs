using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>
/// Holds an order against the rules of its pair before anything is sent. Stricter than a connector, which brings prices and amounts onto
/// their steps by itself: what a person has typed is sent as it is, or not at all.
/// </summary>
internal sealed class OrderCheck(ExchangeDescriptor exchange, TradingRule rule, OrderRequest order)
{
    private readonly string _base = order.TradingPair.Split('-')[0];
    private readonly string _quote = order.TradingPair.Split('-')[^1];

    /// <summary>Finds what is wrong with the order.</summary>
    /// <param name="priceQuantum">The step of prices near the order's, if there is one.</param>
    /// <param name="marketPrice">What a market order would trade at now, if known.</param>
    /// <returns>The failure, with the nearest value that passes; <see langword="null"/> when nothing is wrong.</returns>
    public CommandFailedException? Find(decimal? priceQuantum, decimal? marketPrice) =>
        CheckType() ?? CheckPrice(priceQuantum) ?? CheckAmount(order.Price ?? marketPrice);

    private CommandFailedException? CheckType()
    {
        var isTaken = order.OrderType == OrderType.Market ? rule.SupportsMarketOrders : rule.SupportsLimitOrders;
        if (isTaken && exchange.SupportedOrderTypes.Contains(order.OrderType)) return null;
        return Refuse(
            $"takes no {StateText.Of(order.OrderType)} orders for {order.TradingPair}",
            $"'hbot plugins info {exchange.Name}' shows the order types that it takes");
    }

    private CommandFailedException? CheckPrice(decimal? quantum)
    {
        if (order.Price is not { } price) return null;
        if (price <= 0m)
        {
            return Refuse(
                $"takes no price of {Text(price)} {_quote}: a price is above zero",
                quantum is { } least ? $"the least price is {Text(least)} {_quote}" : "name a price above zero");
        }

        if (quantum is not { } step || price % step == 0m) return null;
        return Refuse(
            $"takes no price of {Text(price)} {_quote} for {order.TradingPair}: prices are multiples of {Text(step)}",
            $"the nearest price that passes is {Text(Math.Max(step, Nearest(price, step)))} {_quote}");
    }

    private CommandFailedException? CheckAmount(decimal? price)
    {
        var amount = order.Amount;
        var step = rule.MinBaseAmountIncrement;
        var least = LeastAmount(price);
        var most = rule.MaxOrderSize is { } max ? step is { } grid ? max - (max % grid) : max : (decimal?)null;
        var wrong = amount <= 0m ? "an amount is above zero"
            : amount < rule.MinOrderSize ? $"the least amount is {Text(rule.MinOrderSize)} {_base}"
            : amount > rule.MaxOrderSize ? $"the greatest amount is {Text(rule.MaxOrderSize.Value)} {_base}"
            : step is { } unit && amount % unit != 0m ? $"amounts are multiples of {Text(unit)} {_base}"
            : IsWorthTooLittle(price) ? $"it is worth {Text(amount * price!.Value)} {_quote}, and the least worth is {Text(LeastWorth)} {_quote}"
            : null;
        if (wrong is null) return null;
        var passing = step is { } multiple ? Nearest(amount, multiple) : amount;
        if (passing < least) passing = least;
        if (passing > most) passing = most.Value;
        return Refuse(
            $"takes no amount of {Text(amount)} {_base} for {order.TradingPair}: {wrong}",
            passing > 0m && passing >= least ? $"the nearest amount that passes is {Text(passing)} {_base}" : "name a greater amount");
    }

    private decimal LeastWorth => Math.Max(rule.MinNotionalSize, rule.MinOrderValue);

    private bool IsWorthTooLittle(decimal? price)
    {
        // Division instead of multiplication: a product of two large numbers may not fit.
        return price is > 0m and var known && LeastWorth > 0m && order.Amount < LeastWorth / known;
    }

    // Zero when neither size nor worth nor step say anything.
    private decimal LeastAmount(decimal? price)
    {
        var least = rule.MinOrderSize;
        if (price is > 0m and var known && LeastWorth > 0m)
        {
            var worth = LeastWorth / known;
            // The quotient may have been rounded down.
            if (worth * known < LeastWorth) worth += new decimal(1, 0, 0, false, worth.Scale);
            least = Math.Max(least, worth);
        }

        if (rule.MinBaseAmountIncrement is not { } step) return least;
        if (least <= 0m) return step;
        var rest = least % step;
        return rest == 0m ? least : least - rest + step;
    }

    private static decimal Nearest(decimal value, decimal step)
    {
        var rest = value % step;
        return rest == 0m ? value : rest + rest < step ? value - rest : value - rest + step;
    }

    private static string Text(decimal value) => DecimalText.Format(value);

    private CommandFailedException Refuse(string what, string hint) =>
        new($"{exchange.DisplayName} ({exchange.Name}) {what}; nothing was sent", hint, exchange.Name) { Kind = "tradingRule" };
}
