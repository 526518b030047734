using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class SandboxTests
{
    [Theory]
    [InlineData("Binance", "api_key,api_secret", "ws-api")]
    [InlineData("Coinbase", null, null)]
    public async Task It_prints_one_line_with_addresses_and_keys_and_runs_until_interrupted(string venue, string? fields, string? userPath)
    {
        using var workspace = new Workspace();
        workspace.Drop(venue);
        var exchange = venue.ToLowerInvariant();
        await using var sandbox = await SandboxProcess.StartAsync(workspace, exchange);
        var line = sandbox.Line;
        Assert.Equal(["exchange", "rest", "ws", "credentials", "control"], line.EnumerateObject().Select(member => member.Name));
        Assert.Equal(exchange, line.GetProperty("exchange").GetString());
        foreach (var address in new[] { line.GetProperty("rest"), line.GetProperty("ws").GetProperty("market"), line.GetProperty("ws").GetProperty("user") })
            Assert.True(new Uri(address.GetString()!).IsLoopback);
        if (userPath is not null) Assert.Contains(userPath, line.GetProperty("ws").GetProperty("user").GetString()!, StringComparison.Ordinal);

        var info = (await workspace.RunAsync("plugins", "info", exchange, "--json")).Done().Json;
        var descriptor = info.GetProperty("exchange").GetProperty("credentials").EnumerateArray().Select(field => field.GetProperty("key").GetString()!).ToArray();
        Assert.Equal(descriptor, line.GetProperty("credentials").EnumerateObject().Select(member => member.Name));
        if (fields is not null) Assert.Equal(fields.Split(','), descriptor);

        var end = (await sandbox.EndAsync()).Done();
        Assert.Single(end.JsonLines);
    }

    [Fact]
    public async Task People_get_a_block_that_tells_how_to_use_it()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var process = workspace.Start("sandbox", "binance");
        var line = await process.WaitForLineAsync(text => text.StartsWith("Trade on it", StringComparison.Ordinal));
        Assert.Matches("hbot balance binance --sandbox http://127.0.0.1:[0-9]+/_sandbox/", line);
        await process.InterruptAsync();
        (await process.FinishAsync()).Done();
    }

    [Fact]
    public async Task Market_data_of_a_sandbox_in_the_same_process_needs_no_address()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        var pairs = (await workspace.RunAsync("pairs", "--sandbox", "binance", "--json")).Done().Json.GetProperty("pairs");
        Assert.Contains(pairs.EnumerateArray(), pair => pair.GetString() == "BTC-USDT");
    }

    [Fact]
    public async Task An_exchange_without_a_sandbox_says_so()
    {
        using var workspace = new Workspace();
        workspace.DropFixture("pairs=ok");
        var outcome = (await workspace.RunAsync("sandbox", "fixture_00")).Failed();
        Assert.Contains("has no sandbox", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/_sandbox/", 1, "no sandbox answers at http://127.0.0.1:9/_sandbox/")]
    [InlineData("https://example.com/", 2, "is not the control address of a sandbox")]
    public async Task An_address_where_there_is_none_never_falls_back_on_the_exchange(string address, int exitCode, string message)
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        var outcome = (await workspace.RunAsync("balance", "binance", "--sandbox", address)).Failed(exitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_of_another_exchange_is_refused()
    {
        using var workspace = Workspace.WithVenues();
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "coinbase");
        var outcome = (await workspace.RunAsync("price", "binance", "BTC-USDT", "--sandbox", sandbox.Control, "--json")).JsonErrorOf(1);
        Assert.Equal("sandbox", outcome.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("--port 0", "'0' is not a number for --port")]
    [InlineData("--port 70000", "'70000' is not a number for --port")]
    [InlineData("--seed x", "'x' is not a number for --seed")]
    public async Task Bad_numbers_are_wrong_usage(string options, string message)
    {
        using var workspace = new Workspace();
        var outcome = (await workspace.RunAsync(["sandbox", "binance", .. options.Split(' ')])).Failed(exitCode: 2);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
