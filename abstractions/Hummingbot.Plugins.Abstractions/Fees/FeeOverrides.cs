namespace Hummingbot.Plugins;

/// <summary>What the operator sets in place of an exchange's default fees; <see langword="null"/> keeps the default. Immutable.</summary>
/// <remarks>
/// It is laid over a copy: taking an override away brings the default back. Percentages are <em>fractions</em>: 0.001 is 0.1 %.
/// </remarks>
public sealed record FeeOverrides
{
    /// <summary>In place of <see cref="TradeFeeSchema.PercentFeeToken"/>.</summary>
    public string? PercentFeeToken { get; init; }

    /// <summary>In place of <see cref="TradeFeeSchema.MakerPercentFee"/>.</summary>
    public decimal? MakerPercentFee { get; init; }

    /// <summary>In place of <see cref="TradeFeeSchema.TakerPercentFee"/>.</summary>
    public decimal? TakerPercentFee { get; init; }

    /// <summary>In place of <see cref="TradeFeeSchema.BuyPercentFeeDeductedFromReturns"/>.</summary>
    public bool? BuyPercentFeeDeductedFromReturns { get; init; }

    /// <summary>In place of <see cref="TradeFeeSchema.MakerFixedFees"/>, as a whole.</summary>
    public IReadOnlyList<TokenAmount>? MakerFixedFees { get; init; }

    /// <summary>In place of <see cref="TradeFeeSchema.TakerFixedFees"/>, as a whole.</summary>
    public IReadOnlyList<TokenAmount>? TakerFixedFees { get; init; }
}
