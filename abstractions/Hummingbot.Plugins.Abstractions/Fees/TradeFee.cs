namespace Hummingbot.Plugins;

/// <summary>What a trade costs: a part in proportion to it, and fixed amounts. Immutable.</summary>
public sealed record TradeFee
{
    /// <summary>Which side of the trade <see cref="Percent"/> falls on.</summary>
    public required TradeFeeKind Kind { get; init; }

    /// <summary>The proportional part as a <em>fraction</em>: 0.001 is 0.1 %. Negative for a rebate.</summary>
    public decimal Percent { get; init; }

    /// <summary>The token that the proportional part is charged in, or <see langword="null"/> for what the trade itself pays
    /// (<see cref="TradeFeeKind.AddedToCost"/>) or brings (<see cref="TradeFeeKind.DeductedFromReturns"/>).</summary>
    public string? PercentToken { get; init; }

    /// <summary>The fixed amounts, charged in addition. Fees that a venue reports for a fill are all in here. Negative for a rebate.
    /// </summary>
    public IReadOnlyList<TokenAmount> FlatFees { get; init; } = [];
}
