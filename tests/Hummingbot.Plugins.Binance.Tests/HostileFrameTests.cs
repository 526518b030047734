using System.Text;
using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class HostileFrameTests
{
    public static TheoryData<string, string> Frames_that_break_the_protocol => new()
    {
        { "an exponent beyond everything", Diff("""[["1e400","1"]]""") },
        { "not a number", Diff("""[["NaN","1"]]""") },
        { "infinity", Diff("""[["1","Infinity"]]""") },
        { "hexadecimal", Diff("""[["0x10","1"]]""") },
        { "forty digits", Diff($"[[\"{new string('9', 40)}\",\"1\"]]") },
        { "forty decimals", Diff($"[[\"1\",\"0.{new string('3', 40)}\"]]") },
        { "a negative amount", Diff("""[["1","-1"]]""") },
        { "a price of zero", Diff("""[["0.00","1"]]""") },
        { "an empty price", Diff("""[["","1"]]""") },
        { "a level without an amount", Diff("""[["1"]]""") },
        { "a level that is an object", Diff("""[{"p":"1"}]""") },
        { "levels that are an object", Diff("{}") },
        { "levels twice", Diff("""[],"b":[]""") },
        { "a missing first id", Diff("[]").Replace("\"U\":11,", string.Empty) },
        { "a missing last id", Diff("[]").Replace("\"u\":12,", string.Empty) },
        { "a missing time", Diff("[]").Replace("\"E\":1,", string.Empty) },
        { "a missing symbol", Diff("[]").Replace("\"s\":\"BTCUSDT\",", string.Empty) },
        { "missing asks", Diff("[]").Replace(",\"a\":[]", string.Empty) },
        { "a range that ends before it begins", Diff("[]").Replace("\"U\":11", "\"U\":13") },
        { "an id that is text", Diff("[]").Replace("\"u\":12", "\"u\":\"12\"") },
        { "an id with a fraction", Diff("[]").Replace("\"u\":12", "\"u\":12.5") },
        { "an id beyond 64 bits", Diff("[]").Replace("\"u\":12", "\"u\":92233720368547758070") },
        { "a negative id", Diff("[]").Replace("\"U\":11", "\"U\":-11") },
        { "a time in another age", Diff("[]").Replace("\"E\":1,", "\"E\":1770000000000000000,") },
        { "arrays ten thousand deep", Diff(new string('[', 10_000) + new string(']', 10_000)) },
        { "an unknown key ten thousand deep", Diff($"[],\"x\":{new string('[', 10_000)}{new string(']', 10_000)}") },
        { "an event of another kind than its stream's", "{\"stream\":\"btcusdt@trade\",\"data\":" + Diff("[]") + "}" },
        { "an event of another symbol than its stream's", "{\"stream\":\"ethbtc@depth\",\"data\":" + Diff("[]") + "}" },
        { "a depth stream without an event name", """{"stream":"btcusdt@depth","data":{"s":"BTCUSDT","U":1,"u":1,"b":[],"a":[]}}""" },
        { "something behind the message", Diff("[]") + Diff("[]") },
        { "a truncated message", Diff("""[["1","1"]]""")[..^12] },
        { "an empty message", "" },
        { "an empty object", "{}" },
        { "an array", "[]" },
        { "a page", "<html>502 Bad Gateway</html>" },
        { "a broken escape", Diff("[]").Replace("BTCUSDT", "\\ud800") },
        { "a trade without a price", """{"e":"trade","E":1,"s":"BTCUSDT","t":1,"q":"1","T":1,"m":true}""" },
        { "a trade without a side", """{"e":"trade","E":1,"s":"BTCUSDT","t":1,"p":"1","q":"1","T":1}""" },
        { "a trade at a price of zero", """{"e":"trade","E":1,"s":"BTCUSDT","t":1,"p":"0","q":"1","T":1,"m":true}""" },
    };

    [Theory]
    [MemberData(nameof(Frames_that_break_the_protocol))]
    public async Task A_frame_that_breaks_the_protocol_is_refused_and_the_book_is_unchanged(string what, string frame)
    {
        await using var host = new PluginHost();
        var error = await ReplayAsync(host, Encoding.UTF8.GetBytes(frame));

        Assert.NotNull(error);
        Assert.True(error.Kind == ExchangeErrorKind.BadData, what);
        Assert.Equal("binance", error.Exchange);
        var book = host.Tracker.Snapshot["BTC-USDT"];
        Assert.Equal((10L, 2, 1), (book.UpdateId, book.Bids.Count, book.Asks.Count));
        Assert.Equal(new OrderBookRow(100m, 1m, 10), book.Bids[0]);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_refused()
    {
        await using var host = new PluginHost();
        var frame = Encoding.UTF8.GetBytes(Diff("[]"));
        frame[^2] = 0xff;
        Assert.Equal(ExchangeErrorKind.BadData, (await ReplayAsync(host, frame))?.Kind);
    }

    [Fact]
    public async Task Whatever_is_cut_off_is_refused_at_every_length()
    {
        var frame = Encoding.UTF8.GetBytes("{\"stream\":\"btcusdt@depth@100ms\",\"data\":" + Diff("""[["100.00","5.0"]]""") + "}");
        for (var length = 0; length < frame.Length; length++)
        {
            await using var host = new PluginHost();
            Assert.Equal(ExchangeErrorKind.BadData, (await ReplayAsync(host, frame.AsMemory(0, length)))?.Kind);
            Assert.Equal(1m, host.Tracker.OrderBooks["BTC-USDT"].BestBid?.Amount);
        }
    }

    [Theory]
    [InlineData("""{"bids":[],"asks":[]}""")]
    [InlineData("""{"lastUpdateId":"11","bids":[],"asks":[]}""")]
    [InlineData("""{"lastUpdateId":11,"bids":[]}""")]
    [InlineData("""{"lastUpdateId":11,"bids":[["1","-1"]],"asks":[]}""")]
    [InlineData("""{"lastUpdateId":11,"bids":{},"asks":[]}""")]
    [InlineData("""{"lastUpdateId":11,"bids":[],"asks":[]""")]
    [InlineData("""[]""")]
    public async Task A_snapshot_that_breaks_the_protocol_is_refused_and_the_book_is_unchanged(string body)
    {
        await using var host = new PluginHost();
        var error = await ReplayAsync(host, Frames.Rest("depth?symbol=BTCUSDT&limit=1000", body));
        Assert.Equal(ExchangeErrorKind.BadData, error?.Kind);
        Assert.Equal((10L, 2, 1), (host.Tracker.Snapshot["BTC-USDT"].UpdateId, host.Tracker.Snapshot["BTC-USDT"].Bids.Count, 1));
    }

    private static string Diff(string bids) =>
        $$"""{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":11,"u":12,"b":{{bids}},"a":[]}""";

    private static Task<ExchangeException?> ReplayAsync(PluginHost host, ReadOnlyMemory<byte> frame) => ReplayAsync(host, Frames.Stream(frame));

    /// <summary>Fills the book with a snapshot and hands the message to it.</summary>
    private static async Task<ExchangeException?> ReplayAsync(PluginHost host, WireMessage message)
    {
        try
        {
            await host.Tracker.ReplayAsync(
                new[] { Frames.Rest("exchangeInfo", Frames.Markets), Frames.Rest("depth?symbol=BTCUSDT&limit=1000", Frames.Snapshot), message }
                    .ToAsyncEnumerable(),
                tradingPairs: null,
                TestContext.Current.CancellationToken);
            return null;
        }
        catch (ExchangeException e)
        {
            return e;
        }
    }
}
