using System.Globalization;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Coinbase.Trading;

/// <summary>Reads the trading rules from the list of products.</summary>
internal static class CoinbaseRules
{
    /// <summary>The rules of all products that can be traded now.</summary>
    /// <param name="products">The list.</param>
    public static TradingRulesReading Read(IReadOnlyList<CoinbaseProduct> products)
    {
        var rules = new List<TradingRule>(products.Count);
        var unreadable = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var product in products)
        {
            if (product.Status != "online" || product.TradingDisabled) continue;
            try
            {
                rules.Add(RuleOf(product));
            }
            catch (FormatException exception)
            {
                unreadable[CoinbaseProducts.TradingPairOf(product)] = exception.Message;
            }
        }

        return new TradingRulesReading(rules) { Unreadable = unreadable };
    }

    private static TradingRule RuleOf(CoinbaseProduct product)
    {
        var step = Required(product.BaseIncrement, "base_increment");
        return new TradingRule
        {
            TradingPair = CoinbaseProducts.TradingPairOf(product),
            MinPriceIncrement = Required(product.QuoteIncrement, "quote_increment"),
            MinBaseAmountIncrement = step,
            // Products of today have no least amount but one step.
            MinOrderSize = Optional(product.BaseMinSize, "base_min_size") ?? step,
            MaxOrderSize = Optional(product.BaseMaxSize, "base_max_size"),
            MinNotionalSize = Optional(product.MinMarketFunds, "min_market_funds") ?? 0m,
            SupportsLimitOrders = !product.CancelOnly,
            SupportsMarketOrders = !(product.CancelOnly || product.PostOnly || product.LimitOnly || product.AuctionMode),
        };
    }

    private static decimal Required(string? text, string member) =>
        Optional(text, member) ?? throw new FormatException($"it has no {member}");

    private static decimal? Optional(string? text, string member) =>
        string.IsNullOrEmpty(text) ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
        : throw new FormatException($"its {member} is no number");
}
