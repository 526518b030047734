using Hummingbot.Plugins.Sdk.Fees;

namespace Hummingbot.Plugins.Sdk.Tests.Fees;

public sealed class FeeEstimatorTests
{
    private static readonly TradeFeeSchema Defaults = new()
    {
        MakerPercentFee = 0.001m,
        TakerPercentFee = 0.002m,
        BuyPercentFeeDeductedFromReturns = true,
    };

    [Fact]
    public void The_better_knowledge_wins_and_is_named()
    {
        var estimator = new FeeEstimator(Defaults, new FeeOverrides { MakerPercentFee = 0.0005m });
        AssertFee(estimator.Estimate(TradeType.Sell, isMaker: true), 0.0005m, FeeSource.Override);
        AssertFee(estimator.Estimate(TradeType.Sell, isMaker: false), 0.002m, FeeSource.Default);

        estimator.AccountTier = estimator.WithoutTier with { MakerPercentFee = 0.0003m, TakerPercentFee = 0.0004m };
        AssertFee(estimator.Estimate(TradeType.Sell, isMaker: true), 0.0003m, FeeSource.AccountTier);
        AssertFee(estimator.Estimate(TradeType.Sell, isMaker: false), 0.0004m, FeeSource.AccountTier);

        var charged = estimator.OfFill(TradeType.Sell, isMaker: true, [new TokenAmount("BNB", 0.01m)]);
        AssertFee(charged, 0m, FeeSource.Actual);
        Assert.Equal([new TokenAmount("BNB", 0.01m)], charged.Fee.FlatFees);
        AssertFee(estimator.OfFill(TradeType.Sell, isMaker: true, []), 0m, FeeSource.Actual);
        AssertFee(estimator.OfFill(TradeType.Sell, isMaker: true, null), 0.0003m, FeeSource.AccountTier);
    }

    [Fact]
    [Trait("Correction", "21")]
    public void Taking_an_override_or_a_tier_away_brings_back_what_it_covered()
    {
        var estimator = new FeeEstimator(Defaults, new FeeOverrides { TakerPercentFee = 0.01m })
        {
            AccountTier = Defaults with { TakerPercentFee = 0.02m },
        };
        estimator.AccountTier = null;
        AssertFee(estimator.Estimate(TradeType.Buy, isMaker: false), 0.01m, FeeSource.Override);
        estimator.Overrides = new FeeOverrides();
        AssertFee(estimator.Estimate(TradeType.Buy, isMaker: false), 0.002m, FeeSource.Default);
    }

    [Fact]
    public void Only_an_order_that_may_not_take_is_surely_a_maker()
    {
        var estimator = new FeeEstimator(Defaults, new FeeOverrides());
        Assert.Equal(0.001m, estimator.Estimate(TradeType.Buy, OrderType.LimitMaker).Fee.Percent);
        Assert.Equal(0.002m, estimator.Estimate(TradeType.Buy, OrderType.Limit).Fee.Percent);
        Assert.Equal(0.002m, estimator.Estimate(TradeType.Buy, OrderType.Market).Fee.Percent);
    }

    [Theory]
    [InlineData(TradeType.Buy, true, null, TradeFeeKind.DeductedFromReturns)]
    [InlineData(TradeType.Buy, false, null, TradeFeeKind.AddedToCost)]
    [InlineData(TradeType.Buy, null, "BNB", TradeFeeKind.AddedToCost)]
    [InlineData(TradeType.Sell, false, "BNB", TradeFeeKind.DeductedFromReturns)]
    [InlineData(TradeType.Sell, true, null, TradeFeeKind.DeductedFromReturns)]
    public void Which_side_of_the_trade_pays(TradeType tradeType, bool? deducted, string? token, TradeFeeKind expected)
    {
        var overrides = new FeeOverrides { BuyPercentFeeDeductedFromReturns = deducted, PercentFeeToken = token };
        var fee = new FeeEstimator(Defaults, overrides).Estimate(tradeType, isMaker: true).Fee;
        Assert.Equal(expected, fee.Kind);
        Assert.Equal(token, fee.PercentToken);
    }

    [Fact]
    public void Overrides_that_contradict_themselves_are_refused_and_the_former_ones_stay()
    {
        var estimator = new FeeEstimator(Defaults, new FeeOverrides { MakerPercentFee = 0.5m });
        Assert.Throws<ArgumentException>(
            () => estimator.Overrides = new FeeOverrides { PercentFeeToken = "BNB", BuyPercentFeeDeductedFromReturns = true });
        Assert.Equal(0.5m, estimator.Estimate(TradeType.Buy, isMaker: true).Fee.Percent);
    }

    [Fact]
    public void Fixed_fees_are_overridden_as_a_whole()
    {
        var defaults = Defaults with { TakerFixedFees = [new TokenAmount("ETH", 1m)] };
        var estimator = new FeeEstimator(defaults, new FeeOverrides { TakerFixedFees = [] });
        Assert.Empty(estimator.Estimate(TradeType.Buy, isMaker: false).Fee.FlatFees);
        Assert.Equal(FeeSource.Override, estimator.Estimate(TradeType.Buy, isMaker: false).Source);
    }

    private static void AssertFee(FeeEstimate estimate, decimal percent, FeeSource source)
    {
        Assert.Equal(percent, estimate.Fee.Percent);
        Assert.Equal(source, estimate.Source);
    }
}
