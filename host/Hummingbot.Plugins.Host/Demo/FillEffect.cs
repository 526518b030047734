namespace Hummingbot.Plugins.Host.Demo;

/// <summary>What fills do to balances.</summary>
internal static class FillEffect
{
    /// <summary>What a fill cost, by asset: a percentage falls on the base asset a buy brings, or else on the quote asset.</summary>
    public static IReadOnlyList<TokenAmount> FeesOf(OrderFilledEvent fill)
    {
        var fee = fill.TradeFee;
        if (fee.Percent == 0m) return fee.FlatFees;
        var isOfBase = fill.TradeType == TradeType.Buy && fee.Kind == TradeFeeKind.DeductedFromReturns;
        var (baseAsset, quoteAsset) = AssetsOf(fill.TradingPair);
        var traded = isOfBase ? fill.Amount : fill.Amount * fill.Price;
        return [new TokenAmount(fee.PercentToken ?? (isOfBase ? baseAsset : quoteAsset), traded * fee.Percent), .. fee.FlatFees];
    }

    /// <summary>Adds up fees, sorted by asset.</summary>
    public static IReadOnlyList<TokenAmount> SumFees(IEnumerable<OrderFilledEvent> fills) =>
    [
        .. fills.SelectMany(FeesOf)
            .GroupBy(fee => fee.Token, (token, fees) => new TokenAmount(token, fees.Sum(fee => fee.Amount)))
            .OrderBy(fee => fee.Token, StringComparer.Ordinal),
    ];

    /// <summary>The totals that an account must have: those it began with, with what fills brought and without what they took.</summary>
    public static IReadOnlyDictionary<string, decimal> Apply(
        IReadOnlyDictionary<string, decimal> start, IEnumerable<OrderFilledEvent> fills)
    {
        var totals = new Dictionary<string, decimal>(start, StringComparer.Ordinal);
        foreach (var fill in fills)
        {
            var (baseAsset, quoteAsset) = AssetsOf(fill.TradingPair);
            var sign = fill.TradeType == TradeType.Buy ? 1 : -1;
            Add(baseAsset, sign * fill.Amount);
            Add(quoteAsset, -sign * fill.Amount * fill.Price);
            foreach (var fee in FeesOf(fill)) Add(fee.Token, -fee.Amount);
        }

        return totals;

        void Add(string asset, decimal amount) => totals[asset] = totals.GetValueOrDefault(asset) + amount;
    }

    /// <summary>The assets of a pair.</summary>
    public static (string Base, string Quote) AssetsOf(string tradingPair)
    {
        var dash = tradingPair.IndexOf('-', StringComparison.Ordinal);
        return (tradingPair[..dash], tradingPair[(dash + 1)..]);
    }
}
