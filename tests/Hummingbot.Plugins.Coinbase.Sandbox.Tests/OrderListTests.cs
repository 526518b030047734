using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

public sealed class OrderListTests
{
    [Fact]
    public async Task Orders_are_listed_by_status_newest_first()
    {
        await using var venue = await Venue.StartAsync();
        var filled = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        venue.Other(TradeType.Sell, 100, 1);
        var cancelled = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        await venue.SignedAsync(HttpMethod.Delete, $"/orders/{cancelled}");
        var first = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        var second = await venue.PlaceAsync("""{"product_id":"ETH-USD","side":"buy","price":"100","size":"1"}""");
        Assert.Equal([second, first], await IdsAsync(""));
        Assert.Equal([second, first], await IdsAsync("?status=open&status=pending&status=active"));
        Assert.Equal([first], await IdsAsync("?status=open&product_id=BTC-USD"));
        Assert.Equal([filled], await IdsAsync("?status=done"));
        Assert.Equal([second, first, filled], await IdsAsync("?status=all"));
        Assert.Empty(await IdsAsync("?status=rejected"));
        Assert.Equal(400, (await venue.SignedAsync(HttpMethod.Get, "/orders?status=lost")).Status);

        async Task<IEnumerable<string?>> IdsAsync(string query) =>
            (await venue.SignedAsync(HttpMethod.Get, $"/orders{query}")).Body.EnumerateArray().Select(order => order.Text("id"));
    }

    [Fact]
    public async Task Orders_and_fills_come_in_pages()
    {
        await using var venue = await Venue.StartAsync();
        var orders = new List<string>();
        for (var i = 0; i < 5; i++) orders.Add(await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}"""));
        orders.Reverse();
        Assert.Equal(orders, await WalkAsync("/orders?limit=2", "id"));
        venue.Other(TradeType.Sell, 100, 5);
        Assert.Equal(orders, await WalkAsync("/fills?product_id=BTC-USD&limit=2", "order_id"));
        var one = await venue.SignedAsync(HttpMethod.Get, $"/fills?order_id={orders[0]}");
        Assert.Equal(orders[0], one.Body.EnumerateArray().Single().Text("order_id"));

        async Task<List<string>> WalkAsync(string target, string field)
        {
            var found = new List<string>();
            var cursor = string.Empty;
            while (true)
            {
                var page = await venue.SignedAsync(HttpMethod.Get, target + cursor);
                found.AddRange(page.Body.EnumerateArray().Select(item => item.Text(field)!));
                if (page.Header("CB-AFTER") is not { } after) return found;
                cursor = $"&after={after}";
            }
        }
    }

    [Theory]
    [InlineData("/fills", "Product ID or Order ID is required")]
    [InlineData("/fills?order_id=1", "Invalid order id")]
    [InlineData("/orders/1", "Invalid order id")]
    [InlineData("/orders/client:1", "Invalid client_oid")]
    [InlineData("/orders?limit=x", "Invalid limit")]
    public async Task A_query_that_makes_no_sense_is_refused(string target, string words)
    {
        await using var venue = await Venue.StartAsync();
        var reply = await venue.SignedAsync(HttpMethod.Get, target);
        Assert.Equal((400, words), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task An_account_sees_its_own_alone()
    {
        await using var venue = await Venue.StartAsync();
        var id = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        var stranger = venue.Sandbox.ApiKeys[1];
        Assert.Equal(404, (await venue.SignedAsync(HttpMethod.Get, $"/orders/{id}", key: stranger)).Status);
        Assert.Equal(404, (await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}", key: stranger)).Status);
        Assert.Equal(0, (await venue.SignedAsync(HttpMethod.Get, "/orders", key: stranger)).Body.GetArrayLength());
        var account = (await venue.AccountAsync("USD")).Text("id");
        Assert.Equal("USD", (await venue.SignedAsync(HttpMethod.Get, $"/accounts/{account}")).Body.Text("currency"));
        Assert.Equal(404, (await venue.SignedAsync(HttpMethod.Get, $"/accounts/{account}", key: stranger)).Status);
    }

    [Theory]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"60000","size":"100"}""", "Insufficient funds")]
    [InlineData("""{"product_id":"BTC-USD","side":"sell","type":"market","size":"100"}""", "Insufficient funds")]
    [InlineData("""{"product_id":"ABC-XYZ","side":"buy","price":"100","size":"1"}""", "Product not found")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100.001","size":"1"}""", "price too precise (100.001)")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1.123456789"}""", "size is too accurate. Smallest unit is 0.00000001")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"0.000000001"}""", "size is too small. Minimum size is 0.00000001")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"0.001"}""", "notional is too small. Minimum is 1")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","type":"market","funds":"0.5"}""", "funds is too small. Minimum size is 1.00000000")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","type":"market","funds":"5.005"}""", "funds is too accurate. Smallest unit is 0.01000000")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","client_oid":"mine"}""", "Invalid client_oid")]
    [InlineData("""{"product_id":"BTC-USD","side":"hold","price":"100","size":"1"}""", "Invalid side")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","type":"iceberg"}""", "Invalid type")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"1e2","size":"1"}""", "Invalid price")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"-1"}""", "Invalid size")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","time_in_force":"IOC","post_only":true}""", "post_only is invalid when time_in_force is IOC or FOK")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1","time_in_force":"GTT"}""", "cancel_after requires time_in_force to be GTT")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"79228162514264337593543950335","size":"1"}""", "notional is too large. Maximum is 10000000000")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":"1","size":79228162514264337593543950335}""", "size is too large. Maximum size is 1000000000.00000000")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","type":"market","funds":79228162514264337593543950335}""", "notional is too large. Maximum is 10000000000")]
    [InlineData("""{"product_id":"BTC-USD","side":"buy","price":99999999999999999999999999999999,"size":"1"}""", "Invalid price")]
    [InlineData("[1]", "Invalid JSON")]
    [InlineData("{", "Invalid JSON")]
    public async Task An_order_that_breaks_a_rule_is_refused_in_the_venues_words(string body, string words)
    {
        await using var venue = await Venue.StartAsync();
        var reply = await venue.SignedAsync(HttpMethod.Post, "/orders", body);
        Assert.Equal((400, words), (reply.Status, reply.Message));
        Assert.Equal(0, (await venue.SignedAsync(HttpMethod.Get, "/orders")).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_halted_market_lets_orders_be_cancelled_alone()
    {
        await using var venue = await Venue.StartAsync();
        var id = await venue.PlaceAsync("""{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        await venue.ControlAsync(HttpMethod.Post, "halt", """{"pair":"BTC-USD","halted":true}""");
        Assert.True((await venue.GetAsync("/products/BTC-USD")).Body.Flag("cancel_only"));
        var refused = await venue.SignedAsync(HttpMethod.Post, "/orders", """{"product_id":"BTC-USD","side":"buy","price":"100","size":"1"}""");
        Assert.Equal((400, "Cancel only mode"), (refused.Status, refused.Message));
        Assert.Equal(200, (await venue.SignedAsync(HttpMethod.Delete, $"/orders/{id}")).Status);
    }
}
