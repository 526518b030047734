using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class MarketDataTests
{
    [Fact]
    public async Task The_venue_tells_its_time_its_limits_and_its_markets()
    {
        await using var exchange = await Exchange.StartAsync(time: new StoppedClock());
        Assert.Equal("{}", (await exchange.GetAsync("/api/v3/ping")).Body);
        Assert.Equal(exchange.Now(), (await exchange.GetAsync("/api/v3/time")).Ok().Text("serverTime"));
        var info = (await exchange.GetAsync("/api/v3/exchangeInfo")).Ok();
        Assert.Equal(
            ["REQUEST_WEIGHT 1 MINUTE 6000", "ORDERS 10 SECOND 100", "ORDERS 1 DAY 200000", "RAW_REQUESTS 5 MINUTE 61000"],
            info.GetProperty("rateLimits").EnumerateArray().Select(
                limit => $"{limit.Text("rateLimitType")} {limit.Text("intervalNum")} {limit.Text("interval")} {limit.Text("limit")}"));
        Assert.Equal(exchange.Engine.Markets.Count, info.GetProperty("symbols").GetArrayLength());
        var symbol = (await exchange.GetAsync("/api/v3/exchangeInfo?symbol=ETHBTC")).Ok().GetProperty("symbols")[0];
        Assert.Equal(("ETHBTC", "TRADING", "ETH", "BTC"), (symbol.Text("symbol"), symbol.Text("status"), symbol.Text("baseAsset"), symbol.Text("quoteAsset")));
        Assert.Equal("SPOT", symbol.GetProperty("permissionSets")[0][0].GetString());
        var filters = symbol.GetProperty("filters").EnumerateArray().ToDictionary(filter => filter.Text("filterType")!);
        Assert.Equal(0.00001m, filters["PRICE_FILTER"].Exact("tickSize"));
        Assert.Equal(0.001m, filters["LOT_SIZE"].Exact("stepSize"));
        Assert.Equal(0m, filters["MARKET_LOT_SIZE"].Exact("stepSize"));
        Assert.Equal(0.0001m, filters["NOTIONAL"].Exact("minNotional"));
        Assert.True(filters["NOTIONAL"].GetProperty("applyMinToMarket").GetBoolean());
    }

    [Fact]
    public async Task Markets_can_be_chosen_and_halted()
    {
        await using var exchange = await Exchange.StartAsync();
        var two = Uri.EscapeDataString("""["BTCUSDT","ETHUSDT"]""");
        Assert.Equal(2, (await exchange.GetAsync($"/api/v3/exchangeInfo?symbols={two}")).Ok().GetProperty("symbols").GetArrayLength());
        Assert.Equal(2, (await exchange.GetAsync($"/api/v3/ticker/price?symbols={two}")).Ok().GetArrayLength());
        await exchange.ControlAsync(HttpMethod.Post, "halt", """{"pair":"BTC-USDT","halted":true}""");
        var info = (await exchange.GetAsync("/api/v3/exchangeInfo?symbol=BTCUSDT")).Ok();
        Assert.Equal("HALT", info.GetProperty("symbols")[0].Text("status"));
        (await exchange.PlaceLimitAsync("BUY", "0.001", "60000")).Refused(400, -2010, "Market is closed.");
    }

    [Fact]
    public async Task Pairs_that_are_not_listed_are_made_when_the_operator_asks_for_them()
    {
        await using var exchange = await Exchange.StartAsync(new SandboxOptions { RunMarketMakers = false, TradingPairs = ["NKN-USDT", "BTC-USDT"] });
        var symbols = (await exchange.GetAsync("/api/v3/exchangeInfo")).Ok().GetProperty("symbols");
        Assert.Equal(["NKNUSDT", "BTCUSDT"], symbols.EnumerateArray().Select(symbol => symbol.Text("symbol")));
    }

    [Fact]
    public async Task Books_and_prices_are_those_of_the_engine()
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Other(TradeType.Buy, 64_000m, 0.5m);
        exchange.Other(TradeType.Buy, 63_999.99m, 0.25m);
        exchange.Other(TradeType.Sell, 66_000m, 2m);
        exchange.Other(TradeType.Buy, 0, 0.5m, OrderType.Market);
        var depth = (await exchange.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=1")).Ok();
        Assert.Equal(4, depth.Number("lastUpdateId"));
        Assert.Equal("""[["64000.00000000","0.50000000"]]""", depth.GetProperty("bids").GetRawText());
        Assert.Equal("""[["66000.00000000","1.50000000"]]""", depth.GetProperty("asks").GetRawText());
        Assert.Equal(
            """{"symbol":"BTCUSDT","bidPrice":"64000.00000000","bidQty":"0.50000000","askPrice":"66000.00000000","askQty":"1.50000000"}""",
            (await exchange.GetAsync("/api/v3/ticker/bookTicker?symbol=BTCUSDT")).Body);
        Assert.Equal("""{"symbol":"BTCUSDT","price":"66000.00000000"}""", (await exchange.GetAsync("/api/v3/ticker/price?symbol=BTCUSDT")).Body);
        Assert.Equal(66_000m, (await exchange.GetAsync("/api/v3/avgPrice?symbol=BTCUSDT")).Ok().Exact("price"));
        Assert.Equal(0.5m, (await exchange.GetAsync("/api/v3/ticker/24hr?symbol=BTCUSDT")).Ok().Exact("volume"));
        Assert.Equal(exchange.Engine.Markets.Count, (await exchange.GetAsync("/api/v3/ticker/24hr")).Ok().GetArrayLength());
        Assert.False((await exchange.GetAsync("/api/v3/trades?symbol=BTCUSDT")).Ok()[0].GetProperty("isBuyerMaker").GetBoolean());
        Assert.Equal(0.5m, (await exchange.GetAsync("/api/v3/aggTrades?symbol=BTCUSDT")).Ok()[0].Exact("q"));
    }

    [Theory]
    [InlineData("/api/v3/depth", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("/api/v3/depth?symbol=", -1105, "Parameter 'symbol' was empty.")]
    [InlineData("/api/v3/depth?symbol=NOSUCH", -1121, "Invalid symbol.")]
    [InlineData("/api/v3/depth?symbol=btcusdt", -1100, "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.")]
    [InlineData("/api/v3/depth?symbol=BTCUSDT&limit=x", -1100, "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData("/api/v3/depth?symbol=BTCUSDT&symbol=BTCUSDT", -1101, "Duplicate values for a parameter detected.")]
    [InlineData("/api/v3/depth?symbol=BTCUSDT&foo=1", -1104, "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.")]
    public async Task Wrong_parameters_are_refused_in_the_venues_words(string target, int code, string message)
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.GetAsync(target)).Refused(400, code, message);
    }

    [Fact]
    public async Task What_the_venue_gave_up_is_gone()
    {
        await using var exchange = await Exchange.StartAsync();
        Assert.Equal(404, (await exchange.SendAsync(HttpMethod.Post, "/api/v3/userDataStream", string.Empty, exchange.ApiKey)).Status);
    }
}
