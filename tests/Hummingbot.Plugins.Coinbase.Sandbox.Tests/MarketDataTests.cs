using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class MarketDataTests
{
    [Fact]
    public async Task Products_and_currencies_have_the_fields_of_the_venue()
    {
        await using var venue = await Venue.StartAsync();
        var product = (await venue.GetAsync("/products")).Body.EnumerateArray().Single(product => product.Text("id") == "BTC-USD");
        Assert.Equal(("BTC", "USD"), (product.Text("base_currency"), product.Text("quote_currency")));
        Assert.Equal(("0.01", "0.00000001", "1"), (product.Text("quote_increment"), product.Text("base_increment"), product.Text("min_market_funds")));
        Assert.Equal("online", product.Text("status"));
        Assert.False(product.Flag("trading_disabled") || product.Flag("cancel_only") || product.Flag("post_only"));
        Assert.False(product.Has("base_min_size"));
        Assert.Equal("ETH-USD", (await venue.GetAsync("/products/ETH-USD")).Body.Text("id"));
        var currency = (await venue.GetAsync("/currencies")).Body.EnumerateArray().Single(currency => currency.Text("id") == "USD");
        Assert.Equal(("0.01", "fiat"), (currency.Text("max_precision"), currency.GetProperty("details").Text("type")));
        var time = (await venue.GetAsync("/time")).Body;
        var epoch = time.GetProperty("epoch").GetDecimal();
        Assert.InRange(venue.Sandbox.Clock.GetUtcNow().ToUnixTimeSeconds() - epoch, -10, 10);
    }

    [Theory]
    [InlineData("/products/ABC-XYZ")]
    [InlineData("/products/ABC-XYZ/book?level=2")]
    [InlineData("/currencies/XYZ")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_not_found(string target)
    {
        await using var venue = await Venue.StartAsync();
        var reply = await venue.GetAsync(target);
        Assert.Equal((404, "NotFound"), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task A_book_comes_as_best_levels_all_levels_or_single_orders()
    {
        await using var venue = await Venue.StartAsync();
        var first = venue.Other(TradeType.Buy, 100, 1);
        var second = venue.Other(TradeType.Buy, 100, 0.5m);
        venue.Other(TradeType.Buy, 99.5m, 2);
        venue.Other(TradeType.Sell, 101, 3);
        var best = (await venue.GetAsync("/products/BTC-USD/book")).Body;
        Assert.Equal("""[["100.00","1.5",2]]""", best.GetProperty("bids").GetRawText());
        Assert.Equal("""[["101.00","3",1]]""", best.GetProperty("asks").GetRawText());
        var levels = (await venue.GetAsync("/products/BTC-USD/book?level=2")).Body;
        Assert.Equal("""[["100.00","1.5",2],["99.50","2",1]]""", levels.GetProperty("bids").GetRawText());
        var orders = (await venue.GetAsync("/products/BTC-USD/book?level=3")).Body;
        Assert.Equal($"""["100.00","1","{first.Uuid}"]""", orders.GetProperty("bids")[0].GetRawText());
        Assert.Equal($"""["100.00","0.5","{second.Uuid}"]""", orders.GetProperty("bids")[1].GetRawText());
        Assert.Equal(venue.Engine.GetStatus(Venue.Pair).Sequence, orders.Whole("sequence"));
        Assert.Equal(400, (await venue.GetAsync("/products/BTC-USD/book?level=4")).Status);
    }

    [Fact]
    public async Task Trades_tell_the_makers_side_and_page_by_cursor()
    {
        await using var venue = await Venue.StartAsync();
        venue.Other(TradeType.Sell, 100, 3);
        for (var i = 0; i < 3; i++) await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"1"}""");
        var page = await venue.GetAsync("/products/BTC-USD/trades?limit=2");
        Assert.Equal([3, 2], page.Body.EnumerateArray().Select(trade => trade.Whole("trade_id")));
        Assert.All(page.Body.EnumerateArray(), trade => Assert.Equal(("sell", 100m, 1m), (trade.Text("side"), trade.Number("price"), trade.Number("size"))));
        Assert.Equal(("3", "2"), (page.Header("CB-BEFORE"), page.Header("CB-AFTER")));
        var rest = await venue.GetAsync($"/products/BTC-USD/trades?limit=2&after={page.Header("CB-AFTER")}");
        Assert.Equal(1, rest.Body.EnumerateArray().Single().Whole("trade_id"));
        Assert.Null(rest.Header("CB-AFTER"));
        var newer = await venue.GetAsync("/products/BTC-USD/trades?before=2");
        Assert.Equal(3, newer.Body.EnumerateArray().Single().Whole("trade_id"));
    }

    [Fact]
    public async Task Ticker_statistics_and_candles_follow_the_trades()
    {
        await using var venue = await Venue.StartAsync();
        Assert.False((await venue.GetAsync("/products/BTC-USD/ticker")).Body.Has("price"));
        venue.Other(TradeType.Sell, 100, 1);
        venue.Other(TradeType.Sell, 110, 1);
        venue.Other(TradeType.Sell, 120, 1);
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"1.5"}""");
        var ticker = (await venue.GetAsync("/products/BTC-USD/ticker")).Body;
        Assert.Equal(("110.00", "0.5", "110.00", "0.00"), (ticker.Text("price"), ticker.Text("size"), ticker.Text("ask"), ticker.Text("bid")));
        var stats = (await venue.GetAsync("/products/BTC-USD/stats")).Body;
        Assert.Equal((100m, 110m, 100m, 110m), (stats.Number("open"), stats.Number("high"), stats.Number("low"), stats.Number("last")));
        Assert.Equal(1.5m, stats.Number("volume"));
        var candle = (await venue.GetAsync("/products/BTC-USD/candles?granularity=86400")).Body.EnumerateArray().Single();
        Assert.Equal([100m, 110m, 100m, 110m, 1.5m], candle.EnumerateArray().Skip(1).Select(value => value.GetDecimal()));
        Assert.Equal("Unsupported granularity", (await venue.GetAsync("/products/BTC-USD/candles?granularity=7")).Message);
    }

    [Fact]
    public async Task Too_many_public_requests_in_a_second_are_refused_until_the_next()
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        for (var i = 0; i < 15; i++) Assert.Equal(200, (await venue.GetAsync("/time")).Status);
        var refused = await venue.GetAsync("/time");
        Assert.Equal((429, "Public rate limit exceeded"), (refused.Status, refused.Message));
        for (var i = 0; i < 30; i++) Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Get, "/fees")).Status);
        refused = await venue.SignedAsync(HttpMethod.Get, "/fees");
        Assert.Equal((429, "Private rate limit exceeded"), (refused.Status, refused.Message));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await venue.GetAsync("/time")).Status);
        Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Get, "/fees")).Status);
    }

    [Fact]
    public async Task An_operator_may_ask_for_pairs()
    {
        await using var venue = await Venue.StartAsync(options: new SandboxOptions { RunMarketMakers = false, TradingPairs = ["DOGE-USDC", "ETH-BTC"] });
        Assert.Equal(["DOGE-USDC", "ETH-BTC"], (await venue.GetAsync("/products")).Body.EnumerateArray().Select(product => product.Text("id")));
    }
}
