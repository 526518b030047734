using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class MarketStreamTests
{
    [Fact]
    public async Task Snapshot_and_diffs_join_without_a_gap_and_give_the_engines_book()
    {
        await using var exchange = await Exchange.StartAsync(new SandboxOptions { RunMarketMakers = false, Seed = 7, TradingPairs = ["BTC-USDT"] });
        var socket = await exchange.OpenStreamAsync("/stream?streams=btcusdt@depth@100ms");
        Step(exchange);
        var buffered = await NextDiffAsync(socket);
        Step(exchange);
        var snapshot = (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=1000")).Ok();
        var id = snapshot.Number("lastUpdateId");
        var bids = Levels(snapshot.GetProperty("bids"));
        var asks = Levels(snapshot.GetProperty("asks"));
        Assert.True(buffered.Number("U") <= id);
        Step(exchange);
        var (previous, steps) = (buffered.Number("u"), 0);
        while (true)
        {
            var diff = await NextDiffAsync(socket);
            Assert.Equal(previous + 1, diff.Number("U"));
            previous = diff.Number("u");
            if (previous <= id) continue;
            Assert.True(diff.Number("U") <= id + 1);
            id = previous;
            Apply(bids, diff.GetProperty("b"));
            Apply(asks, diff.GetProperty("a"));
            if (steps++ < 4) Step(exchange);
            else if (id == exchange.Engine.GetStatus("BTC-USDT").UpdateId) break;
        }

        var book = exchange.Engine.GetBook("BTC-USDT");
        Assert.Equal(book.Bids.OrderBy(level => level.Price).Select(level => (level.Price, level.Amount)), bids.Select(level => (level.Key, level.Value)));
        Assert.Equal(book.Asks.Select(level => (level.Price, level.Amount)), asks.Select(level => (level.Key, level.Value)));
    }

    [Fact]
    public async Task Lost_numbers_show_as_a_gap()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenStreamAsync("/ws/btcusdt@depth@100ms");
        exchange.Other(TradeType.Buy, 60_000m, 0.1m);
        Assert.Equal((1, 1), Ids(await socket.ReadAsync()));
        await exchange.ControlAsync(HttpMethod.Post, "gap", """{"pair":"BTC-USDT","count":3}""");
        exchange.Other(TradeType.Buy, 60_001m, 0.1m);
        Assert.Equal((5, 5), Ids(await socket.ReadAsync()));
    }

    [Fact]
    public async Task Trades_best_prices_and_partial_books_are_told()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenStreamAsync("/stream?streams=btcusdt@trade/btcusdt@aggTrade/btcusdt@bookTicker/nosuch@trade");
        exchange.Other(TradeType.Sell, 65_000m, 0.1m);
        var best = (await socket.ReadAsync()).GetProperty("data");
        Assert.Equal(["u", "s", "b", "B", "a", "A"], best.Names());
        Assert.Equal((65_000m, 0.1m), (best.Exact("a"), best.Exact("A")));
        exchange.Other(TradeType.Sell, 65_000m, 0.2m);
        await socket.ReadAsync();
        exchange.Other(TradeType.Buy, 65_000m, 0.3m);
        var messages = new List<JsonElement>();
        for (var i = 0; i < 4; i++) messages.Add(await socket.ReadAsync());
        Assert.Equal(
            ["btcusdt@trade", "btcusdt@bookTicker", "btcusdt@trade", "btcusdt@aggTrade"], messages.Select(message => message.Text("stream")));
        var trade = messages[0].GetProperty("data");
        Assert.Equal(("trade", "BTCUSDT", 1), (trade.Text("e"), trade.Text("s"), trade.Number("t")));
        Assert.Equal((65_000m, 0.1m, false), (trade.Exact("p"), trade.Exact("q"), trade.GetProperty("m").GetBoolean()));
        var aggregate = messages[3].GetProperty("data");
        Assert.Equal((1, 1, 2, 0.3m), (aggregate.Number("a"), aggregate.Number("f"), aggregate.Number("l"), aggregate.Exact("q")));
        var partial = await exchange.OpenStreamAsync("/ws/btcusdt@depth5@100ms");
        Assert.Equal(["lastUpdateId", "bids", "asks"], (await partial.ReadAsync()).Names());
    }

    [Fact]
    public async Task Streams_are_subscribed_listed_and_unsubscribed_by_message()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenStreamAsync("/ws");
        await socket.SendAsync("""{"method":"SUBSCRIBE","params":["btcusdt@trade","btcusdt@bookTicker"],"id":1}""");
        Assert.Equal("""{"result":null,"id":1}""", (await socket.ReadAsync()).GetRawText());
        await socket.SendAsync("""{"method":"UNSUBSCRIBE","params":["btcusdt@trade"],"id":"two"}""");
        Assert.Equal("""{"result":null,"id":"two"}""", (await socket.ReadAsync()).GetRawText());
        await socket.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":3}""");
        Assert.Equal("""{"result":["btcusdt@bookTicker"],"id":3}""", (await socket.ReadAsync()).GetRawText());
        exchange.Other(TradeType.Sell, 65_000m, 0.1m);
        Assert.Equal("BTCUSDT", (await socket.ReadAsync()).Text("s"));
        await socket.SendAsync("""{"method":"SET_PROPERTY","params":["combined",true],"id":4}""");
        await socket.ReadAsync();
        exchange.Other(TradeType.Sell, 64_999m, 0.1m);
        Assert.Equal("btcusdt@bookTicker", (await socket.ReadAsync()).Text("stream"));
    }

    [Theory]
    [InlineData("{", 3)]
    [InlineData("[]", 3)]
    [InlineData("""{"id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBED","id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":[1],"id":1}""", 2)]
    [InlineData("""{"method":"LIST_SUBSCRIPTIONS","id":1.5}""", 2)]
    [InlineData("""{"method":"GET_PROPERTY","params":["other"],"id":1}""", 0)]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined",1],"id":1}""", 1)]
    public async Task Wrong_messages_are_refused(string message, int code)
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenStreamAsync("/ws");
        await socket.SendAsync(message);
        Assert.Equal(code, (await socket.ReadAsync()).GetProperty("error").Number("code"));
    }

    [Fact]
    public async Task Too_many_messages_end_the_connection()
    {
        // The sixth of a second is too many, and the second does not end.
        await using var exchange = await Exchange.StartAsync(time: new StoppedClock());
        var socket = await exchange.OpenStreamAsync("/ws");
        for (var i = 0; i < 11; i++) await socket.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        while (await socket.TryReadAsync() is not null)
        {
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task Messages_of_a_stream_can_be_lost()
    {
        await using var exchange = await Exchange.StartAsync();
        var socket = await exchange.OpenStreamAsync("/ws/btcusdt@bookTicker");
        await exchange.ControlAsync(HttpMethod.Post, "faults", """{"kind":"messageLost","match":"btcusdt@*","count":1}""");
        exchange.Other(TradeType.Sell, 65_000m, 0.1m);
        exchange.Other(TradeType.Sell, 64_000m, 0.1m);
        Assert.Equal(64_000m, (await socket.ReadAsync()).Exact("a"));
    }

    private static void Step(Exchange exchange)
    {
        for (var i = 0; i < 5; i++) exchange.Sandbox.Makers.Step();
    }

    private static async Task<JsonElement> NextDiffAsync(Socket socket)
    {
        var message = await socket.ReadAsync();
        Assert.Equal("btcusdt@depth@100ms", message.Text("stream"));
        var diff = message.GetProperty("data");
        Assert.Equal(["e", "E", "s", "U", "u", "b", "a"], diff.Names());
        return diff;
    }

    private static (long First, long Last) Ids(JsonElement diff) => (diff.Number("U"), diff.Number("u"));

    private static SortedDictionary<decimal, decimal> Levels(JsonElement levels)
    {
        var result = new SortedDictionary<decimal, decimal>();
        Apply(result, levels);
        return result;
    }

    private static void Apply(SortedDictionary<decimal, decimal> book, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            var price = decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
            var amount = decimal.Parse(level[1].GetString()!, CultureInfo.InvariantCulture);
            if (amount == 0) book.Remove(price);
            else book[price] = amount;
        }
    }
}
