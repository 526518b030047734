using System.Text;
using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseBadFrameTests
{
    private const string Change = """{"type":"l2update","product_id":"ETH-USD","changes":[["buy","100.00","5"]],"time":"2021-04-17T16:43:37.075687Z"}""";

    private const string Match =
        """
        {"type":"match","trade_id":10,"maker_order_id":"ac928c66-ca53-498f-9c13-a110027a60e8","taker_order_id":"132fb6ae-456b-4654-b4e0-d681ac05cea1",
        "side":"sell","size":"5.23512","price":"400.23","product_id":"ETH-USD","sequence":50,"time":"2014-11-07T08:19:27.028459Z"}
        """;

    public static TheoryData<string> BadLevels =>
    [
        Change.Replace("100.00", "1e400", StringComparison.Ordinal),
        Change.Replace("100.00", "NaN", StringComparison.Ordinal),
        Change.Replace("100.00", "0x10", StringComparison.Ordinal),
        Change.Replace("100.00", "1234567890123456789012345678901234567890", StringComparison.Ordinal),
        Change.Replace("100.00", "0." + new string('1', 40), StringComparison.Ordinal),
        Change.Replace("100.00", "0", StringComparison.Ordinal),
        Change.Replace("100.00", "-100", StringComparison.Ordinal),
        Change.Replace("100.00", "", StringComparison.Ordinal),
        Change.Replace("100.00", @"1\u0030", StringComparison.Ordinal),
        Change.Replace("\"5\"", "\"-5\"", StringComparison.Ordinal),
        Change.Replace("\"5\"", "\"Infinity\"", StringComparison.Ordinal),
        Change.Replace("\"5\"", "5", StringComparison.Ordinal),
        Change.Replace("\"5\"", "null", StringComparison.Ordinal),
        Change.Replace(",\"5\"", "", StringComparison.Ordinal),
        Change.Replace("\"buy\"", "\"hold\"", StringComparison.Ordinal),
        Change.Replace("\"buy\",", "", StringComparison.Ordinal),
        Change.Replace("[[\"buy\",\"100.00\",\"5\"]]", "{}", StringComparison.Ordinal),
        Change.Replace("[[\"buy\",\"100.00\",\"5\"]]", "[\"buy\",\"100.00\",\"5\"]", StringComparison.Ordinal),
        Change.Replace("[[\"buy\",\"100.00\",\"5\"]]", new string('[', 10_000) + new string(']', 10_000), StringComparison.Ordinal),
        Change.Replace("\"changes\"", "\"alterations\"", StringComparison.Ordinal),
        Change.Replace("\"product_id\"", "\"product\"", StringComparison.Ordinal),
        Change.Replace("\"ETH-USD\"", "42", StringComparison.Ordinal),
        Change.Replace("\"ETH-USD\"", "null", StringComparison.Ordinal),
        Change.Replace("\"type\":\"l2update\",", "", StringComparison.Ordinal),
        Change.Replace("2021-04-17T16:43:37.075687Z", "yesterday", StringComparison.Ordinal),
        Change.Replace("\"time\"", "\"changes\":[],\"time\"", StringComparison.Ordinal),
        Change.Replace("\"time\"", "\"product_id\":\"BTC-USD\",\"time\"", StringComparison.Ordinal),
        Change + Change,
        "[" + Change + "]",
        "null",
        "\"l2update\"",
        "",
        Frames.Snapshot.Replace("\"bids\"", "\"offers\"", StringComparison.Ordinal),
        Frames.Snapshot.Replace("\"99.50\"", "\"99.5O\"", StringComparison.Ordinal),
        Frames.Snapshot.Replace("[\"99.50\",\"2.0\"]", "\"99.50\"", StringComparison.Ordinal),
        Match.Replace("sell", "short", StringComparison.Ordinal),
        Match.Replace("400.23", "NaN", StringComparison.Ordinal),
        Match.Replace("5.23512", "-5.23512", StringComparison.Ordinal),
        Match.Replace("5.23512", "0", StringComparison.Ordinal),
        Match.Replace("\"trade_id\":10", "\"trade_id\":\"ten\"", StringComparison.Ordinal),
        Match.Replace("\"trade_id\":10,", "", StringComparison.Ordinal),
        Match.Replace("product_id", "product", StringComparison.Ordinal),
    ];

    public static TheoryData<string> BadOrders =>
    [
        FullFeed.Open.Replace("1337", "1e400", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"1337\"", "null", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"100\"", "\"-100\"", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"100\"", "\"" + new string('9', 40) + "\"", StringComparison.Ordinal),
        FullFeed.Open.Replace("remaining_size", "size", StringComparison.Ordinal),
        FullFeed.Open.Replace("sell", "offer", StringComparison.Ordinal),
        FullFeed.Open.Replace(",\"side\":\"sell\"", "", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"order_id\":\"abc\",", "", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"abc\"", "\"an id that is no UUID and too long\"", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"sequence\":2,", "", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"sequence\":2", "\"sequence\":2.5", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"sequence\":2", "\"sequence\":-2", StringComparison.Ordinal),
        FullFeed.Open.Replace("\"sequence\":2", "\"sequence\":99999999999999999999", StringComparison.Ordinal),
        FullFeed.Open.Replace("product_id", "product", StringComparison.Ordinal),
        """{"type":"change","order_id":"first","sequence":2,"product_id":"ETH-USD","price":"1300","side":"buy","time":"2014-11-07T08:19:27.028459Z"}""",
        """{"type":"change","order_id":"first","sequence":2,"product_id":"ETH-USD","price":"1300","new_funds":"-1","side":"buy"}""",
        """{"type":"match","trade_id":1,"maker_order_id":"first","sequence":2,"product_id":"ETH-USD","price":"1300","size":"1000","side":"buy"}""",
        """{"type":"match","maker_order_id":"first","sequence":2,"product_id":"ETH-USD","price":"1300","size":"1","side":"buy"}""",
        """{"type":"received","order_id":"first","product_id":"ETH-USD"}""",
    ];

    [Theory]
    [MemberData(nameof(BadLevels))]
    public async Task A_bad_message_of_levels_is_refused_and_the_book_stays_as_it_was(string frame)
    {
        await using var host = new PluginHost();
        await AssertRefusedAsync(host.Tracker, "101:3 102.5:1.5", "100:1 99.5:2", Frames.Feed(Frames.Snapshot), Frames.Feed(frame));
    }

    [Theory]
    [MemberData(nameof(BadOrders))]
    public async Task A_bad_message_of_an_order_is_refused_and_the_book_stays_as_it_was(string frame)
    {
        await using var host = PluginHost.Full();
        await AssertRefusedAsync(
            host.Tracker, "1400:2", "1300:4.5", Frames.Rest("products/ETH-USD/book?level=3", FullFeed.Book), Frames.Feed(frame));
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        await using var host = new PluginHost();
        await AssertRefusedAsync(
            host.Tracker, "101:3 102.5:1.5", "100:1 99.5:2", Frames.Feed(Frames.Snapshot),
            Frames.Feed((byte[])[.. Encoding.UTF8.GetBytes(Change[..^2]), 0xFF, 0xFE, (byte)'"', (byte)'}']));
        await AssertRefusedAsync(
            host.Tracker, "101:3 102.5:1.5", "100:1 99.5:2", Frames.Feed(Frames.Snapshot), Frames.Feed(Change) with { IsBinary = true });
    }

    [Theory]
    [InlineData("level2_batch", Change)]
    [InlineData("level2_batch", Frames.Snapshot)]
    [InlineData("level2_batch", Match)]
    [InlineData("full", FullFeed.Open)]
    [InlineData("full", Match)]
    public async Task A_message_cut_off_anywhere_is_refused_whole(string orderBook, string frame)
    {
        await using var host = new PluginHost(PluginHost.Settings(orderBook, PluginHost.Credentials));
        var source = host.Prepared();
        var written = new CountingWriter();
        var bytes = Encoding.UTF8.GetBytes(frame.Trim());
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Throws<ExchangeException>(() => source.Translate(Frames.Feed(bytes.AsMemory(0, length)), written));
            Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        }

        Assert.Equal(0, written.Count);
        Assert.Equal("ETH-USD", source.Translate(Frames.Feed(bytes), written));
        Assert.NotEqual(0, written.Count);
    }

    [Theory]
    [InlineData("level2_batch")]
    [InlineData("full")]
    public async Task Damaged_messages_are_read_or_refused_but_never_anything_else(string orderBook)
    {
        await using var host = new PluginHost(PluginHost.Settings(orderBook, PluginHost.Credentials));
        var source = host.Prepared();
        var written = new CountingWriter();
        var random = new Random(20210417);
        string[] frames = [Change, Frames.Snapshot, Match, FullFeed.Open, """{"type":"change","order_id":"a","sequence":2,"product_id":"ETH-USD","price":"1300","new_funds":"1","side":"buy"}"""];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(frames[random.Next(frames.Length)]);
            for (var damage = random.Next(1, 4); damage > 0; damage--)
                bytes[random.Next(bytes.Length)] = (byte)"\"{}[],:.-0129eE\\ aux\n\0ÿ"[random.Next(22)];
            try
            {
                source.Translate(Frames.Feed(bytes), written);
            }
            catch (ExchangeException e)
            {
                Assert.Equal(ExchangeErrorKind.BadData, e.Kind);
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"status","products":[{"id":"ETH-USD","price":7,"side":[]}],"price":{"a":1},"product_id":"ETH-USD"}""", "ETH-USD")]
    [InlineData("""{"type":"auction","product_id":"ETH-USD","sequence":"none","side":5}""", "ETH-USD")]
    [InlineData("""{"type":"l2update","product_id":"DOGE-USD","changes":[["buy","1","1"]]}""", null)]
    [InlineData("""{"product_id":"ETH-USD","type":"heartbeat","sequence":90,"last_trade_id":20,"time":"2014-11-07T08:19:28.464459Z"}""", "ETH-USD")]
    [InlineData("""{"type":"ticker","sequence":7,"product_id":"ETH-USD","price":"14.7775","best_bid":"14.7550","side":"buy","trade_id":881613,"last_size":"0.04"}""", "ETH-USD")]
    [InlineData("""{"type":"last_match","trade_id":9,"side":"sell","size":"0.04","price":"14.7","product_id":"ETH-USD","sequence":3,"time":"2021-04-17T16:43:30.244075Z"}""", "ETH-USD")]
    [InlineData("""{"type":"subscriptions","channels":[{"name":"level2_batch","product_ids":["ETH-USD"],"account_ids":null}]}""", null)]
    [InlineData("""{"type":"error","message":"Failed to subscribe","reason":"ETH-XYZ is not a valid product"}""", null)]
    public async Task Messages_without_news_of_the_book_say_nothing(string frame, string? tradingPair)
    {
        await using var host = new PluginHost();
        var (pair, messages) = host.Prepared().Translate(Frames.Feed(frame));
        Assert.Equal(tradingPair, pair);
        Assert.Empty(messages);
    }

    [Fact]
    public async Task Members_may_come_in_any_order()
    {
        await using var host = new PluginHost();
        await host.Tracker.ReplayAsync(
            Frames.Feed("""{"bids":[["100.00","1.0"]],"asks":[["101.00","3.0"]],"product_id":"ETH-USD","type":"snapshot"}"""),
            Frames.Feed("""{"time":"2021-04-17T16:43:37.075687Z","changes":[["sell","101.00","0"],["sell","101.5","2"],["buy","100","0.125"]],"product_id":"ETH-USD","type":"l2update"}"""));
        Assert.Equal("101.5:2", host.Tracker.Snapshot["ETH-USD"].Asks.Text());
        Assert.Equal("100:0.125", host.Tracker.Snapshot["ETH-USD"].Bids.Text());
    }

    private static async Task AssertRefusedAsync(IOrderBookTracker tracker, string asks, string bids, WireMessage snapshot, WireMessage bad)
    {
        var error = await Assert.ThrowsAsync<ExchangeException>(() => tracker.ReplayAsync(snapshot, bad));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        var book = tracker.Snapshot["ETH-USD"];
        Assert.Equal(asks, book.Asks.Text());
        Assert.Equal(bids, book.Bids.Text());
    }
}
