namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>How fees are computed and what orders must hold for them.</summary>
internal sealed class FeePolicy(FeeCharging charging, int decimals)
{
    public string AssetOf(TradeType side, Market market) =>
        charging == FeeCharging.FromReceived && side == TradeType.Buy ? market.BaseAsset : market.QuoteAsset;

    /// <summary>Whether a fee comes on top of what a trade costs.</summary>
    public bool IsOnTop(TradeType side) => charging == FeeCharging.InQuote && side == TradeType.Buy;

    public decimal FeeOf(TradeType side, bool isMaker, decimal price, decimal amount, Market market)
    {
        var rate = isMaker ? market.MakerFee : market.TakerFee;
        return Cut(charging == FeeCharging.FromReceived && side == TradeType.Buy ? amount * rate : amount * price * rate);
    }

    /// <summary>
    /// What a limit order needs. The fees of its parts, each cut off, never come to more than that of the whole, cut off once: whatever the
    /// parts, the hold covers them.
    /// </summary>
    public decimal HoldFor(TradeType side, decimal price, decimal amount, Market market)
    {
        if (side == TradeType.Sell) return amount;
        var cost = price * amount;
        if (!IsOnTop(side)) return cost;
        return cost + Cut(cost * Math.Max(market.MakerFee, market.TakerFee));
    }

    public decimal Cut(decimal fee) => decimal.Round(fee, decimals, MidpointRounding.ToZero);
}
