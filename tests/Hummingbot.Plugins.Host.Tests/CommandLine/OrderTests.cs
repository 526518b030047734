using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

/// <summary>Each command is a process of its own; the sandbox is another.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("Binance", "BTC-USDT")]
    [InlineData("Coinbase", "BTC-USD")]
    public async Task An_order_is_placed_filled_in_part_and_cancelled_by_processes_of_their_own(string venue, string pair)
    {
        using var workspace = new Workspace();
        workspace.Drop(venue);
        var exchange = venue.ToLowerInvariant();
        await using var sandbox = await SandboxProcess.StartAsync(workspace, exchange);
        await sandbox.TradeAsync(pair, "sell", "50000", "1");

        var placed = (await workspace.RunAsync(
            "order", "buy", exchange, pair, "0.1", "--price", "49000", "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.Equal("open", placed.GetProperty("state").GetString());
        Assert.Equal("49000", placed.GetProperty("price").GetString());
        var id = placed.GetProperty("clientOrderId").GetString()!;
        Assert.Equal("open", Assert.Single(await sandbox.OrdersAsync()).GetProperty("status").GetString());

        // While no process of ours runs.
        await sandbox.TradeAsync(pair, "sell", "49000", "0.04");
        var listed = (await workspace.RunAsync("order", "list", exchange, "--sandbox", sandbox.Control, "--json")).Done().Json;
        var open = Assert.Single(listed.GetProperty("orders").EnumerateArray());
        Assert.Equal("partially-filled", open.GetProperty("state").GetString());
        Assert.Equal("0.04", open.GetProperty("filledBase").GetString());

        var cancelled = (await workspace.RunAsync("order", "cancel", exchange, id, "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.Equal("cancelled", cancelled.GetProperty("state").GetString());
        Assert.Equal("cancelled", Assert.Single(await sandbox.OrdersAsync()).GetProperty("status").GetString());

        var again = (await workspace.RunAsync("order", "cancel", exchange, id, "--sandbox", sandbox.Control, "--json")).JsonErrorOf(1);
        Assert.Equal("orderEnded", again.GetProperty("kind").GetString());

        var history = (await workspace.RunAsync("history", exchange, "--sandbox", sandbox.Control, "--json")).Done().Json;
        var fill = Assert.Single(history.GetProperty("fills").EnumerateArray());
        Assert.Equal(("0.04", id), (fill.GetProperty("amount").GetString(), fill.GetProperty("clientOrderId").GetString()));
        Assert.Contains(id, (await workspace.RunAsync("order", "show", exchange, id, "--sandbox", sandbox.Control)).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_market_order_is_followed_to_its_end_and_the_balances_show_it()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        await sandbox.TradeAsync("BTC-USDT", "sell", "50000", "1");
        var before = await BalanceAsync(workspace, sandbox, "USDT");
        var order = (await workspace.RunAsync(
            "order", "buy", "binance", "BTC-USDT", "0.1", "--type", "market", "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.Equal("filled", order.GetProperty("state").GetString());
        Assert.Equal("5000", order.GetProperty("filledQuote").GetString());
        Assert.Single(order.GetProperty("fills").EnumerateArray());
        Assert.Equal(before - 5000m, await BalanceAsync(workspace, sandbox, "USDT"));
    }

    [Theory]
    [InlineData("0", "50000", "an amount is above zero")]
    [InlineData("-1", "50000", "an amount is above zero")]
    [InlineData("0.0000001", "50000", "the least amount is 0.00001 BTC")]
    [InlineData("0.1000001", "50000", "amounts are multiples of 0.00001 BTC")]
    [InlineData("99999999", "50000", "the greatest amount is")]
    [InlineData("0.00002", "50000", "the least worth is 5 USDT")]
    [InlineData("0.1", "50000.001", "prices are multiples of 0.01")]
    [InlineData("0.1", "0", "a price is above zero")]
    [InlineData("0.1", "-5", "a price is above zero")]
    public async Task What_breaks_a_rule_is_not_sent_and_the_nearest_that_passes_is_named(string amount, string price, string message)
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        await sandbox.TradeAsync("BTC-USDT", "sell", "50000", "1");
        var outcome = (await workspace.RunAsync("order", "buy", "binance", "BTC-USDT", amount, "--price", price, "--sandbox", sandbox.Control)).Failed();
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", outcome.Error, StringComparison.Ordinal);
        Assert.Matches(@"hint: the (nearest (price|amount) that passes|least price) is [0-9.]+ ", outcome.Error);
        Assert.Empty(await sandbox.OrdersAsync());
    }

    [Theory]
    [InlineData("order buy binance BTC-USDT", "'hbot order buy' needs <amount>")]
    [InlineData("order buy binance BTC-USDT much --price 1", "'much' is not a number")]
    [InlineData("order buy binance BTC-USDT 1e3 --price 1", "'1e3' is not a number")]
    [InlineData("order buy binance BTC-USDT 0.00000000000000000000000000001 --price 1", "has more than 28 digits")]
    [InlineData("order buy binance BTC-USDT 1", "a limit order needs --price")]
    [InlineData("order sell binance BTC-USDT 1 --price 1 --type market", "--price does not go with --type market")]
    [InlineData("order sell binance BTC-USDT 1 --price 1 --type stop", "'stop'")]
    [InlineData("order", "'hbot order' needs a command: buy, sell, cancel, cancel-all, list, show")]
    public async Task A_line_that_cannot_be_understood_is_wrong_usage(string line, string message)
    {
        using var workspace = new Workspace();
        var outcome = (await workspace.RunAsync(line.Split(' '))).Failed(exitCode: 2);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_found_again_and_not_sent_twice()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        await sandbox.TradeAsync("BTC-USDT", "sell", "50000", "1");
        await sandbox.BreakAsync(new { kind = "responseLost", method = "POST", match = "*/order*", count = 1 });
        var order = (await workspace.RunAsync(
            "order", "buy", "binance", "BTC-USDT", "0.1", "--price", "49000", "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.Equal("open", order.GetProperty("state").GetString());
        Assert.Single(await sandbox.OrdersAsync());
    }

    [Fact]
    public async Task Cancel_all_cancels_what_is_on_record_and_nothing_else()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        await sandbox.TradeAsync("BTC-USDT", "sell", "50000", "1");
        foreach (var price in new[] { "48000", "49000" })
            (await workspace.RunAsync("order", "buy", "binance", "BTC-USDT", "0.1", "--price", price, "--sandbox", sandbox.Control)).Done();
        var results = (await workspace.RunAsync("order", "cancel-all", "binance", "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.All(results.GetProperty("results").EnumerateArray(), result => Assert.True(result.GetProperty("cancelled").GetBoolean()));
        Assert.Equal(["cancelled", "cancelled"], (await sandbox.OrdersAsync()).Select(order => order.GetProperty("status").GetString()));
        Assert.Equal("No open orders.\n", (await workspace.RunAsync("order", "list", "--sandbox", sandbox.Control)).Done().Output);
    }

    [Fact]
    public async Task An_order_that_is_not_on_record_is_not_asked_for()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        foreach (var command in new[] { "cancel", "show" })
            Assert.Equal("unknownOrder", (await workspace.RunAsync("order", command, "binance", "nobody", "--json")).JsonErrorOf(1).GetProperty("kind").GetString());
    }

    private static async Task<decimal> BalanceAsync(Workspace workspace, SandboxProcess sandbox, string asset)
    {
        var json = (await workspace.RunAsync("balance", "binance", "--sandbox", sandbox.Control, "--json")).Done().Json;
        var balances = json.GetProperty("exchanges")[0].GetProperty("balances").EnumerateArray();
        var text = balances.Single(balance => balance.GetProperty("asset").GetString() == asset).GetProperty("total").GetString()!;
        return decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
