using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class DemoTests
{
    private static readonly string[] Line =
        ["demo", $"binance={BuildPlaces.Recording("binance")}", $"coinbase={BuildPlaces.Recording("coinbase")}"];

    [Fact]
    public async Task Without_a_terminal_books_and_summary_are_printed_at_once()
    {
        using var workspace = Workspace.WithVenues();
        var outcome = (await workspace.RunAsync(Line)).Done();
        Assert.Empty(outcome.Error);
        Assert.Contains("coinbase SKL-USD", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^binance\s+NKN-USDT\s+115\s+71\s+1\s+0\s+1\s+0\.3524\s+0\.3529\s+ready\s+\d+$", outcome.Output);
        Assert.Matches(@"(?m)^coinbase\s+SKL-USD\s+1221\s", outcome.Output);
        Assert.DoesNotContain("\e", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_each_pair_is_a_line()
    {
        using var workspace = Workspace.WithVenues();
        var lines = (await workspace.RunAsync([.. Line, "--json"])).Done().JsonLines;
        Assert.Equal(14, lines.Count);
        Assert.All(lines, line => Assert.True(line.GetProperty("ready").GetBoolean()));
    }

    [Fact]
    public async Task A_recording_of_another_exchange_fails()
    {
        using var workspace = Workspace.WithVenues();
        (await workspace.RunAsync("demo", $"binance={BuildPlaces.Recording("coinbase")}")).Failed();
    }
}
