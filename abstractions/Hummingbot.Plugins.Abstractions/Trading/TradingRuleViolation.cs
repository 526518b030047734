namespace Hummingbot.Plugins;

/// <summary>Why an order was refused before it was sent: the rule, the value, and the nearest value that would pass. Immutable.</summary>
public sealed record TradingRuleViolation
{
    /// <summary>The demand that was not met.</summary>
    public required TradingRuleKind Rule { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The offending price, amount or notional, in the unit of the rule; <see langword="null"/> when the rule is not about a
    /// number.</summary>
    public decimal? Value { get; init; }

    /// <summary>The limit or increment, in the unit of the rule; <see langword="null"/> when the rule is not about a number.</summary>
    public decimal? Limit { get; init; }

    /// <summary>
    /// The value nearest to the one given for the amount (or, for rules on prices, the price) that this rule would let pass. For the
    /// notional rules it is the smallest amount in base asset that is large enough at the order's price.
    /// <see langword="null"/> when no value would pass.
    /// </summary>
    public decimal? NearestPassingValue { get; init; }

    /// <summary>One sentence for an operator: what is wrong, with the numbers, and what would pass.</summary>
    public required string Message { get; init; }
}
