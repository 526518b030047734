using FsCheck;
using FsCheck.Fluent;

namespace Hummingbot.Plugins.Tests;

public class FixedPointTests
{
    private static readonly Gen<int> Decimals = Gen.Choose(0, FixedPoint.MaxDecimals);

    [Fact]
    public void A_value_converts_to_decimal_and_back_unchanged()
    {
        var cases = ArbMap.Default.GeneratorFor<long>().Zip(Decimals, (value, decimals) => (value, decimals));
        Prop.ForAll(cases.ToArbitrary(), testCase =>
        {
            var number = FixedPoint.ToDecimal(testCase.value, testCase.decimals);
            return FixedPoint.TryFromDecimal(number, testCase.decimals, out var back) && back == testCase.value;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Rescaling_keeps_the_number_or_refuses()
    {
        var cases = ArbMap.Default.GeneratorFor<long>().SelectMany(value => Decimals.SelectMany(from => Decimals.Select(to => (value, from, to))));
        Prop.ForAll(cases.ToArbitrary(), testCase =>
        {
            var (value, from, to) = testCase;
            var exact = FixedPoint.ToDecimal(value, from);
            return FixedPoint.TryRescale(value, from, to, out var rescaled)
                ? FixedPoint.ToDecimal(rescaled, to) == exact
                : !FixedPoint.TryFromDecimal(exact, to, out _);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    public void The_ends_of_the_range_are_exact(long value)
    {
        Assert.Equal(value, FixedPoint.ToDecimal(value, 0));
        Assert.True(FixedPoint.TryFromDecimal(value, 0, out var back));
        Assert.Equal(value, back);
    }

    [Fact]
    public void A_number_with_more_decimal_places_than_asked_for_is_refused()
    {
        Assert.False(FixedPoint.TryFromDecimal(0.001m, 2, out _));
        Assert.False(FixedPoint.TryFromDecimal(decimal.MaxValue, 18, out _));
    }
}
