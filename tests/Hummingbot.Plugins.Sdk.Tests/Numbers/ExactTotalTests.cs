using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.Tests.Numbers;

public class ExactTotalTests
{
    [Fact]
    public void Totals_equal_big_integer_arithmetic()
    {
        var numbers = Gen.Choose(0, int.MaxValue).Two().Select(parts => ((long)parts.Item1 << 32) + parts.Item2).Two().ListOf();
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500), Prop.ForAll(numbers.ToArbitrary(), pairs =>
        {
            var total = default(UInt192);
            var expected = BigInteger.Zero;
            foreach (var (left, right) in pairs)
            {
                total.AddProduct((ulong)left * 2, (ulong)right * 2);
                total.Add((ulong)left);
                expected += (BigInteger)left * 2 * right * 2 + left;
            }

            return total.ToBigInteger() == expected;
        }));
    }

    [Fact]
    public void Products_of_the_largest_numbers_carry_into_the_upper_bits()
    {
        var total = default(UInt192);
        var expected = BigInteger.Zero;
        for (var i = 0; i < 1000; i++)
        {
            total.AddProduct(ulong.MaxValue, ulong.MaxValue);
            expected += (BigInteger)ulong.MaxValue * ulong.MaxValue;
        }

        Assert.Equal(expected, total.ToBigInteger());
        Assert.True(total.TryMultiply(1_000_000_000_000_000_000 / 1000));
        Assert.Equal(expected * 1_000_000_000_000_000, total.ToBigInteger());
        Assert.False(total.TryMultiply(1_000_000_000_000_000_000));
    }

    [Theory]
    [InlineData("1.5", 2, 150, true)]
    [InlineData("1.5", 0, 2, false)]
    [InlineData("1.000", 0, 1, true)]
    [InlineData("0.0000000000000000000000000001", 0, 1, false)]
    [InlineData("0", 36, 0, true)]
    public void Targets_are_rounded_up(string number, int decimals, int expected, bool isExact)
    {
        var target = ExactDecimal.Ceiling(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), decimals, out var wasExact);
        Assert.Equal(expected, target.ToBigInteger());
        Assert.Equal(isExact, wasExact);
    }

    [Fact]
    public void A_target_beyond_every_total_is_the_maximum()
    {
        Assert.Equal(UInt192.MaxValue, ExactDecimal.Ceiling(decimal.MaxValue, 36, out _));
    }

    [Fact]
    public void Rounding_keeps_28_digits_and_breaks_ties_to_even()
    {
        Assert.Equal(0.0000000000000000000000000002m, ExactDecimal.Round(25, 29));
        Assert.Equal(0.0000000000000000000000000003m, ExactDecimal.Round(26, 29));
        Assert.Equal(0.0000000000000000000000000004m, ExactDecimal.Round(35, 29));
        Assert.Equal(decimal.MaxValue, ExactDecimal.Round((BigInteger)decimal.MaxValue * 1000, 3));
        Assert.Throws<OverflowException>(() => ExactDecimal.Round((BigInteger)decimal.MaxValue + 1, 0));
    }

    [Fact]
    public void Division_is_rounded_once()
    {
        Assert.Equal(0.3333333333333333333333333333m, ExactDecimal.Divide(1, 3, 0));
        Assert.Equal(0.6666666666666666666666666667m, ExactDecimal.Divide(2, 3, 0));
        Assert.Equal(0.25m, ExactDecimal.Divide(1, 4, 0));
        Assert.Equal(0.125m, ExactDecimal.Divide(5, 4, 1));
    }
}
