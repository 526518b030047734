using System.Text.Json;
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

    [Fact]
    public async Task Without_recordings_it_trades_on_both_sandboxes_and_everything_is_right()
    {
        using var workspace = Workspace.WithVenues();
        var outcome = (await workspace.RunAsync("demo", "--json")).Done();
        Assert.Empty(outcome.Error);
        foreach (var exchange in new[] { "binance", "coinbase" })
        {
            var events = OfType(outcome, "event").Where(line => Text(line, "exchange") == exchange).ToList();
            Assert.Equal(
                ["BuyOrderCreated", "OrderFilled", "OrderFilled", "BuyOrderCompleted", "SellOrderCreated", "OrderCancelled"],
                events.Select(line => Text(line, "event")));
            Assert.Single(events.Take(4).Select(line => Text(line, "clientOrderId")).Distinct());
            Assert.All(events.Where(line => Text(line, "event") == "OrderFilled"), fill => Assert.NotEmpty(fill.GetProperty("fee").EnumerateObject()));

            var summary = Assert.Single(OfType(outcome, "summary"), line => Text(line, "exchange") == exchange);
            Assert.Equal((2, 2), (summary.GetProperty("orders").GetInt32(), summary.GetProperty("fills").GetInt32()));
            Assert.True(summary.GetProperty("balancesRight").GetBoolean());
            Assert.True(summary.GetProperty("recordRight").GetBoolean());
            Assert.True(summary.GetProperty("rows").GetInt32() >= 10);
        }

        Assert.Equal(4, OfType(outcome, "book").Count());
        Assert.Equal(4, OfType(outcome, "balances").Count());
        // Nothing is left behind unless a folder is named.
        Assert.False(Directory.Exists(workspace.Data));
    }

    [Fact]
    public async Task Without_any_sandbox_there_is_nothing_to_trade_on()
    {
        using var workspace = new Workspace();
        var outcome = (await workspace.RunAsync("demo", "--plugins", workspace.Root)).Failed();
        Assert.Contains("no exchange with a sandbox and a connector is loaded", outcome.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> OfType(Outcome outcome, string type) => outcome.JsonLines.Where(line => Text(line, "type") == type);

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
