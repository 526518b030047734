using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

/// <summary>The commands that talk to an exchange, against one on loopback.</summary>
public sealed class LiveVenueTests : IAsyncLifetime
{
    private readonly Workspace _workspace = Workspace.WithVenues();
    private BinanceStub _venue = null!;

    public async ValueTask InitializeAsync()
    {
        _venue = await BinanceStub.StartAsync();
        _workspace.Write("plugins.json", _venue.Configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await _venue.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task Pairs_are_those_of_the_exchange()
    {
        Assert.Equal("BTC-USDT\nETH-BTC\nETH-USDT\n", (await _workspace.RunAsync("pairs", "binance")).Done().Output);
        var json = (await _workspace.RunAsync("pairs", "binance", "--json")).Done().Json;
        Assert.Equal(3, json.GetProperty("pairs").GetArrayLength());
    }

    [Fact]
    public async Task The_price_is_mid_and_last_trade()
    {
        var price = (await _workspace.RunAsync("price", "binance", "BTC-USDT", "--json")).Done().Json;
        Assert.Equal("100", price.GetProperty("mid").GetString());
        Assert.Equal("100.1", price.GetProperty("lastTrade").GetString());
        Assert.Contains("100 USDT", (await _workspace.RunAsync("price", "binance", "btc-usdt")).Done().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price", "BTCUSDT", "did you mean BTC-USDT?")]
    [InlineData("book", "BTC-USDC", "did you mean BTC-USDT?")]
    [InlineData("trades", "ETH-XYZ", "did you mean ETH-BTC or ETH-USDT?")]
    [InlineData("book", "ABC-DEF", "'hbot pairs binance' lists its 3 pairs; one is BTC-USDT")]
    public async Task A_pair_that_does_not_exist_is_answered_with_those_near(string command, string pair, string hint)
    {
        var outcome = (await _workspace.RunAsync(command, "binance", pair)).Failed();
        Assert.Equal($"error: Binance (binance) has no trading pair '{pair}'\nhint: {hint}\n", outcome.Error);
    }

    [Fact]
    public async Task The_book_is_shown_once()
    {
        var book = (await _workspace.RunAsync("book", "binance", "BTC-USDT", "--json", "--depth", "1")).Done().Json;
        Assert.Equal("99.5", book.GetProperty("bids")[0][0].GetString());
        Assert.Equal(1, book.GetProperty("asks").GetArrayLength());
        Assert.Equal("1", book.GetProperty("spread").GetString());
        var text = (await _workspace.RunAsync("book", "binance", "BTC-USDT")).Done().Output;
        Assert.Contains("─ 100 ─ spread 1.0 (1 %)", text, StringComparison.Ordinal);
        Assert.Contains("2 bid and 2 ask levels", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watched_book_is_a_line_a_second_until_it_is_interrupted()
    {
        await using var watch = _workspace.Start("book", "binance", "BTC-USDT", "--watch", "--json");
        var line = await watch.WaitForLineAsync(text => text.Contains("\"ready\"", StringComparison.Ordinal));
        Assert.Equal("99.5", JsonDocument.Parse(line).RootElement.GetProperty("bids")[0][0].GetString());
        await watch.InterruptAsync();
        var outcome = (await watch.FinishAsync()).Done();
        Assert.NotEmpty(outcome.JsonLines);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_a_stream_quietly()
    {
        await using var watch = _workspace.Start("trades", "binance", "BTC-USDT", "--watch");
        await watch.WaitForLineAsync(_ => true);
        watch.CloseOutput();
        var outcome = await watch.FinishAsync();
        Assert.Equal((0, string.Empty), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task Trades_end_after_the_count()
    {
        var trades = (await _workspace.RunAsync("trades", "binance", "BTC-USDT", "--count", "3", "--json")).Done().JsonLines;
        Assert.Equal(3, trades.Count);
        Assert.Equal("buy", trades[0].GetProperty("side").GetString());
        Assert.Equal("0.25", trades[0].GetProperty("amount").GetString());
    }

    [Fact]
    public async Task What_was_recorded_can_be_replayed()
    {
        await using var recording = _workspace.Start("record", "binance", "BTC-USDT", "--out", "rec", "--duration", "10m", "--json");
        await Soon.Holds(Path.Combine(_workspace.Root, "rec", "rest.jsonl"), "/api/v3/depth");
        await Soon.Holds(Path.Combine(_workspace.Root, "rec", "ws.jsonl"), "btcusdt@trade", times: 100);
        await recording.InterruptAsync();
        var recorded = (await recording.FinishAsync()).Done().Json;
        Assert.True(recorded.GetProperty("messages").GetInt64() > 10);
        var replayed = (await _workspace.RunAsync("replay", "binance", "rec", "--json")).Done().Json;
        Assert.Equal("BTC-USDT", replayed.GetProperty("pair").GetString());
        Assert.True(replayed.GetProperty("ready").GetBoolean());
        Assert.True(replayed.GetProperty("trades").GetInt64() > 0);
        Assert.Contains("not empty", (await _workspace.RunAsync("record", "binance", "BTC-USDT", "--out", "rec")).Failed().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_ends_by_itself_after_its_duration()
    {
        var outcome = await _workspace.RunAsync("record", "binance", "BTC-USDT", "--out", "rec", "--duration", "1s", "--json");
        // A slow machine may need longer than that for the book.
        Assert.True(outcome.ExitCode == 0 || outcome.Error.Contains("ended before these books were ready", StringComparison.Ordinal), outcome.Error);
        Assert.True(outcome.Json.GetProperty("elapsedMs").GetInt64() >= 1000);
    }

    [Fact]
    public async Task A_recording_of_a_pair_that_does_not_exist_leaves_no_folder()
    {
        (await _workspace.RunAsync("record", "binance", "BTC-USDC", "--out", "rec", "--duration", "1s")).Failed();
        Assert.False(Directory.Exists(Path.Combine(_workspace.Root, "rec")));
    }

    [Fact]
    public async Task A_run_tells_its_changes_and_status_shows_it_from_elsewhere()
    {
        Assert.Equal("none", (await StatusAsync()).GetProperty("state").GetString());
        await using var run = _workspace.Start("run");
        await run.WaitForLineAsync(text => text.EndsWith("binance BTC-USDT ready", StringComparison.Ordinal));
        // The file follows what is printed, and on a slow machine it may be out of date for a moment.
        var status = default(JsonElement);
        await Soon.Until(async () => IsRunning(status = await StatusAsync()) && StateOf(status.GetProperty("books")[0]) == "ready");
        Assert.Equal("99.5", status.GetProperty("books")[0].GetProperty("bestBid").GetString());

        var second = (await _workspace.RunAsync("run")).Failed();
        Assert.Contains("in use by another 'hbot run'", second.Error, StringComparison.Ordinal);

        await run.InterruptAsync();
        (await run.FinishAsync()).Done();
        Assert.Equal("none", (await StatusAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_run_that_was_killed_is_known_to_have_ended()
    {
        await using var run = _workspace.Start("run", "--exchange", "binance", "--pair", "BTC-USDT");
        await run.WaitForLineAsync(text => text.EndsWith("ready", StringComparison.Ordinal));
        await Soon.Until(async () => IsRunning(await StatusAsync()));
        await run.KillAsync();
        Assert.Equal("ended", (await StatusAsync()).GetProperty("state").GetString());
        Assert.Contains("has ended without cleaning up", (await _workspace.RunAsync("status")).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exchange_that_cannot_be_reached_is_named_with_what_to_do()
    {
        // A port that is taken and on which nobody listens.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _workspace.Write(
            "plugins.json", _venue.Configuration.Replace($":{_venue.Address.Port}", $":{((IPEndPoint)port.LocalEndPoint!).Port}", StringComparison.Ordinal));
        var outcome = (await _workspace.RunAsync("pairs", "binance", "--json")).Failed();
        Assert.Empty(outcome.Output);
        Assert.Equal("binance", outcome.JsonError.GetProperty("exchange").GetString());
        Assert.Contains("check the network", outcome.JsonError.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_nothing_to_run_without_pairs()
    {
        _workspace.Write("plugins.json", """{ "version": 1 }""");
        Assert.Contains("there is nothing to run", (await _workspace.RunAsync("run")).Failed().Error, StringComparison.Ordinal);
        Assert.Contains("--pair needs to know where", (await _workspace.RunAsync("run", "--pair", "BTC-USDT")).Failed().Error, StringComparison.Ordinal);
    }

    private static bool IsRunning(JsonElement status) => StateOf(status) == "running";

    private static string? StateOf(JsonElement element) => element.GetProperty("state").GetString();

    private async Task<JsonElement> StatusAsync() => (await _workspace.RunAsync("status", "--json")).Done().Json.GetProperty("run");
}
