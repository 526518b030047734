namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>One market: its pair, its rules and its fees. Immutable.</summary>
public sealed record Market
{
    /// <summary>The greatest price times amount of an order; keeps every product exact.</summary>
    public const decimal MaxNotional = 10_000_000_000m;

    private const int MaxProductScale = 12;
    private const int MaxFeeScale = 6;

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The base asset: the part before the dash.</summary>
    public string BaseAsset => TradingPair[..TradingPair.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>The quote asset: the part after the dash.</summary>
    public string QuoteAsset => TradingPair[(TradingPair.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>Every price is a multiple of it. Positive.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>Every amount of base asset is a multiple of it. Positive.</summary>
    public required decimal StepSize { get; init; }

    /// <summary>The smallest amount of an order, in base asset.</summary>
    public decimal MinSize { get; init; }

    /// <summary>The greatest amount of an order, in base asset.</summary>
    public decimal MaxSize { get; init; } = 1_000_000_000m;

    /// <summary>The smallest price times amount of an order, in quote asset.</summary>
    public decimal MinNotional { get; init; }

    /// <summary>The maker's fee as a fraction, from 0 to less than 1, with up to 6 decimal places.</summary>
    public decimal MakerFee { get; init; }

    /// <summary>The taker's fee as a fraction, from 0 to less than 1, with up to 6 decimal places.</summary>
    public decimal TakerFee { get; init; }

    /// <summary>About what one unit of base asset costs: where market makers start and around which they stay. Positive.</summary>
    public required decimal ReferencePrice { get; init; }

    internal void ThrowIfInvalid()
    {
        var dash = TradingPair.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || dash == TradingPair.Length - 1 || TradingPair.IndexOf('-', dash + 1) >= 0) Throw("its pair is not BASE-QUOTE");
        if (TickSize <= 0 || StepSize <= 0 || ReferencePrice <= 0) Throw("tick size, step size and reference price must be positive");
        if (PlainNumber.Scale(TickSize) + PlainNumber.Scale(StepSize) > MaxProductScale)
            Throw($"tick size and step size have more than {MaxProductScale} decimal places together");
        if (MinSize < 0 || MaxSize < MinSize || MinNotional < 0) Throw("its sizes must be 0 <= min <= max, its min notional 0 or more");
        foreach (var fee in (ReadOnlySpan<decimal>)[MakerFee, TakerFee])
        {
            if (fee is < 0 or >= 1 || PlainNumber.Scale(fee) > MaxFeeScale)
                Throw($"a fee is a fraction from 0 to 1 with up to {MaxFeeScale} decimal places");
        }

        void Throw(string what) => throw new ArgumentException($"Market '{TradingPair}' cannot be set up: {what}.");
    }
}
