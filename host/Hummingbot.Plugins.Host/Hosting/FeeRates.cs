using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>The fees in force at an exchange as far as they are known without asking it: the operator's first, then the descriptor's.</summary>
/// <param name="Maker">What a maker is charged.</param>
/// <param name="Taker">What a taker is charged.</param>
/// <param name="PercentToken">The token that percentages are charged in, or <see langword="null"/> for the traded assets.</param>
/// <param name="BuyDeductedFromReturns">Whether a buy is charged in the base asset that it brings.</param>
internal sealed record FeeRates(FeeRate Maker, FeeRate Taker, string? PercentToken, bool BuyDeductedFromReturns)
{
    /// <summary>The fees of an exchange.</summary>
    /// <exception cref="ConfigurationException">The operator's settings do not suit the exchange.</exception>
    public static FeeRates Of(ExchangeDescriptor descriptor, HostConfiguration configuration)
    {
        var defaults = descriptor.DefaultFees;
        var overrides = ExchangeSettingsFactory.Create(configuration, descriptor).FeeOverrides;
        return new FeeRates(
            Rate(overrides.MakerPercentFee, defaults.MakerPercentFee, overrides.MakerFixedFees, defaults.MakerFixedFees),
            Rate(overrides.TakerPercentFee, defaults.TakerPercentFee, overrides.TakerFixedFees, defaults.TakerFixedFees),
            overrides.PercentFeeToken ?? defaults.PercentFeeToken,
            overrides.BuyPercentFeeDeductedFromReturns ?? defaults.BuyPercentFeeDeductedFromReturns);
    }

    private static FeeRate Rate(
        decimal? percent, decimal defaultPercent, IReadOnlyList<TokenAmount>? amounts, IReadOnlyList<TokenAmount> defaultAmounts) =>
        new(percent ?? defaultPercent, Source(percent is not null), amounts ?? defaultAmounts, Source(amounts is not null));

    private static FeeSource Source(bool isOverride) => isOverride ? FeeSource.Override : FeeSource.Default;
}
