using Hummingbot.Plugins.Host.CommandLine;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class DurationTextTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5m", 90_000)]
    [InlineData("2h", 7_200_000)]
    public void Durations_are_a_number_with_a_unit(string text, int milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("30")]
    [InlineData("-5s")]
    [InlineData("0s")]
    [InlineData("1e3s")]
    [InlineData("5 m")]
    [InlineData("99999999999999999999999999999h")]
    public void Anything_else_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));
}
