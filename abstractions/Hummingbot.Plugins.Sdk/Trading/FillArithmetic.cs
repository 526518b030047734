using System.Collections.Immutable;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Adds fills to an order.</summary>
internal static class FillArithmetic
{
    /// <summary>The order with one more fill, or the very same order when it has the fill already.</summary>
    /// <exception cref="OverflowException">The totals leave the range of numbers; nothing has changed.</exception>
    public static InFlightOrder Apply(InFlightOrder order, OrderFill fill)
    {
        if (order.Fills.ContainsKey(fill.TradeId)) return order;
        var fills = order.Fills as ImmutableDictionary<string, OrderFill>
            ?? order.Fills.ToImmutableDictionary(StringComparer.Ordinal);
        var fees = order.FeesPaid as ImmutableDictionary<string, decimal>
            ?? order.FeesPaid.ToImmutableDictionary(StringComparer.Ordinal);
        foreach (var fee in ChargedAs(fill, order.TradeType))
            fees = fees.SetItem(fee.Token, fees.GetValueOrDefault(fee.Token) + fee.Amount);
        return order with
        {
            Fills = fills.Add(fill.TradeId, fill),
            FeesPaid = fees,
            ExecutedAmountBase = order.ExecutedAmountBase + fill.BaseAmount,
            ExecutedAmountQuote = order.ExecutedAmountQuote + fill.QuoteAmount,
        };
    }

    /// <summary>A fill's fee in tokens. A percentage falls on what is paid or on what is received; one in a token of its own cannot be told
    /// without that token's price and is left out.</summary>
    public static IEnumerable<TokenAmount> ChargedAs(OrderFill fill, TradeType tradeType)
    {
        var fee = fill.Fee;
        if (fee.Percent != 0m && PairAssets.TryParse(fill.TradingPair, out var assets))
        {
            var isOnQuote = (tradeType == TradeType.Buy) == (fee.Kind == TradeFeeKind.AddedToCost);
            var token = isOnQuote ? assets.Quote : assets.Base;
            if (fee.PercentToken is null || fee.PercentToken == token)
                yield return new TokenAmount(token, (isOnQuote ? fill.QuoteAmount : fill.BaseAmount) * fee.Percent);
        }

        foreach (var flat in fee.FlatFees) yield return flat;
    }
}
