namespace Hummingbot.Plugins;

/// <summary>Which demand on an order was not met.</summary>
public enum TradingRuleKind
{
    /// <summary>The connector has no rule for the pair: it does not trade there, or the rules have not been read yet.</summary>
    TradingPair = 1,

    /// <summary>The venue or the pair does not take the order type.</summary>
    OrderType = 2,

    /// <summary>A limit order without a positive price.</summary>
    Price = 3,

    /// <summary><see cref="TradingRule.MinOrderSize"/>.</summary>
    MinOrderSize = 4,

    /// <summary><see cref="TradingRule.MaxOrderSize"/>.</summary>
    MaxOrderSize = 5,

    /// <summary><see cref="TradingRule.MinPriceIncrement"/>.</summary>
    MinPriceIncrement = 6,

    /// <summary><see cref="TradingRule.MinBaseAmountIncrement"/>.</summary>
    MinBaseAmountIncrement = 7,

    /// <summary><see cref="TradingRule.MinNotionalSize"/>.</summary>
    MinNotionalSize = 8,

    /// <summary><see cref="TradingRule.MinOrderValue"/>.</summary>
    MinOrderValue = 9,

    /// <summary><see cref="TradingRule.MaxPriceSignificantDigits"/>.</summary>
    MaxPriceSignificantDigits = 10,

    /// <summary>What the account has available of the asset that the order spends.</summary>
    AvailableBalance = 11,
}
