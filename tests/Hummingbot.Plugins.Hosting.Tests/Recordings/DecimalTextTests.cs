using System.Globalization;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0.35240000", "0.3524")]
    [InlineData("1000", "1000")]
    [InlineData("1000.000", "1000")]
    [InlineData("-0.00", "0")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("0.000000000001", "0.000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void A_decimal_is_written_plainly_and_exactly(string number, string expected)
    {
        var text = DecimalText.Format(decimal.Parse(number, CultureInfo.InvariantCulture));

        Assert.Equal(expected, text);
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), decimal.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_small_literal_needs_no_exponent() => Assert.Equal("0.000000000001", DecimalText.Format(1E-12m));
}
