using System.Text.Json;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class ReplayTests
{
    private static readonly string[] Keys =
    [
        "exchange", "pair", "frames", "bytes", "snapshots", "diffsApplied", "diffsDiscarded", "gaps", "trades", "lastUpdateId", "bestBid",
        "bestAsk", "bids", "asks", "crossed", "elapsedMs", "framesPerSecond", "ready", "reason",
    ];

    [Theory]
    [InlineData("binance", "BLZ-ETH", 9, 7, 1, 281916636L, "0.00006547", "0.0000656")]
    [InlineData("binance", "LRC-BTC", 7, 3, 2, 259345547L, "0.00000637", "0.00000638")]
    [InlineData("binance", "NKN-USDT", 115, 71, 1, 499869979L, "0.3524", "0.3529")]
    [InlineData("binance", "RUNE-EUR", 1, 0, 1, 15602511L, "6.251", "6.269")]
    [InlineData("binance-2021-08", "XMR-BTC", 191, 137, 1, 0L, "0.005773", "0.005779")]
    [InlineData("binance-2021-08", "FTM-USDT", 520, 222, 7, 0L, "0.33936", "0.33962")]
    [InlineData("binance-2021-08", "SXP-BTC", 172, 94, 7, 0L, "0.00007481", "0.0000749")]
    [InlineData("binance-2021-08", "BADGER-BTC", 120, 75, 3, 0L, "0.0005835", "0.0005863")]
    public async Task Binance_books_are_those_of_the_recording(
        string recording, string pair, int frames, int applied, int discarded, long lastUpdateId, string bestBid, string bestAsk)
    {
        using var workspace = Workspace.WithVenues();
        var line = (await workspace.RunAsync("replay", "binance", BuildPlaces.Recording(recording), "--pair", pair, "--json")).Done().Json;
        Assert.Equal(Keys, line.EnumerateObject().Select(property => property.Name));
        Assert.Equal("binance", line.GetProperty("exchange").GetString());
        Assert.Equal(pair, line.GetProperty("pair").GetString());
        Assert.Equal(frames, line.GetProperty("frames").GetInt32());
        Assert.Equal(1, line.GetProperty("snapshots").GetInt32());
        Assert.Equal(applied, line.GetProperty("diffsApplied").GetInt32());
        Assert.Equal(discarded, line.GetProperty("diffsDiscarded").GetInt32());
        Assert.Equal(0, line.GetProperty("gaps").GetInt32());
        Assert.Equal(0, line.GetProperty("crossed").GetInt32());
        if (lastUpdateId != 0) Assert.Equal(lastUpdateId, line.GetProperty("lastUpdateId").GetInt64());
        Assert.Equal(bestBid, line.GetProperty("bestBid").GetProperty("price").GetString());
        Assert.Equal(bestAsk, line.GetProperty("bestAsk").GetProperty("price").GetString());
        Assert.Equal(bestBid, line.GetProperty("bids")[0][0].GetString());
        Assert.Equal(bestAsk, line.GetProperty("asks")[0][0].GetString());
        Assert.True(line.GetProperty("ready").GetBoolean());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task Coinbase_books_are_those_of_the_recording_sorted_by_pair()
    {
        using var workspace = Workspace.WithVenues();
        var lines = (await workspace.RunAsync("replay", "coinbase", BuildPlaces.Recording("coinbase"), "--json")).Done().JsonLines;
        var frames = lines.ToDictionary(line => line.GetProperty("pair").GetString()!, line => line.GetProperty("frames").GetInt32());
        Assert.Equal(frames.Keys.Order(StringComparer.Ordinal), frames.Keys);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["BAND-BTC"] = 445,
                ["BAND-GBP"] = 265,
                ["CRV-EUR"] = 319,
                ["DASH-BTC"] = 982,
                ["NMR-EUR"] = 351,
                ["NU-GBP"] = 65,
                ["SKL-BTC"] = 779,
                ["SKL-GBP"] = 183,
                ["SKL-USD"] = 1221,
                ["YFI-BTC"] = 358,
            },
            frames);
        Assert.All(lines, line =>
        {
            Assert.True(line.GetProperty("ready").GetBoolean());
            Assert.Equal(1, line.GetProperty("snapshots").GetInt32());
            Assert.Equal(JsonValueKind.Null, line.GetProperty("lastUpdateId").ValueKind);
        });
        Assert.Equal(4876, lines.Sum(line => line.GetProperty("diffsApplied").GetInt32()));
    }

    [Fact]
    public async Task All_levels_are_printed_unless_a_depth_is_given()
    {
        using var workspace = Workspace.WithVenues();
        string[] line = ["replay", "binance", BuildPlaces.Recording("binance"), "--pair", "rune-eur", "--json"];
        var all = (await workspace.RunAsync(line)).Done().Json;
        Assert.Equal((221, 468), (all.GetProperty("bids").GetArrayLength(), all.GetProperty("asks").GetArrayLength()));
        var few = (await workspace.RunAsync([.. line, "--depth", "2"])).Done().Json;
        Assert.Equal((2, 2), (few.GetProperty("bids").GetArrayLength(), few.GetProperty("asks").GetArrayLength()));
        Assert.All(all.GetProperty("bids").EnumerateArray().SelectMany(level => level.EnumerateArray()), number =>
            Assert.DoesNotMatch(@"\..*0$|\.$|[eE]", number.GetString()!));
    }

    [Fact]
    public async Task People_get_ladders_and_a_summary()
    {
        using var workspace = Workspace.WithVenues();
        var text = (await workspace.RunAsync("replay", "binance", BuildPlaces.Recording("binance"), "--depth", "3")).Done().Output;
        Assert.Contains("binance NKN-USDT", text, StringComparison.Ordinal);
        Assert.Contains("─ 0.35265 ─ spread 0.0005 (0.142 %)", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^binance\s+NKN-USDT\s+115\s+71\s+1\s+0\s", text);
        Assert.DoesNotContain("\e", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_the_recording_does_not_have_is_answered_with_those_it_has()
    {
        using var workspace = Workspace.WithVenues();
        var outcome = (await workspace.RunAsync("replay", "binance", BuildPlaces.Recording("binance"), "--pair", "NKNUSDT", "--json")).Failed();
        Assert.Empty(outcome.Output);
        Assert.Equal("unknownPair", outcome.JsonError.GetProperty("kind").GetString());
        Assert.EndsWith("it has BLZ-ETH, LRC-BTC, NKN-USDT, RUNE-EUR", outcome.JsonError.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("did you mean NKN-USDT?", outcome.JsonError.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task A_gap_fails_and_the_results_are_printed_all_the_same()
    {
        using var workspace = Workspace.WithVenues();
        var folder = workspace.CopyRecording("binance");
        var path = Path.Combine(folder, "ws.jsonl");
        var lines = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).ToList();
        lines.RemoveAt(lines.FindLastIndex(lines.Count - 3, line => line.Contains("nknusdt@depth@100ms\\\"", StringComparison.Ordinal)));
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);

        var outcome = (await workspace.RunAsync("replay", "binance", folder, "--json", "--depth", "1")).Failed();
        Assert.Equal(4, outcome.JsonLines.Count);
        var broken = outcome.JsonLines.Single(line => line.GetProperty("pair").GetString() == "NKN-USDT");
        Assert.Equal(1, broken.GetProperty("gaps").GetInt32());
        Assert.False(broken.GetProperty("ready").GetBoolean());
        Assert.Equal("gap", outcome.JsonError.GetProperty("kind").GetString());
        Assert.Contains("NKN-USDT", outcome.JsonError.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_was_cut_off_fails_with_its_line_and_shows_what_came_before()
    {
        using var workspace = Workspace.WithVenues();
        var folder = workspace.CopyRecording("binance");
        var path = Path.Combine(folder, "ws.jsonl");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes[..^100], TestContext.Current.CancellationToken);

        var outcome = (await workspace.RunAsync("replay", "binance", folder, "--json", "--depth", "1")).Failed();
        Assert.Equal(4, outcome.JsonLines.Count);
        Assert.Equal("truncatedRecording", outcome.JsonError.GetProperty("kind").GetString());
        Assert.Contains("ws.jsonl line 133", outcome.JsonError.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_fails_with_its_line()
    {
        using var workspace = Workspace.WithVenues();
        var folder = workspace.CopyRecording("binance");
        var path = Path.Combine(folder, "ws.jsonl");
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        lines[60] = lines[60][..lines[60].IndexOf("\"body\":", StringComparison.Ordinal)] + "\"body\":\"{\\\"stream\\\":\"}";
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);

        var outcome = (await workspace.RunAsync("replay", "binance", folder)).Failed();
        Assert.Contains("ws.jsonl line 61", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("binance NKN-USDT", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_recording_is_named()
    {
        using var workspace = Workspace.WithVenues();
        Assert.Contains("nowhere does not exist", (await workspace.RunAsync("replay", "binance", "nowhere")).Failed().Error, StringComparison.Ordinal);
        Assert.Contains("holds no recording", (await workspace.RunAsync("replay", "binance", "plugins")).Failed().Error, StringComparison.Ordinal);
    }
}
