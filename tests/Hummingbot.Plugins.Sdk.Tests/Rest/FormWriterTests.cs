using System.Text;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

public sealed class FormWriterTests
{
    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("a b&c=d+é/%")]
    [InlineData("币安USDT")]
    [InlineData("-._~")]
    [InlineData("")]
    public void Text_is_percent_encoded(string value)
    {
        var form = new FormWriter(stackalloc byte[64]);
        form.Add("symbol"u8, value);
        Assert.Equal($"symbol={Uri.EscapeDataString(value)}", Encoding.ASCII.GetString(form.Written));
    }

    [Theory]
    [InlineData("0.00001000", "0.00001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001", "-0.0000000000000000000000000001")]
    [InlineData("50000.0", "50000")]
    public void Numbers_are_plain_and_without_zeros_at_their_end(string value, string text)
    {
        var form = new FormWriter(stackalloc byte[64]);
        form.Add("price"u8, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"price={text}", Encoding.ASCII.GetString(form.Written));
    }

    [Fact]
    public async Task What_the_buffer_does_not_hold_is_written_all_the_same()
    {
        var content = Content();
        var expected = string.Join('&', Enumerable.Range(0, 100).Select(i => $"n={i}")) + "&signature=00ff";
        Assert.Equal(expected, await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected.Length, content.Headers.ContentLength);

        static HttpContent Content()
        {
            var form = new FormWriter(stackalloc byte[8]);
            for (var i = 0; i < 100; i++) form.Add("n"u8, i);
            form.AddHex("signature"u8, [0, 255]);
            return form.ToContent();
        }
    }
}
