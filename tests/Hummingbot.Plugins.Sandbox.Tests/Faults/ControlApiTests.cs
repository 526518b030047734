using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Faults;

public sealed class ControlApiTests
{
    [Fact]
    public async Task Acting_as_another_participant_fills_the_users_order_and_the_state_tells_the_truth()
    {
        await using var toy = await ToyClient.StartAsync();
        using (await toy.SignedAsync(HttpMethod.Post, "/orders/mine"))
        {
        }

        var placed = await toy.ControlAsync(HttpMethod.Post, "orders", """{"pair":"BTC-USDT","side":"sell","price":"50","amount":"0.25"}""");
        Assert.Equal("filled", placed.GetProperty("order").GetProperty("status").GetString());
        var user = (await toy.ControlAsync(HttpMethod.Get, "state?account=user")).GetProperty("accounts").GetProperty("user");
        var order = Assert.Single(user.GetProperty("orders").EnumerateArray());
        Assert.Equal(("mine", "partiallyFilled", "0.25", "37.5"), (Text(order, "clientOrderId"), Text(order, "status"), Text(order, "filledAmount"), Text(order, "held")));
        var fill = Assert.Single(user.GetProperty("fills").EnumerateArray());
        Assert.Equal(("50", "0.25", "0.00025", "BTC", "maker"), (Text(fill, "price"), Text(fill, "amount"), Text(fill, "fee"), Text(fill, "feeAsset"), Text(fill, "liquidity")));
        var balances = user.GetProperty("balances").EnumerateArray().ToDictionary(balance => Text(balance, "asset")!, balance => Text(balance, "total"));
        Assert.Equal(("1000.24975", "99987.5"), (balances["BTC"], balances["USDT"]));
    }

    [Fact]
    public async Task Orders_of_others_can_be_cancelled_and_balances_set()
    {
        await using var toy = await ToyClient.StartAsync();
        toy.ChangeBook(2);
        var id = toy.Sandbox.Engine.GetOpenOrders("other")[0].Id;
        Assert.Single((await toy.ControlAsync(HttpMethod.Delete, $"orders?account=other&id={id}")).GetProperty("cancelled").EnumerateArray());
        Assert.Single((await toy.ControlAsync(HttpMethod.Delete, "orders?pair=BTC-USDT")).GetProperty("cancelled").EnumerateArray());
        await toy.ControlAsync(HttpMethod.Post, "balances", """{"asset":"DOGE","total":1.5}""");
        Assert.Equal(new Balance("DOGE", 1.5m, 0), toy.Sandbox.Engine.GetBalance("user", "DOGE"));
    }

    [Fact]
    public async Task A_market_can_be_halted_and_the_book_be_read()
    {
        await using var toy = await ToyClient.StartAsync();
        toy.ChangeBook();
        await toy.ControlAsync(HttpMethod.Post, "halt", """{"pair":"BTC-USDT","halted":true}""");
        Assert.Contains(
            "marketHalted",
            (await toy.ControlAsync(HttpMethod.Post, "orders", """{"pair":"BTC-USDT","side":"buy","price":50,"amount":1}""", 409)).GetProperty("error").GetString(),
            StringComparison.Ordinal);
        var book = await toy.ControlAsync(HttpMethod.Get, "book?pair=BTC-USDT&depth=5");
        Assert.Equal("""["10","0.1",1]""", book.GetProperty("bids")[0].GetRawText());
    }

    [Theory]
    [InlineData("POST", "faults", """{"kind":"sabotage"}""", "none of requestLost")]
    [InlineData("POST", "faults", """{"match":"*"}""", "'kind' is missing")]
    [InlineData("POST", "faults", """{"kind":"requestLost","cuont":1}""", "'cuont'")]
    [InlineData("POST", "faults", """{"kind":"responseDelay"}""", "needs a delay")]
    [InlineData("POST", "faults", """{"kind":"requestLost","probability":2}""", "probability")]
    [InlineData("POST", "faults", """{"kind":"errorAfter","status":200}""", "400 to 599")]
    [InlineData("POST", "faults", """{"kind":"responseDelay","delayMilliseconds":99999999999}""", "beyond")]
    [InlineData("POST", "faults", "not json", "not JSON")]
    [InlineData("POST", "gap", """{"pair":"DOGE-EUR"}""", "no market 'DOGE-EUR'")]
    [InlineData("POST", "balances", """{"asset":"BTC","total":-1}""", "0 to")]
    [InlineData("POST", "orders", """{"pair":"BTC-USDT","side":"up"}""", "none of buy, sell")]
    [InlineData("GET", "state?account=nobody", null, "no account 'nobody'")]
    [InlineData("GET", "book?pair=BTC-USDT&depth=-1", null, "'depth' is not a number")]
    public async Task A_slip_of_the_pen_is_told(string method, string path, string? body, string expected)
    {
        await using var toy = await ToyClient.StartAsync();
        var answer = await toy.ControlAsync(new HttpMethod(method), path, body, 400);
        Assert.Contains(expected, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(toy.Sandbox.Faults.Active);
    }

    [Fact]
    public async Task The_endpoint_lists_itself_and_knows_nothing_else()
    {
        await using var toy = await ToyClient.StartAsync();
        var index = await toy.ControlAsync(HttpMethod.Get, "");
        Assert.Equal("toy", Text(index, "exchange"));
        Assert.Contains("POST /_sandbox/faults", index.GetProperty("calls").EnumerateArray().Select(call => call.GetString()));
        await toy.ControlAsync(HttpMethod.Get, "nothing", status: 404);
        await toy.ControlAsync(HttpMethod.Put, "faults", status: 405);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
