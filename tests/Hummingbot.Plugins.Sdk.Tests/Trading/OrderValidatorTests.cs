using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class OrderValidatorTests
{
    private static readonly OrderType[] All = [OrderType.Limit, OrderType.LimitMaker, OrderType.Market];

    [Theory]
    [InlineData(TradeType.Buy, OrderType.Limit, "0.014473")]
    [InlineData(TradeType.Buy, OrderType.LimitMaker, "0.014473")]
    [InlineData(TradeType.Sell, OrderType.Limit, "0.014473")]
    [InlineData(TradeType.Sell, OrderType.LimitMaker, "0.014474")]
    public void Known_prices_go_down_to_the_tick_and_up_only_for_a_sell_that_rests(TradeType side, OrderType type, string expected)
    {
        var rule = new TradingRule { TradingPair = Say.Pair, MinPriceIncrement = 0.000001m, MinBaseAmountIncrement = 0.01m };
        Assert.Equal(Parse(expected), OrderQuantizer.Price(rule, 0.01550717m * 0.9333192292111341m, side, type));
        Assert.Equal(1.23m, OrderQuantizer.Amount(rule, 1.23123216m));
    }

    [Theory]
    [InlineData("12345.678", 5, "1")]
    [InlineData("0.00012345", 3, "0.000001")]
    [InlineData("1", 1, "1")]
    [InlineData("9.99", 2, "0.1")]
    [InlineData("100", 5, "0.01")]
    public void Significant_digits_make_a_step_that_depends_on_the_price(string price, int digits, string step) => Assert.Equal(
        Parse(step),
        OrderQuantizer.PriceQuantum(new TradingRule { TradingPair = Say.Pair, MaxPriceSignificantDigits = digits, MinPriceIncrement = 0.0000001m }, Parse(price)));

    [Fact]
    public void Without_an_increment_nothing_is_rounded()
    {
        var rule = new TradingRule { TradingPair = Say.Pair };
        Assert.Equal(0.1234567890123456789m, OrderQuantizer.Price(rule, 0.1234567890123456789m, TradeType.Sell, OrderType.LimitMaker));
        Assert.Equal(0.1234567890123456789m, OrderQuantizer.Amount(rule, 0.1234567890123456789m));
        Assert.Null(OrderQuantizer.PriceQuantum(rule, 1m));
    }

    [Fact]
    public void Quantised_numbers_are_on_the_step_nearest_on_the_right_side_and_stay_where_they_are()
    {
        var cases =
            from value in Numbers(1, 1_000_000_000, 10)
            from step in Numbers(1, 5000, 10)
            from type in Gen.Elements(OrderType.Limit, OrderType.LimitMaker)
            from side in Gen.Elements(TradeType.Buy, TradeType.Sell)
            select (value, step, type, side);
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000), Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var rule = new TradingRule { TradingPair = Say.Pair, MinPriceIncrement = each.step, MinBaseAmountIncrement = each.step };
            var price = OrderQuantizer.Price(rule, each.value, each.side, each.type);
            var amount = OrderQuantizer.Amount(rule, each.value);
            var isUp = each is { side: TradeType.Sell, type: OrderType.LimitMaker };
            return price % each.step == 0m
                && (isUp ? price >= each.value && price - each.value < each.step : price <= each.value && each.value - price < each.step)
                && amount % each.step == 0m && amount <= each.value && each.value - amount < each.step
                && OrderQuantizer.Price(rule, price, each.side, each.type) == price
                && OrderQuantizer.Amount(rule, amount) == amount;
        }));
    }

    [Fact]
    public void A_verdict_without_violation_meets_every_rule_and_one_with_a_value_that_would_pass_tells_the_truth()
    {
        var cases =
            from step in Numbers(1, 1000, 6)
            from tick in Numbers(1, 1000, 6)
            from min in Numbers(0, 100_000, 6)
            from span in Numbers(1, 10_000_000, 6)
            from notional in Numbers(0, 1_000_000, 4)
            from amount in Numbers(-10, 20_000_000, 6)
            from price in Numbers(-10, 10_000_000, 6)
            from side in Gen.Elements(TradeType.Buy, TradeType.Sell)
            from type in Gen.Elements(All)
            select (Rule: new TradingRule
            {
                TradingPair = Say.Pair,
                MinBaseAmountIncrement = step,
                MinPriceIncrement = tick,
                MinOrderSize = min,
                MaxOrderSize = min + span,
                MinNotionalSize = notional,
            }, Request: Request(amount, price, type, side));
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3000), Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var (rule, request) = each;
            var verdict = OrderValidator.Judge(request, rule, All, bestPrice: 7m);
            if (verdict.Violation is not { } violation)
            {
                var worth = verdict.Amount * (verdict.Price ?? 7m);
                return verdict.Amount >= rule.MinOrderSize && verdict.Amount <= rule.MaxOrderSize && verdict.Amount > 0m
                    && verdict.Amount % rule.MinBaseAmountIncrement == 0m && worth >= rule.MinNotionalSize
                    && (request.OrderType == OrderType.Market ? verdict.Price is null : verdict.Price > 0m && verdict.Price % rule.MinPriceIncrement == 0m);
            }

            if (violation.NearestPassingValue is not { } passing) return true;
            var corrected = violation.Rule == TradingRuleKind.MinPriceIncrement ? request with { Price = passing } : request with { Amount = passing };
            return OrderValidator.Judge(corrected, rule, All, 7m).Violation?.Rule != violation.Rule;
        }));
    }

    [Fact]
    public void The_smallest_amount_that_is_worth_enough_is_the_smallest()
    {
        var rule = Say.Rule with { MinNotionalSize = 10m, MinBaseAmountIncrement = 0.001m };
        var violation = OrderValidator.Judge(Request(0.01m, 3m, OrderType.Limit, TradeType.Buy), rule, All, null).Violation!;
        Assert.Equal(TradingRuleKind.MinNotionalSize, violation.Rule);
        Assert.Equal(0.03m, violation.Value);
        Assert.Equal(3.334m, violation.NearestPassingValue);
        Assert.Contains("3.334 would pass", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", null, OrderType.Limit, TradingRuleKind.Price)]
    [InlineData("1", "0", OrderType.Limit, TradingRuleKind.Price)]
    [InlineData("1", "-1", OrderType.LimitMaker, TradingRuleKind.Price)]
    [InlineData("1", "0.001", OrderType.Limit, TradingRuleKind.MinPriceIncrement)]
    [InlineData("0", "100", OrderType.Limit, TradingRuleKind.MinOrderSize)]
    [InlineData("-5", "100", OrderType.Limit, TradingRuleKind.MinOrderSize)]
    [InlineData("1001", "100", OrderType.Limit, TradingRuleKind.MaxOrderSize)]
    [InlineData("0.05", "100", OrderType.Limit, TradingRuleKind.MinNotionalSize)]
    [InlineData("0.05", null, OrderType.Market, TradingRuleKind.MinNotionalSize)]
    public void Each_demand_is_named(string amount, string? price, OrderType type, TradingRuleKind kind)
    {
        var request = Request(Parse(amount), price is null ? null : Parse(price), type, TradeType.Buy);
        Assert.Equal(kind, OrderValidator.Judge(request, Say.Rule, All, bestPrice: 101m).Violation!.Rule);
    }

    [Fact]
    public void An_unknown_pair_and_an_unsupported_type_are_named()
    {
        var request = Request(1m, 100m, OrderType.LimitMaker, TradeType.Buy);
        Assert.Equal(TradingRuleKind.TradingPair, OrderValidator.Judge(request, null, All, null).Violation!.Rule);
        Assert.Equal(TradingRuleKind.OrderType, OrderValidator.Judge(request, Say.Rule, [OrderType.Limit], null).Violation!.Rule);
        var noMarket = Say.Rule with { SupportsMarketOrders = false };
        Assert.Equal(
            TradingRuleKind.OrderType,
            OrderValidator.Judge(Request(1m, null, OrderType.Market, TradeType.Buy), noMarket, All, 1m).Violation!.Rule);
    }

    private static OrderRequest Request(decimal amount, decimal? price, OrderType type, TradeType side) => new()
    {
        TradingPair = Say.Pair,
        Amount = amount,
        Price = price,
        OrderType = type,
        TradeType = side,
    };

    private static Gen<decimal> Numbers(int least, int most, int places) =>
        from digits in Gen.Choose(least, most)
        from scale in Gen.Choose(0, places)
        select digits / (decimal)Math.Pow(10, scale);

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
