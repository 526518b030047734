namespace Hummingbot.Plugins;

/// <summary>How a venue charges for trades. Immutable. Percentages are <em>fractions</em>: 0.001 is 0.1 %; negative for a rebate.</summary>
/// <remarks>
/// A percentage charged in a token of its own cannot be taken off what is received: setting <see cref="PercentFeeToken"/> together with
/// <see cref="BuyPercentFeeDeductedFromReturns"/> throws an <see cref="ArgumentException"/>.
/// </remarks>
public sealed record TradeFeeSchema
{
    /// <summary>The token that percentages are charged in, or <see langword="null"/> for the traded assets themselves.</summary>
    public string? PercentFeeToken
    {
        get;
        init
        {
            field = value;
            ThrowIfContradictory();
        }
    }

    /// <summary>The maker's percentage as a fraction, greater than -1 and less than 1.</summary>
    public decimal MakerPercentFee
    {
        get;
        init => field = ThrowIfNotFraction(value);
    }

    /// <summary>The taker's percentage as a fraction, greater than -1 and less than 1.</summary>
    public decimal TakerPercentFee
    {
        get;
        init => field = ThrowIfNotFraction(value);
    }

    /// <summary>Whether a buy is charged in the base asset that it brings, rather than on top of the quote asset that it costs.</summary>
    public bool BuyPercentFeeDeductedFromReturns
    {
        get;
        init
        {
            field = value;
            ThrowIfContradictory();
        }
    }

    /// <summary>Fixed amounts that every maker trade is charged in addition.</summary>
    public IReadOnlyList<TokenAmount> MakerFixedFees { get; init; } = [];

    /// <summary>Fixed amounts that every taker trade is charged in addition.</summary>
    public IReadOnlyList<TokenAmount> TakerFixedFees { get; init; } = [];

    private void ThrowIfContradictory()
    {
        if (PercentFeeToken is not null && BuyPercentFeeDeductedFromReturns)
            throw new ArgumentException(
                $"A percentage fee charged in {PercentFeeToken} cannot be deducted from what a buy brings; set one or the other.");
    }

    private static decimal ThrowIfNotFraction(decimal value) =>
        value is > -1m and < 1m
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A percentage fee is a fraction: write 0.001 for 0.1 %.");
}
