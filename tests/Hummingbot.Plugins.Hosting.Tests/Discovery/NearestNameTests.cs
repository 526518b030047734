namespace Hummingbot.Plugins.Hosting.Tests.Discovery;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["binance", "binance_us", "coinbase", "kraken"];

    [Theory]
    [InlineData("binanse", "binance")]
    [InlineData("Kraken", "kraken")]
    [InlineData("coin", "coinbase")]
    [InlineData("karken", "kraken")]
    [InlineData("poloniex", null)]
    [InlineData("", null)]
    public void The_name_that_was_probably_meant_is_suggested(string asked, string? suggestion) =>
        Assert.Equal(suggestion, NearestName.Find(asked, Known));

    [Fact]
    public void An_unknown_exchange_lists_the_known_ones()
    {
        var error = new UnknownExchangeException("binanse", Known);
        Assert.Equal(
            "Unknown exchange 'binanse'. Did you mean 'binance'? Known exchanges: binance, binance_us, coinbase, kraken.", error.Message);
    }
}
