using System.Runtime.Intrinsics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.Tests.Numbers;

public sealed class PlainNumberReaderTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("0", 8, 0)]
    [InlineData("0.00000000", 8, 0)]
    [InlineData("64999.73000000", 2, 6499973)]
    [InlineData("64999.73000000", 8, 6499973000000)]
    [InlineData("64999.73", 8, 6499973000000)]
    [InlineData("0.00000001", 8, 1)]
    [InlineData("123456789012345", 0, 123456789012345)]
    [InlineData("1234567.12345678", 8, 123456712345678)]
    [InlineData("1.00000000000000", 14, 100000000000000)]
    [InlineData("7.0000000000000000000000000000", 1, 70)]
    [InlineData("12345678901234.5", 1, 123456789012345)]
    public void Reads_plain_numbers(string text, int decimals, long expected) =>
        Assert.Equal((text.Length, expected), Read(text + "\",\"9.9\"", decimals));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("00.5")]
    [InlineData("01")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("0.000000001")]
    [InlineData("0.0000000010")]
    [InlineData("12345678")]
    [InlineData("1.00000000000000000000000000000000")]
    public void Leaves_everything_else(string text) => Assert.Equal(0, Read(text + "\"", 8).Length);

    [Fact]
    public void Leaves_a_number_that_no_quote_ends()
    {
        Assert.Equal(0, Read("1.5", 8).Length);
        Assert.Equal(0, Read("11111111111111111111111111111111", 8).Length);
        Assert.Equal(0, Read("1.000000000000000000000000000000", 8).Length);
    }

    [Fact]
    public void Takes_only_what_the_parser_takes_and_reads_the_same_value()
    {
        var soup = Gen.Elements("0123456789....-e \",\0".ToCharArray()).ListOf().Select(list => string.Concat(list));
        var cases =
            from text in Gen.Frequency((3, Numbers()), (1, soup))
            from behind in soup
            from decimals in Gen.Choose(0, FixedPoint.MaxDecimals)
            select (Text: text + "\"" + behind, Decimals: decimals);

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(20_000), Prop.ForAll(cases.ToArbitrary(), number =>
        {
            var (length, value) = Read(number.Text, number.Decimals);
            if (length == 0) return true;
            var text = Encoding.UTF8.GetBytes(number.Text[..length]);
            return length == number.Text.IndexOf('"') &&
                FixedPointParser.TryParse(text, number.Decimals, out var parsed) == NumberParseResult.Ok && parsed == value;
        }));
    }

    [Fact]
    public void Takes_every_number_of_up_to_15_digits_at_its_scale()
    {
        var cases =
            from decimals in Gen.Choose(0, 14)
            from wholeDigits in Gen.Choose(1, PlainNumberReader.MaxDigits - decimals)
            from fractionDigits in Gen.Choose(0, decimals)
            from zeros in Gen.Choose(0, fractionDigits == decimals && decimals > 0 ? 31 - 1 - wholeDigits - fractionDigits : 0)
            from whole in Gen.Choose(1, 9).Select(first => $"{first}")
            from rest in Digits(wholeDigits - 1)
            from fraction in Digits(fractionDigits)
            select (Text: whole + rest + (fractionDigits > 0 ? "." : "") + fraction + new string('0', zeros), Decimals: decimals);

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(10_000), Prop.ForAll(cases.ToArbitrary(), number =>
            Read(number.Text + "\"", number.Decimals) is var (length, value) && length == number.Text.Length &&
            FixedPointParser.TryParse(Encoding.UTF8.GetBytes(number.Text), number.Decimals, out var parsed) == NumberParseResult.Ok && parsed == value));
    }

    [Fact]
    public void Puts_sixteen_digits_together_with_and_without_special_instructions()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var value = random.NextInt64((long)Math.Pow(10, random.Next(17)));
            var digits = Vector128.Create<byte>([.. $"{value:D16}".Select(digit => (byte)(digit - '0'))]);
            Assert.Equal(value, PlainNumberReader.Value(digits));
            Assert.Equal(value, PlainNumberReader.ValuePortably(digits));
        }
    }

    private static Gen<string> Numbers() =>
        from whole in Gen.Frequency(
            (2, Gen.Constant("0")),
            (5, Gen.Choose(0, 1_000_000).Select(value => $"{value}")),
            (1, Gen.Choose(1, 20).SelectMany(Digits)))
        from fraction in Gen.Frequency((1, Gen.Constant("")), (5, Gen.Choose(0, 20).SelectMany(Digits).Select(digits => "." + digits)))
        select whole + fraction;

    private static Gen<string> Digits(int count) =>
        Gen.Elements('0', '0', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').ListOf(count).Select(digits => string.Concat(digits));

    private static (int Length, long Value) Read(string text, int decimals)
    {
        var window = new byte[Vector256<byte>.Count];
        Encoding.UTF8.GetBytes(text).AsSpan(0, Math.Min(window.Length, Encoding.UTF8.GetByteCount(text))).CopyTo(window);
        return new PlainNumberReader(decimals).Read(Vector256.Create(window));
    }
}
