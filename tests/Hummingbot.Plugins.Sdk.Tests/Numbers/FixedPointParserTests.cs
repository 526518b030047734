using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.Tests.Numbers;

public partial class FixedPointParserTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("0", 8, 0)]
    [InlineData("-0", 8, 0)]
    [InlineData("0.00000000", 8, 0)]
    [InlineData("65123.45", 2, 6512345)]
    [InlineData("65123.45", 8, 6512345000000)]
    [InlineData("65123.45000000", 8, 6512345000000)]
    [InlineData("65123.45000000", 2, 6512345)]
    [InlineData("0.00000001", 8, 1)]
    [InlineData("1e-7", 8, 10)]
    [InlineData("1E+3", 2, 100000)]
    [InlineData("1.25e1", 1, 125)]
    [InlineData("-12.5", 1, -125)]
    [InlineData("9223372036854775807", 0, long.MaxValue)]
    [InlineData("-9223372036854775807", 0, -long.MaxValue)]
    [InlineData("9.223372036854775807", 18, long.MaxValue)]
    [InlineData("5.0000000000000000000000000000000000000000", 0, 5)]
    [InlineData("0.0000000000000000000000000000000000000000", 2, 0)]
    [InlineData("0e999999999999", 2, 0)]
    [InlineData("100000000000000000000e-20", 2, 100)]
    [InlineData("0.000000000000000000010000e20", 0, 1)]
    public void Reads_numbers_exactly(string text, int decimals, long expected)
    {
        Assert.Equal(NumberParseResult.Ok, Parse(text, decimals, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0.001", 2, 3)]
    [InlineData("65123.450000001", 8, 9)]
    [InlineData("1e-7", 6, 7)]
    [InlineData("-1.5", 0, 1)]
    public void Says_when_and_how_many_decimals_are_missing(string text, int decimals, int needed)
    {
        Assert.Equal(NumberParseResult.NeedsMoreDecimals, Parse(text, decimals, out var value));
        Assert.Equal(0, value);
        Assert.Equal(needed, FixedPointParser.CountDecimals(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("9223372036854775808", 0)]
    [InlineData("92233720368.54775808", 9)]
    [InlineData("10", 18)]
    [InlineData("1e400", 0)]
    [InlineData("1e-400", 18)]
    [InlineData("1e99999999999999", 0)]
    [InlineData("0.0000000000000000001", 18)]
    [InlineData("1234567890123456789012345678901234567890", 0)]
    [InlineData("99999999999999999999", 0)]
    public void Refuses_what_64_bits_cannot_hold(string text, int decimals)
    {
        Assert.Equal(NumberParseResult.OutOfRange, Parse(text, decimals, out var value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("00.5")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("--1")]
    [InlineData("1.12345678x")]
    [InlineData("1.1234567:")]
    [InlineData("1.1234567/")]
    [InlineData("1.12345678901234567890x")]
    [InlineData("\u0661")]
    [InlineData("null")]
    public void Refuses_what_is_not_a_number(string text)
    {
        Assert.Equal(NumberParseResult.Malformed, Parse(text, 8, out _));
        Assert.Equal(-1, FixedPointParser.CountDecimals(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Agrees_with_exact_arithmetic_on_any_number()
    {
        var numbers =
            from sign in Gen.Elements("", "", "", "-")
            from whole in Gen.Frequency(
                (1, Gen.Constant("0")), (4, Digits(1, 22).Select(digits => "1" + digits)), (4, Digits(0, 5).Select(digits => "7" + digits)))
            from fraction in Gen.Frequency(
                (2, Gen.Constant("")), (4, Digits(1, 9).Select(digits => "." + digits)), (2, Digits(1, 40).Select(digits => "." + digits)))
            from zeros in Gen.Choose(0, 12)
            from exponent in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Choose(-30, 30).Select(power => "e" + power.ToString(CultureInfo.InvariantCulture))))
            from decimals in Gen.Choose(0, FixedPoint.MaxDecimals)
            select (Text: sign + whole + fraction + (fraction.Length > 0 ? new string('0', zeros) : "") + exponent, Decimals: decimals);

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000), Prop.ForAll(numbers.ToArbitrary(), number =>
        {
            var result = Parse(number.Text, number.Decimals, out var value);
            var (expectedResult, expectedValue) = ParseExactly(number.Text, number.Decimals);
            return result == expectedResult && value == expectedValue;
        }));
    }

    [Fact]
    public void Agrees_with_decimal_parsing_on_ordinary_numbers()
    {
        var numbers =
            from whole in Gen.Choose(0, int.MaxValue)
            from fraction in Digits(1, 8)
            select $"{whole}.{fraction}";

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000), Prop.ForAll(numbers.ToArbitrary(), text =>
            Parse(text, 8, out var value) == NumberParseResult.Ok &&
            FixedPoint.ToDecimal(value, 8) == decimal.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Accepts_the_grammar_of_json_and_nothing_else()
    {
        var texts = Gen.Elements("0123456789..--+eE x\0".ToCharArray()).ListOf()
            .Where(list => list.Count < 14).Select(list => string.Concat(list));
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000), Prop.ForAll(texts.ToArbitrary(), text =>
            JsonNumber().IsMatch(text) == (Parse(text, 18, out _) != NumberParseResult.Malformed)));
    }

    [Fact]
    public void Allocates_nothing()
    {
        string[] numbers = ["65123.45000000", "-1.5e-3", "0.000000000000000000000", "x", "123456789012345678901234567890"];
        byte[][] texts = [.. numbers.Select(Encoding.UTF8.GetBytes)];
        foreach (var text in texts) FixedPointParser.TryParse(text, 8, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts) FixedPointParser.TryParse(text, 8, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Gen<string> Digits(int least, int most) =>
        from length in Gen.Choose(least, most)
        from digits in Gen.Elements('0', '0', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').ListOf(length)
        select string.Concat(digits);

    private static NumberParseResult Parse(string text, int decimals, out long value) =>
        FixedPointParser.TryParse(Encoding.UTF8.GetBytes(text), decimals, out value);

    private static (NumberParseResult Result, long Value) ParseExactly(string text, int decimals)
    {
        var exponentAt = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) exponent -= mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (digits.IsZero) return (NumberParseResult.Ok, 0);
        while (digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }

        if (-exponent > FixedPoint.MaxDecimals) return (NumberParseResult.OutOfRange, 0);
        if (-exponent > decimals) return (NumberParseResult.NeedsMoreDecimals, 0);
        var scaled = digits * BigInteger.Pow(10, exponent + decimals);
        return BigInteger.Abs(scaled) > long.MaxValue ? (NumberParseResult.OutOfRange, 0) : (NumberParseResult.Ok, (long)scaled);
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();
}
