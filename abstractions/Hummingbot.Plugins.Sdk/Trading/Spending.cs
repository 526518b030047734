using Hummingbot.Plugins.Sdk.Fees;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What an order may take from the account.</summary>
/// <param name="Asset">The asset it spends.</param>
/// <param name="Amount">How much the trade itself takes.</param>
/// <param name="WithFee">The same with the fee, where that is charged on top.</param>
internal readonly record struct Spending(string Asset, decimal Amount, decimal WithFee)
{
    /// <summary>A buy spends quote at its price (a market order at the best price, as far as that is known), a sell spends base.</summary>
    public static Spending Of(InFlightOrder order, decimal? bestPrice, FeeEstimator fees)
    {
        var assets = PairAssets.Of(order.TradingPair);
        if (order.TradeType == TradeType.Sell) return new Spending(assets.Base, order.Amount, order.Amount);
        var cost = order.Amount * (order.Price ?? bestPrice ?? 0m);
        var fee = fees.AddedToCost(assets.Quote, order.OrderType == OrderType.LimitMaker);
        return new Spending(assets.Quote, cost, fee > 0m ? cost * (1m + fee) : cost);
    }

    /// <summary>The greatest amount in base asset that the available balance pays for; <see langword="null"/> for none.</summary>
    public decimal? AffordableAmount(InFlightOrder order, decimal available, IReadOnlyDictionary<string, TradingRule> rules)
    {
        if (Amount <= 0m || !rules.TryGetValue(order.TradingPair, out var rule)) return null;
        var amount = OrderQuantizer.Amount(rule, order.Amount * (available / Amount));
        return amount > 0m && amount >= rule.MinOrderSize ? amount : null;
    }
}
