namespace Hummingbot.Plugins.Sdk.Fees;

/// <summary>
/// Says what a trade costs and how that is known: what the venue charged, else the account's own rates, else the operator's, else the
/// descriptor's. Safe for concurrent use.
/// </summary>
/// <remarks>Nothing is ever changed in place: taking an override or a tier away brings back what it covered.</remarks>
public sealed class FeeEstimator
{
    private readonly TradeFeeSchema _defaults;
    private volatile FeeOverrides _overrides;
    private volatile TradeFeeSchema _overridden;
    private volatile TradeFeeSchema? _accountTier;

    /// <summary>Creates an estimator.</summary>
    /// <param name="defaults">The descriptor's fees.</param>
    /// <param name="overrides">The operator's fees.</param>
    /// <exception cref="ArgumentException">
    /// The overrides contradict themselves or the defaults: a percentage in a token of its own cannot be deducted from what a buy brings.
    /// </exception>
    public FeeEstimator(TradeFeeSchema defaults, FeeOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        ArgumentNullException.ThrowIfNull(overrides);
        _defaults = defaults;
        _overrides = overrides;
        _overridden = Superimpose(defaults, overrides);
    }

    /// <summary>The operator's fees.</summary>
    /// <exception cref="ArgumentException">They contradict themselves or the defaults; the former ones stay.</exception>
    public FeeOverrides Overrides
    {
        get => _overrides;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _overridden = Superimpose(_defaults, value);
            _overrides = value;
        }
    }

    /// <summary>
    /// The account's own rates, as the venue states them; <see langword="null"/> when it has not. A venue that states percentages only takes
    /// <see cref="WithoutTier"/> and sets these in it.
    /// </summary>
    public TradeFeeSchema? AccountTier
    {
        get => _accountTier;
        set => _accountTier = value;
    }

    /// <summary>The fees in force without the account's own: the operator's over the descriptor's.</summary>
    public TradeFeeSchema WithoutTier => _overridden;

    /// <summary>What a trade will cost.</summary>
    /// <param name="tradeType">The side.</param>
    /// <param name="isMaker">Whether the order rests in the book when it trades.</param>
    /// <returns>The fee and where it is known from.</returns>
    public FeeEstimate Estimate(TradeType tradeType, bool isMaker) => _accountTier is { } tier
        ? new FeeEstimate(FeeOf(tier, tradeType, isMaker), FeeSource.AccountTier)
        : new FeeEstimate(FeeOf(_overridden, tradeType, isMaker), SourceOf(_overrides, isMaker));

    /// <summary>What a trade of an order will cost: only an order that may not take is surely a maker.</summary>
    /// <param name="tradeType">The side.</param>
    /// <param name="orderType">The order's type.</param>
    /// <returns>The fee and where it is known from.</returns>
    public FeeEstimate Estimate(TradeType tradeType, OrderType orderType) => Estimate(tradeType, orderType == OrderType.LimitMaker);

    /// <summary>The fee of a fill: what the venue charged when it says so, else the estimate.</summary>
    /// <param name="tradeType">The side.</param>
    /// <param name="isMaker">Whether the order rested in the book.</param>
    /// <param name="charged">What the venue reports; <see langword="null"/> when it reports nothing. Empty: it charged nothing.</param>
    /// <returns>The fee and where it is known from.</returns>
    public FeeEstimate OfFill(TradeType tradeType, bool isMaker, IReadOnlyList<TokenAmount>? charged) => charged is null
        ? Estimate(tradeType, isMaker)
        : new FeeEstimate(new TradeFee { Kind = KindOf(WithoutTier, tradeType), FlatFees = charged }, FeeSource.Actual);

    /// <summary>What a buy pays on top of its cost, as a fraction of it, in the asset that it spends.</summary>
    internal decimal AddedToCost(string quoteAsset, bool isMaker)
    {
        var schema = _accountTier ?? _overridden;
        var isOnTop = KindOf(schema, TradeType.Buy) == TradeFeeKind.AddedToCost
            && (schema.PercentFeeToken is null || schema.PercentFeeToken == quoteAsset);
        return isOnTop ? isMaker ? schema.MakerPercentFee : schema.TakerPercentFee : 0m;
    }

    private static TradeFee FeeOf(TradeFeeSchema schema, TradeType tradeType, bool isMaker) => new()
    {
        Kind = KindOf(schema, tradeType),
        Percent = isMaker ? schema.MakerPercentFee : schema.TakerPercentFee,
        PercentToken = schema.PercentFeeToken,
        FlatFees = isMaker ? schema.MakerFixedFees : schema.TakerFixedFees,
    };

    private static TradeFeeKind KindOf(TradeFeeSchema schema, TradeType tradeType) =>
        tradeType == TradeType.Buy && (!schema.BuyPercentFeeDeductedFromReturns || schema.PercentFeeToken is not null)
            ? TradeFeeKind.AddedToCost
            : TradeFeeKind.DeductedFromReturns;

    private static FeeSource SourceOf(FeeOverrides overrides, bool isMaker)
    {
        var percent = isMaker ? overrides.MakerPercentFee : overrides.TakerPercentFee;
        var fixedFees = isMaker ? overrides.MakerFixedFees : overrides.TakerFixedFees;
        return percent is not null || fixedFees is not null || overrides.PercentFeeToken is not null
               || overrides.BuyPercentFeeDeductedFromReturns is not null
            ? FeeSource.Override
            : FeeSource.Default;
    }

    private static TradeFeeSchema Superimpose(TradeFeeSchema defaults, FeeOverrides overrides) => defaults with
    {
        // A fee token set by the operator takes the fee out of what a buy brings, unless he says otherwise. It must come second: the
        // two may not be set together, not even on the way.
        BuyPercentFeeDeductedFromReturns = overrides.BuyPercentFeeDeductedFromReturns
            ?? (defaults.BuyPercentFeeDeductedFromReturns && overrides.PercentFeeToken is null),
        PercentFeeToken = overrides.PercentFeeToken ?? defaults.PercentFeeToken,
        MakerPercentFee = overrides.MakerPercentFee ?? defaults.MakerPercentFee,
        TakerPercentFee = overrides.TakerPercentFee ?? defaults.TakerPercentFee,
        MakerFixedFees = overrides.MakerFixedFees ?? defaults.MakerFixedFees,
        TakerFixedFees = overrides.TakerFixedFees ?? defaults.TakerFixedFees,
    };
}
