using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task An_order_rests_is_shown_and_is_cancelled()
    {
        await using var exchange = await Exchange.StartAsync();
        var placed = (await exchange.PlaceLimitAsync("BUY", "0.5", "60000.00", "mine-1")).Ok();
        Assert.Equal(("NEW", "mine-1", "LIMIT", "GTC"), (placed.Text("status"), placed.Text("clientOrderId"), placed.Text("type"), placed.Text("timeInForce")));
        Assert.Empty(placed.GetProperty("fills").EnumerateArray());
        var id = placed.Number("orderId");
        Assert.Equal(30_000m, (await BalanceAsync(exchange, "USDT")).Exact("locked"));
        foreach (var name in (string[])[$"orderId={id}", "origClientOrderId=mine-1", $"orderId={id}&origClientOrderId=mine-1"])
        {
            var shown = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", $"symbol=BTCUSDT&{name}")).Ok();
            Assert.Equal((id, "NEW", true), (shown.Number("orderId"), shown.Text("status"), shown.GetProperty("isWorking").GetBoolean()));
        }

        Assert.Equal(1, (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/openOrders")).Ok().GetArrayLength());
        Assert.Equal(0, (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/openOrders", "symbol=ETHUSDT")).Ok().GetArrayLength());
        var cancelled = (await exchange.SignedAsync(
            HttpMethod.Delete, "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine-1&newClientOrderId=the-cancel")).Ok();
        Assert.Equal(
            ("CANCELED", "mine-1", "the-cancel"), (cancelled.Text("status"), cancelled.Text("origClientOrderId"), cancelled.Text("clientOrderId")));
        Assert.Equal(0m, (await BalanceAsync(exchange, "USDT")).Exact("locked"));
        (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/order", $"symbol=BTCUSDT&orderId={id}")).Refused(400, -2011, "Unknown order sent.");
        var all = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/allOrders", "symbol=BTCUSDT")).Ok();
        Assert.Equal("CANCELED", Assert.Single(all.EnumerateArray()).Text("status"));
    }

    [Fact]
    public async Task A_market_order_fills_level_by_level_and_pays_its_fee_from_what_it_brings()
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Other(TradeType.Sell, 65_000m, 0.1m);
        exchange.Other(TradeType.Sell, 65_010m, 0.3m);
        var before = await BalanceAsync(exchange, "BTC");
        var placed = (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.2")).Ok();
        Assert.Equal(("FILLED", "MARKET"), (placed.Text("status"), placed.Text("type")));
        Assert.Equal((0m, 0.2m, 13_001m), (placed.Exact("price"), placed.Exact("executedQty"), placed.Exact("cummulativeQuoteQty")));
        var fills = placed.GetProperty("fills").EnumerateArray().ToArray();
        Assert.Equal([65_000m, 65_010m], fills.Select(fill => fill.Exact("price")));
        Assert.All(fills, fill => Assert.Equal((0.0001m, "BTC"), (fill.Exact("commission"), fill.Text("commissionAsset"))));
        Assert.Equal(before.Exact("free") + 0.1998m, (await BalanceAsync(exchange, "BTC")).Exact("free"));
        var trades = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/myTrades", $"symbol=BTCUSDT&orderId={placed.Number("orderId")}")).Ok();
        Assert.Equal(fills.Select(fill => fill.Number("tradeId")), trades.EnumerateArray().Select(trade => trade.Number("id")));
        Assert.All(trades.EnumerateArray(), trade => Assert.True(trade.GetProperty("isBuyer").GetBoolean() && !trade.GetProperty("isMaker").GetBoolean()));
    }

    [Fact]
    public async Task What_a_market_an_immediate_or_a_complete_order_cannot_get_expires()
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Other(TradeType.Buy, 65_000m, 0.1m);
        var killed = (await exchange.PlaceAsync("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=FOK&quantity=0.2&price=65000")).Ok();
        Assert.Equal(("EXPIRED", 0m), (killed.Text("status"), killed.Exact("executedQty")));
        var immediate = (await exchange.PlaceAsync("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=IOC&quantity=0.06&price=65000.01")).Ok();
        Assert.Equal(("EXPIRED", 0m), (immediate.Text("status"), immediate.Exact("executedQty")));
        var market = (await exchange.PlaceAsync("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.2")).Ok();
        Assert.Equal(("EXPIRED", 0.1m), (market.Text("status"), market.Exact("executedQty")));
        Assert.Equal(6.5m, market.GetProperty("fills")[0].Exact("commission"));
    }

    [Fact]
    public async Task A_market_order_may_name_what_it_spends()
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000.25"))
            .Refused(400, -2010, "Order book liquidity is less than symbol minimum quantity.");
        exchange.Other(TradeType.Sell, 50_000m, 1m);
        var placed = (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000.25")).Ok();
        Assert.Equal(
            ("FILLED", 0.02m, 1_000m, 1_000.25m),
            (placed.Text("status"), placed.Exact("executedQty"), placed.Exact("cummulativeQuoteQty"), placed.Exact("origQuoteOrderQty")));
    }

    [Fact]
    public async Task Post_only_orders_rest_or_are_refused()
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Other(TradeType.Sell, 65_000m, 1m);
        (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.1&price=65000"))
            .Refused(400, -2010, "Order would immediately match and take.");
        var placed = (await exchange.PlaceAsync("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.1&price=64999.99")).Ok();
        Assert.Equal(["symbol", "orderId", "orderListId", "clientOrderId", "transactTime"], placed.Names());
        Assert.Matches("^[A-Za-z0-9]{22}$", placed.Text("clientOrderId"));
    }

    [Theory]
    [InlineData("ACK", false, false)]
    [InlineData("RESULT", true, false)]
    [InlineData("FULL", true, true)]
    public async Task Replies_are_as_long_as_asked_for(string type, bool hasState, bool hasFills)
    {
        await using var exchange = await Exchange.StartAsync();
        var placed = (await exchange.PlaceAsync(
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000&newOrderRespType={type}")).Ok();
        Assert.Equal(hasState, placed.TryGetProperty("status", out _));
        Assert.Equal(hasFills, placed.TryGetProperty("fills", out _));
    }

    [Fact]
    public async Task Client_order_ids_are_unique_among_open_orders()
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.PlaceLimitAsync("BUY", "0.1", "60000", "again")).Ok();
        (await exchange.PlaceLimitAsync("BUY", "0.1", "60000", "again")).Refused(400, -2010, "Duplicate order sent.");
        (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=again")).Ok();
        var second = (await exchange.PlaceLimitAsync("BUY", "0.2", "60000", "again")).Ok();
        var shown = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=again")).Ok();
        Assert.Equal(second.Number("orderId"), shown.Number("orderId"));
    }

    [Fact]
    public async Task All_orders_of_a_symbol_are_cancelled_at_once()
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", "symbol=BTCUSDT")).Refused(400, -2011, "Unknown order sent.");
        (await exchange.PlaceLimitAsync("BUY", "0.1", "60000", "a")).Ok();
        (await exchange.PlaceLimitAsync("SELL", "0.1", "70000", "b")).Ok();
        (await exchange.PlaceAsync("symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000")).Ok();
        var cancelled = (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", "symbol=BTCUSDT")).Ok();
        Assert.Equal(["a CANCELED", "b CANCELED"], cancelled.EnumerateArray().Select(order => $"{order.Text("origClientOrderId")} {order.Text("status")}"));
        Assert.Equal("ETHUSDT", Assert.Single((await exchange.SignedAsync(HttpMethod.Get, "/api/v3/openOrders")).Ok().EnumerateArray()).Text("symbol"));
    }

    [Fact]
    public async Task A_test_order_is_checked_and_does_nothing()
    {
        await using var exchange = await Exchange.StartAsync();
        var order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1";
        Assert.Equal("{}", (await exchange.SignedAsync(HttpMethod.Post, "/api/v3/order/test", $"{order}&price=60000")).Body);
        (await exchange.SignedAsync(HttpMethod.Post, "/api/v3/order/test", $"{order}&price=60000.001")).Refused(400, -1013, "Filter failure: PRICE_FILTER");
        Assert.Empty(exchange.Engine.GetOrders("user"));
    }

    [Fact]
    public async Task Accounts_leave_out_what_is_nothing_when_asked_to()
    {
        await using var exchange = await Exchange.StartAsync(new SandboxOptions
        {
            RunMarketMakers = false,
            InitialBalances = new Dictionary<string, decimal> { ["USDT"] = 12.5m, ["BTC"] = 0 },
        });
        var account = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/account", "omitZeroBalances=true")).Ok();
        var balance = Assert.Single(account.GetProperty("balances").EnumerateArray());
        Assert.Equal(("USDT", 12.5m, 0m), (balance.Text("asset"), balance.Exact("free"), balance.Exact("locked")));
        Assert.Equal(0.001m, account.GetProperty("commissionRates").Exact("taker"));
        var commission = (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/account/commission", "symbol=BTCUSDT")).Ok();
        Assert.Equal(0.001m, commission.GetProperty("standardCommission").Exact("maker"));
        (await exchange.PlaceLimitAsync("BUY", "0.001", "60000")).Refused(400, -2010, "Account has insufficient balance for requested action.");
    }

    [Theory]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1", -1102, "Mandatory parameter 'price' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY&type=LIMIT&quantity=0.1&price=60000", -1102, "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=DAY&quantity=0.1&price=60000", -1115, "Invalid timeInForce.")]
    [InlineData("side=buy&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000", -1117, "Invalid side.")]
    [InlineData("side=BUY&type=LIMITED&timeInForce=GTC&quantity=0.1&price=60000", -1116, "Invalid orderType.")]
    [InlineData("side=BUY&type=LIMIT_MAKER&timeInForce=GTC&quantity=0.1&price=60000", -1106, "Parameter 'timeInForce' sent when not required.")]
    [InlineData("side=BUY&type=MARKET&quantity=0.1&price=60000", -1106, "Parameter 'price' sent when not required.")]
    [InlineData("side=BUY&type=MARKET", -1102, "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1&stopPrice=1", -2010, "Stop loss orders are not supported for this symbol.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1e-1&price=60000", -1100, null)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=-1&price=60000", -1100, null)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.100000001&price=60000", -1111, "Parameter 'quantity' has too much precision.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000.005", -1013, "Filter failure: PRICE_FILTER")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=1.00", -1013, "Filter failure: PERCENT_PRICE_BY_SIDE")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.000001&price=60000", -1013, "Filter failure: LOT_SIZE")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0&price=60000", -1013, "Invalid quantity.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00001&price=60000", -1013, "Filter failure: NOTIONAL")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=100&price=60000", -2010, "Account has insufficient balance for requested action.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000&newClientOrderId=a%20b", -1100, "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000&reduceOnly=true", -1104, null)]
    public async Task Wrong_orders_are_refused_in_the_venues_words(string parameters, int code, string? message)
    {
        await using var exchange = await Exchange.StartAsync();
        (await exchange.PlaceAsync($"symbol=BTCUSDT&{parameters}")).Refused(400, code, message);
        Assert.Empty(exchange.Engine.GetOrders("user"));
    }

    [Fact]
    public async Task Orders_of_others_and_of_other_symbols_are_unknown()
    {
        await using var exchange = await Exchange.StartAsync();
        var theirs = exchange.Other(TradeType.Buy, 60_000m, 1m);
        var mine = (await exchange.PlaceLimitAsync("BUY", "0.1", "60000")).Ok().Number("orderId");
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", $"symbol=BTCUSDT&orderId={theirs.Id}")).Refused(400, -2013);
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", $"symbol=ETHUSDT&orderId={mine}")).Refused(400, -2013);
        (await exchange.SignedAsync(HttpMethod.Delete, "/api/v3/order", $"symbol=BTCUSDT&orderId={theirs.Id}")).Refused(400, -2011);
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/order", "symbol=BTCUSDT"))
            .Refused(400, -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
    }

    private static async Task<JsonElement> BalanceAsync(Exchange exchange, string asset) =>
        (await exchange.SignedAsync(HttpMethod.Get, "/api/v3/account")).Ok().GetProperty("balances").EnumerateArray()
            .Single(balance => balance.Text("asset") == asset);
}
