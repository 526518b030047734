using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class UsageTests
{
    [Theory]
    [InlineData("bok binance BTC-USDT", "unknown command 'bok'; did you mean 'book'?")]
    [InlineData("frobnicate", "unknown command 'frobnicate'; there are: ")]
    [InlineData("plugins", "'hbot plugins' needs a command: list, info, verify, enable")]
    [InlineData("book", "'hbot book' needs <exchange>")]
    [InlineData("book binance", "'hbot book' needs <pair>")]
    [InlineData("book binance BTC-USDT --dept 3", "unknown option '--dept' for 'hbot book'; did you mean '--depth'?")]
    [InlineData("book binance BTC-USDT --depth 0", "'0' is not a number for --depth; it needs a whole number above 0")]
    [InlineData("book binance BTC-USDT --depth many", "'many' is not a number for --depth")]
    [InlineData("pairs binance coinbase", "'hbot pairs' does not take 'coinbase'")]
    [InlineData("demo binance", "'binance' is not EXCHANGE=FOLDER")]
    [InlineData("demo binance=a binance=b", "'binance' is named twice")]
    [InlineData("demo --speed 2", "--speed goes with recordings")]
    [InlineData("record binance BTC-USDT", "'--out' is required")]
    [InlineData("record binance BTC-USDT --out x --duration long", "'long' is not a duration; write it like 30s, 5m or 1h")]
    [InlineData("replay binance folder --speed -1", "'-1' is not a number for --speed")]
    [InlineData("completion fish", "'fish'")]
    [InlineData("exchanges --config", "--config")]
    public async Task A_line_that_cannot_be_understood_is_wrong_usage(string line, string message)
    {
        using var workspace = new Workspace();
        var outcome = (await workspace.RunAsync(line.Split(' '))).Failed(exitCode: 2);
        Assert.Empty(outcome.Output);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^hint: 'hbot.* --help' shows how it is used$", outcome.Error);
    }

    [Fact]
    public async Task With_json_wrong_usage_is_one_json_object_on_standard_error()
    {
        using var workspace = new Workspace();
        var outcome = await workspace.RunAsync("bok", "--json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Equal("usage", outcome.JsonError.GetProperty("kind").GetString());
        Assert.Equal(2, outcome.JsonError.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task An_argument_that_begins_with_an_at_sign_is_no_response_file()
    {
        using var workspace = new Workspace();
        workspace.Write("line", "binance");
        var outcome = (await workspace.RunAsync("pairs", "@line")).Failed();
        Assert.Contains("unknown exchange '@line'", outcome.Error, StringComparison.Ordinal);
    }
}
