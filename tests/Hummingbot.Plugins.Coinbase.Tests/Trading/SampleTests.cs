using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Coinbase.Trading;
using Hummingbot.Plugins.Coinbase.UserStream;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

/// <summary>What accounts were told in 2020.</summary>
public sealed class SampleTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly PluginHost _host = new();

    private CoinbaseProducts Products => _host.Get<CoinbaseProducts>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("ORDERS_LIMIT", "4aa4773e-ca4e-4146-8ac1-a0ec8c39f835", TradeType.Buy, OrderType.Limit, "278.05", "2020-02-14T06:52:32.167853Z")]
    [InlineData("ORDERS_LIMIT_2", "9087815a-3d3d-4c2c-b627-78fd83d8644e", TradeType.Sell, OrderType.Limit, "787.44", "2020-02-14T07:57:31.842502Z")]
    [InlineData("ORDERS_MARKET", "dedfcd66-2324-4805-bd31-b8920c3a25b4", TradeType.Buy, OrderType.Market, null, "2020-02-14T07:21:17.166831Z")]
    [InlineData("ORDERS_MARKET_2", "CBS_MARKET_SELL", TradeType.Sell, OrderType.Market, null, "2020-02-14T07:21:17.166831Z")]
    public void An_order_that_was_taken_is_open(string name, string id, TradeType side, OrderType type, string? price, string createdAt)
    {
        var order = OrderOf(Samples.Body(name));
        var update = CoinbaseOrders.UpdateOf(order, Products, Now);
        Assert.Equal((id, "ETH-USDC", OrderState.Open), (update.ExchangeOrderId, update.TradingPair, update.NewState));
        Assert.Null(update.ClientOrderId);
        Assert.Equal((side, type), (update.TradeType, update.OrderType));
        Assert.Equal(price is null ? null : decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), update.Price);
        Assert.Equal(name.EndsWith("LIMIT_2", StringComparison.Ordinal) ? 0.07m : 0.02m, update.Amount);
        Assert.Equal((0m, 0m), (update.ExecutedAmountBase, update.ExecutedAmountQuote));
        Assert.Equal(DateTimeOffset.Parse(createdAt, System.Globalization.CultureInfo.InvariantCulture), order.CreatedAt);
        Assert.Equal(Now, update.Timestamp);
    }

    [Theory]
    [InlineData("WS_ORDER_OPEN", "9d8c39b0-094f-4832-9a73-9b2e43b03780", OrderState.Open, "2020-02-14T07:41:45.174224Z")]
    [InlineData("WS_ORDER_FILLED", "4aa4773e-ca4e-4146-8ac1-a0ec8c39f835", OrderState.Filled, "2020-02-14T06:52:32.172333Z")]
    [InlineData("WS_MARKET_FILLED", "dedfcd66-2324-4805-bd31-b8920c3a25b4", OrderState.Filled, "2020-02-14T07:21:17.171949Z")]
    [InlineData("WS_ORDER_CANCELLED", "9d8c39b0-094f-4832-9a73-9b2e43b03780", OrderState.Canceled, "2020-02-14T07:41:45.450940Z")]
    public void A_message_of_the_stream_moves_its_order(string name, string id, OrderState state, string time)
    {
        var updates = new AccountUpdates();
        CoinbaseUserMessages.Translate(Encoding.UTF8.GetBytes(Samples.Body(name)), Products, updates);
        var update = Assert.Single(updates.Orders);
        Assert.Equal((id, "ETH-USDC", state), (update.ExchangeOrderId, update.TradingPair, update.NewState));
        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), update.Timestamp);
        Assert.Empty(updates.Trades);
        Assert.False(updates.IsReconciliationNeeded);
    }

    [Fact]
    public void Balances_fees_and_lists_are_read()
    {
        var accounts = JsonSerializer.Deserialize(Samples.Body("ACCOUNTS_GET"), CoinbaseJson.Default.IReadOnlyListCoinbaseAccount)!;
        Assert.Equal(
            [("USDC", 90.14802615m, 90.14802615m), ("ETH", 0.4424257124965m, 0.4424257124965m)],
            accounts.Select(account => (account.Currency, account.Balance, account.Available)));
        var fees = JsonSerializer.Deserialize(Samples.Body("FEES_GET"), CoinbaseJson.Default.CoinbaseFees)!;
        Assert.Equal((0.005m, 0.005m), (fees.MakerFeeRate, fees.TakerFeeRate));
        Assert.Empty(JsonSerializer.Deserialize(Samples.Body("ORDERS_STATUS"), CoinbaseJson.Default.IReadOnlyListCoinbaseOrder)!);
    }

    [Fact]
    public void A_post_only_refusal_is_a_refusal() => Assert.Equal(
        ExchangeErrorKind.Refused, CoinbaseErrors.Translate(400, Encoding.UTF8.GetBytes(Samples.Body("LIMIT_MAKER_ERROR")))!.Kind);

    [Theory]
    [InlineData("EMPTY")]
    [InlineData("FEES_GET")]
    public void What_is_no_order_is_not_taken_for_one(string name) => Assert.Throws<JsonException>(() => OrderOf(Samples.Body(name)));

    [Fact]
    public void No_sample_is_left_out() => Assert.Equal(
        [
            // COINBASE_ACCOUNTS_GET is of another API of the venue, for wallets.
            "ACCOUNTS_GET", "COINBASE_ACCOUNTS_GET", "EMPTY", "FEES_GET", "LIMIT_MAKER_ERROR", "ORDERS_LIMIT", "ORDERS_LIMIT_2", "ORDERS_MARKET",
            "ORDERS_MARKET_2", "ORDERS_STATUS", "WS_MARKET_FILLED", "WS_ORDER_CANCELLED", "WS_ORDER_FILLED", "WS_ORDER_OPEN",
        ],
        Samples.Cases.Order(StringComparer.Ordinal));

    private static CoinbaseOrder OrderOf(string body) => JsonSerializer.Deserialize(body, CoinbaseJson.Default.CoinbaseOrder)!;
}
