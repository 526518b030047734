using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class OrderLifeTests
{
    private const string ClientId = "7c6f6f5e-1111-4222-8333-444455556666";

    [Fact]
    public async Task A_limit_order_is_pending_then_open_and_vanishes_when_it_is_cancelled()
    {
        await using var venue = await Venue.StartAsync();
        var placed = (await venue.SignedAsync(
            HttpMethod.Post,
            "/orders",
            $$"""{"product_id":"BTC-USD","side":"buy","type":"limit","price":"100.00","size":"0.5","client_oid":"{{ClientId}}"}""")).Body;
        Assert.Equal(("pending", "0", "0", "GTC"), (placed.Text("status"), placed.Text("filled_size"), placed.Text("fill_fees"), placed.Text("time_in_force")));
        Assert.Equal(("100.00000000", "0.50000000", ClientId), (placed.Text("price"), placed.Text("size"), placed.Text("client_oid")));
        var id = placed.Text("id")!;
        foreach (var name in (string[])[id, $"client:{ClientId}", $"client:{ClientId.ToUpperInvariant()}"])
        {
            var order = (await venue.OrderAsync(name)).Body;
            Assert.Equal((id, "open", false), (order.Text("id"), order.Text("status"), order.Flag("settled")));
        }

        // The price, and the dearer of the fees on top.
        var account = await venue.AccountAsync("USD");
        Assert.Equal(50.3m, account.Number("hold"));
        Assert.Equal(account.Number("balance") - 50.3m, account.Number("available"));
        Assert.Equal(id, (await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}?product_id=BTC-USD")).Body.GetString());
        Assert.Equal(0, (await venue.AccountAsync("USD")).Number("hold"));
        var gone = await venue.OrderAsync(id);
        Assert.Equal((404, "NotFound"), (gone.Status, gone.Message));
        gone = await venue.SignedAsync(HttpMethod.Delete, $"/orders/client:{ClientId}");
        Assert.Equal((404, "order not found"), (gone.Status, gone.Message));
    }

    [Fact]
    public async Task A_cancelled_order_with_fills_stays_and_is_done()
    {
        await using var venue = await Venue.StartAsync();
        var id = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","price":200,"size":2}""");
        venue.Other(TradeType.Buy, 200, 0.5m);
        Assert.Equal((0.5m, "open"), await FilledAsync());
        Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}")).Status);
        Assert.Equal((0.5m, "done"), await FilledAsync());
        Assert.Equal("canceled", (await venue.OrderAsync(id)).Body.Text("done_reason"));
        var again = await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}");
        Assert.Equal((400, "Order already done"), (again.Status, again.Message));

        async Task<(decimal, string?)> FilledAsync()
        {
            var order = (await venue.OrderAsync(id)).Body;
            return (order.Number("filled_size"), order.Text("status"));
        }
    }

    [Fact]
    public async Task Fees_are_charged_in_quote_currency_by_role()
    {
        await using var venue = await Venue.StartAsync();
        var before = await venue.AccountAsync("USD");
        var maker = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        venue.Other(TradeType.Sell, 100, 1);
        venue.Other(TradeType.Sell, 101, 2);
        var taker = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","size":"1"}""");
        var (first, second) = ((await venue.OrderAsync(maker)).Body, (await venue.OrderAsync(taker)).Body);
        Assert.Equal((0.4m, 100m, "filled"), (first.Number("fill_fees"), first.Number("executed_value"), first.Text("done_reason")));
        Assert.Equal((0.606m, 101m, true), (second.Number("fill_fees"), second.Number("executed_value"), second.Flag("settled")));
        Assert.Equal(before.Number("balance") - 202.006m, (await venue.AccountAsync("USD")).Number("balance"));
        var fills = (await venue.SignedAsync(HttpMethod.Get, "/fills?product_id=BTC-USD")).Body.EnumerateArray().ToArray();
        Assert.Equal([("T", 0.606m, taker), ("M", 0.4m, maker)], fills.Select(fill => (fill.Text("liquidity"), fill.Number("fee"), fill.Text("order_id"))));
        Assert.All(fills, fill => Assert.Equal(("buy", true, "BTC-USD"), (fill.Text("side"), fill.Flag("settled"), fill.Text("product_id"))));
        Assert.Equal("201.00", (await venue.SignedAsync(HttpMethod.Get, "/fees")).Body.Text("usd_volume"));
    }

    [Fact]
    public async Task A_market_order_spends_its_funds_with_the_fee_in_them()
    {
        await using var venue = await Venue.StartAsync();
        venue.Other(TradeType.Sell, 100, 10);
        var before = (await venue.AccountAsync("USD")).Number("balance");
        var id = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","type":"market","funds":"100.60"}""");
        var order = (await venue.OrderAsync(id)).Body;
        Assert.Equal((1m, 100m, 0.6m), (order.Number("filled_size"), order.Number("executed_value"), order.Number("fill_fees")));
        Assert.Equal((100m, 100.6m, "filled"), (order.Number("funds"), order.Number("specified_funds"), order.Text("done_reason")));
        Assert.Equal(before - 100.6m, (await venue.AccountAsync("USD")).Number("balance"));
    }

    [Theory]
    [InlineData("IOC", 0.4)]
    [InlineData("FOK", 0)]
    public async Task What_must_match_at_once_never_rests(string timeInForce, double filled)
    {
        await using var venue = await Venue.StartAsync();
        venue.Other(TradeType.Sell, 100, 0.4m);
        var id = await venue.PlaceAsync($$"""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","time_in_force":"{{timeInForce}}"}""");
        var order = await venue.OrderAsync(id);
        if (filled == 0) Assert.Equal("NotFound", order.Message);
        else Assert.Equal((0.4m, "canceled", timeInForce), (order.Body.Number("filled_size"), order.Body.Text("done_reason"), order.Body.Text("time_in_force")));
        Assert.Empty(venue.Engine.GetOpenOrders(VenueSandbox.UserAccount));
    }

    [Fact]
    public async Task An_order_that_is_good_till_a_time_ends_then()
    {
        var time = new ManualTimeProvider();
        await using var venue = await Venue.StartAsync(time);
        var id = await venue.PlaceAsync(
            """{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","time_in_force":"GTT","cancel_after":"min"}""");
        var order = (await venue.OrderAsync(id)).Body;
        Assert.Equal(("GTT", "2026-01-01T00:01:00.000000Z"), (order.Text("time_in_force"), order.Text("expire_time")));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("open", (await venue.OrderAsync(id)).Body.Text("status"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(404, (await venue.OrderAsync(id)).Status);
    }

    [Fact]
    public async Task A_post_only_order_that_would_match_is_rejected_and_forgotten()
    {
        await using var venue = await Venue.StartAsync();
        venue.Other(TradeType.Sell, 100, 1);
        const string Order = """{"product_id":"BTC-USD","side":"buy","price":"PRICE","size":"1","post_only":true}""";
        var reply = await venue.SignedAsync(HttpMethod.Post, "/orders", Order.Replace("PRICE", "100", StringComparison.Ordinal));
        Assert.Equal((200, "rejected", "post only"), (reply.Status, reply.Body.Text("status"), reply.Body.Text("reject_reason")));
        Assert.Equal(404, (await venue.OrderAsync(reply.Body.Text("id")!)).Status);
        Assert.Equal(0, (await venue.AccountAsync("USD")).Number("hold"));
        var id = await venue.PlaceAsync(Order.Replace("PRICE", "99.99", StringComparison.Ordinal));
        Assert.True((await venue.OrderAsync(id)).Body.Flag("post_only"));
    }

    [Fact]
    public async Task All_orders_of_a_product_are_cancelled_at_once()
    {
        await using var venue = await Venue.StartAsync();
        var other = await venue.PlaceAsync("""{"product_id":"ETH-USD","side":"buy","price":"100","size":"1"}""");
        string[] mine =
        [
            await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}"""),
            await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","price":"200","size":"1"}"""),
        ];
        Assert.Equal(mine, Ids(await venue.SignedAsync(HttpMethod.Delete, "/orders?product_id=BTC-USD")));
        Assert.Equal(other, Ids(await venue.SignedAsync(HttpMethod.Delete, "/orders")).Single());

        static IEnumerable<string?> Ids(Reply reply) => reply.Body.EnumerateArray().Select(id => id.GetString());
    }

    [Fact]
    public async Task Self_trade_prevention_takes_from_both()
    {
        await using var venue = await Venue.StartAsync();
        var resting = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"sell","price":"100","size":"1"}""");
        await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"0.4"}""");
        Assert.Equal((0.6m, 0m), ((await venue.OrderAsync(resting)).Body.Number("size"), (await venue.OrderAsync(resting)).Body.Number("filled_size")));
        Assert.Empty(venue.Engine.GetFills(VenueSandbox.UserAccount));
    }
}
