using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Coinbase.Trading;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

public sealed class CoinbaseOrdersTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly Dictionary<string, string> None = [];

    private readonly PluginHost _host = new();

    private CoinbaseProducts Products => _host.Get<CoinbaseProducts>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void A_limit_order_is_sent_as_plain_decimal_text() => Assert.Equal(
        """
        {"client_oid":"7c6f6f5e-1111-4222-8333-444455556666","product_id":"ETH-USD","side":"buy","type":"limit","price":"0.00000001","size":"1500000",
        "time_in_force":"GTC","stp":"cn"}
        """.ReplaceLineEndings(string.Empty),
        Body(OrderType.Limit, TradeType.Buy, 1_500_000.000m, 0.00000001m));

    [Fact]
    public void An_order_that_may_only_rest_says_so() => Assert.Equal(
        """
        {"client_oid":"7c6f6f5e-1111-4222-8333-444455556666","product_id":"ETH-USD","side":"sell","type":"limit","price":"3000","size":"0.5",
        "post_only":true,"time_in_force":"GTC","stp":"cn"}
        """.ReplaceLineEndings(string.Empty),
        Body(OrderType.LimitMaker, TradeType.Sell, 0.50m, 3000.00m));

    [Fact]
    public void A_market_order_has_an_amount_and_no_price() => Assert.Equal(
        """{"client_oid":"7c6f6f5e-1111-4222-8333-444455556666","product_id":"ETH-USD","side":"sell","type":"market","size":"0.5","stp":"cn"}""",
        Body(OrderType.Market, TradeType.Sell, 0.5m, null));

    [Fact]
    public void Further_parameters_are_handed_on() => Assert.Equal(
        """
        {"client_oid":"7c6f6f5e-1111-4222-8333-444455556666","product_id":"ETH-USD","side":"buy","type":"limit","price":"1","size":"2",
        "time_in_force":"GTT","cancel_after":"hour","stp":"dc"}
        """.ReplaceLineEndings(string.Empty),
        Body(
            OrderType.Limit,
            TradeType.Buy,
            2m,
            1m,
            new Dictionary<string, string> { ["time_in_force"] = "GTT", ["cancel_after"] = "hour", ["stp"] = "dc" }));

    [Theory]
    [InlineData("received", null, "0", OrderState.Open)]
    [InlineData("pending", null, "0", OrderState.Open)]
    [InlineData("open", null, "0", OrderState.Open)]
    [InlineData("active", null, "0", OrderState.Open)]
    [InlineData("open", null, "0.5", OrderState.PartiallyFilled)]
    [InlineData("done", "filled", "2", OrderState.Filled)]
    [InlineData("done", "canceled", "0.5", OrderState.Canceled)]
    [InlineData("done", "canceled", "0", OrderState.Canceled)]
    [InlineData("done", null, "2", OrderState.Filled)]
    [InlineData("done", null, "1.9", OrderState.Canceled)]
    [InlineData("done", "rejected", "0", OrderState.Failed)]
    [InlineData("rejected", null, "0", OrderState.Failed)]
    public void Statuses_are_states(string status, string? doneReason, string filled, OrderState state)
    {
        var update = CoinbaseOrders.UpdateOf(Order(status, doneReason, filled), Products, Now);
        Assert.Equal(state, update.NewState);
        Assert.Equal("7c6f6f5e-1111-4222-8333-444455556666", update.ClientOrderId);
        Assert.Equal(OrderType.LimitMaker, update.OrderType);
        Assert.Equal(decimal.Parse(filled, System.Globalization.CultureInfo.InvariantCulture), update.ExecutedAmountBase);
        Assert.Equal(state >= OrderState.Filled ? new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero) : Now, update.Timestamp);
        Assert.Equal(state == OrderState.Failed, update.Error is { Kind: ExchangeErrorKind.Refused, VenueCode: "post only" });
    }

    [Theory]
    [InlineData("teleported", null)]
    [InlineData("done", "evaporated")]
    public void A_status_that_nobody_has_documented_settles_nothing(string status, string? doneReason) => Assert.Equal(
        ExchangeErrorKind.BadData,
        Assert.Throws<ExchangeException>(() => CoinbaseOrders.UpdateOf(Order(status, doneReason, "0"), Products, Now)).Kind);

    [Theory]
    [InlineData("T", true)]
    [InlineData("M", false)]
    [InlineData("O", null)]
    public void A_fill_tells_its_charge_and_its_role(string liquidity, bool? isTaker)
    {
        var fill = JsonSerializer.Deserialize(
            $$"""
            [{"trade_id":74,"product_id":"BTC-USD","price":"10.00","size":"0.01","order_id":"d50ec984-77a8-460a-b958-66f114b0de9b",
              "created_at":"2014-11-07T22:19:28.578544Z","liquidity":"{{liquidity}}","fee":"0.00025","settled":true,"side":"buy"}]
            """,
            CoinbaseJson.Default.IReadOnlyListCoinbaseFill)![0];
        var trade = CoinbaseOrders.TradeOf(fill, Products);
        Assert.Equal(("74", "d50ec984-77a8-460a-b958-66f114b0de9b", "BTC-USD"), (trade.TradeId, trade.ExchangeOrderId, trade.TradingPair));
        Assert.Equal((10m, 0.01m, isTaker), (trade.Price, trade.BaseAmount, trade.IsTaker));
        Assert.Equal([new TokenAmount("USD", 0.00025m)], trade.Fees);
        Assert.Equal(new DateTimeOffset(2014, 11, 7, 22, 19, 28, TimeSpan.Zero).AddTicks(5785440), trade.Timestamp);
    }

    private static string Body(
        OrderType type, TradeType side, decimal amount, decimal? price, IReadOnlyDictionary<string, string>? extras = null) =>
        JsonSerializer.Serialize(
            CoinbaseOrders.RequestOf(
                new InFlightOrder
                {
                    ClientOrderId = "7c6f6f5e-1111-4222-8333-444455556666",
                    TradingPair = "ETH-USD",
                    OrderType = type,
                    TradeType = side,
                    Amount = amount,
                    Price = price,
                    State = OrderState.PendingCreate,
                    CreationTimestamp = Now,
                    LastUpdateTimestamp = Now,
                },
                "ETH-USD",
                extras ?? None),
            CoinbaseJson.Default.CoinbaseOrderRequest);

    private static CoinbaseOrder Order(string status, string? doneReason, string filled) => JsonSerializer.Deserialize(
        $$"""
        {"id":"4aa4773e-ca4e-4146-8ac1-a0ec8c39f835","client_oid":"7c6f6f5e-1111-4222-8333-444455556666","product_id":"ETH-USD","side":"sell",
         "type":"limit","price":"3000","size":"2","post_only":true,"status":"{{status}}","done_reason":{{(doneReason is null ? "null" : $"\"{doneReason}\"")}},
         "reject_reason":"post only","filled_size":"{{filled}}","executed_value":"0","created_at":"2026-01-01T00:00:00Z","done_at":"2026-01-01T00:00:01Z"}
        """,
        CoinbaseJson.Default.CoinbaseOrder)!;
}
