using System.Text.Json;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.Tests.Support;
using Hummingbot.Plugins.Binance.Trading;

namespace Hummingbot.Plugins.Binance.Tests.Trading;

/// <summary>What the venue's REST answers about orders come to.</summary>
public sealed class OrderWordsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1);

    [Theory]
    [InlineData("NEW", OrderState.Open)]
    [InlineData("PENDING_NEW", OrderState.Open)]
    [InlineData("PARTIALLY_FILLED", OrderState.PartiallyFilled)]
    [InlineData("FILLED", OrderState.Filled)]
    [InlineData("CANCELED", OrderState.Canceled)]
    [InlineData("PENDING_CANCEL", OrderState.PendingCancel)]
    [InlineData("REJECTED", OrderState.Failed)]
    [InlineData("EXPIRED", OrderState.Expired)]
    [InlineData("EXPIRED_IN_MATCH", OrderState.Expired)]
    public void Every_status_has_a_state(string status, OrderState state) => Assert.Equal(state, OrderWords.StateOf(status));

    [Theory]
    [InlineData("SHRUGGED")]
    [InlineData(null)]
    public void A_status_that_is_not_documented_decides_nothing(string? status) =>
        Assert.Equal(ExchangeErrorKind.BadData, Assert.Throws<ExchangeException>(() => OrderWords.StateOf(status)).Kind);

    [Theory]
    [InlineData("Spot/Trading/GetOrder", "1", "myOrder1", OrderState.Open, 0.1, 1, 0, 1499827319559)]
    [InlineData("ORDER_BUY_PRECISION_GET", "154388421", "buy-LINKETH-1580289856010707", OrderState.Open, 0.014473, 3, 0, 1580289856293)]
    [InlineData("ORDER_SELL_PRECISION_GET", "154388434", "sell-LINKETH-1580289858445415", OrderState.Open, 0.016271, 1.23, 0, 1580289858734)]
    [InlineData("ORDER_BUY_NOT_FILLED", "154316832", "buy-LINKETH-1580268987255692", OrderState.Open, 0.01059657, 1, 0, 1580268987325)]
    [InlineData("ORDER_SELL_NOT_FILLED", "154316831", "sell-LINKETH-1580268987255716", OrderState.Open, 0.02267846, 1, 0, 1580268987313)]
    [InlineData("ORDER_BUY_LIMIT", "154314008", "buy-LINKETH-1580267497008962", OrderState.Filled, 0.01524661, 1, 1, 1580267497079)]
    [InlineData("ORDER_SELL_LIMIT", "154314012", "sell-LINKETH-1580267499003825", OrderState.Filled, 0.01496818, 1, 1, 1580267499071)]
    [InlineData("Spot/Trading/CancelOrder", "4", "myOrder1", OrderState.Canceled, 2, 1, 0, 1684804350068)]
    [InlineData("CANCEL_ORDER", "154316831", "sell-LINKETH-1580268987255716", OrderState.Canceled, 0.02267846, 1, 0, 1)]
    public void An_answer_about_an_order_is_read(
        string sample, string id, string clientId, OrderState state, decimal price, decimal amount, decimal executed, long time)
    {
        var update = Sample.Read(sample, BinanceJson.Default.BinanceOrder).ToUpdate("A-B", Now);
        Assert.Equal((id, clientId, state), (update.ExchangeOrderId, update.ClientOrderId, update.NewState));
        Assert.Equal((price, amount, executed), (update.Price, update.Amount, update.ExecutedAmountBase));
        Assert.Equal(("A-B", OrderType.Limit, time), (update.TradingPair, update.OrderType, update.Timestamp.ToUnixTimeMilliseconds()));
        Assert.Equal(clientId.StartsWith("sell", StringComparison.Ordinal) ? TradeType.Sell : TradeType.Buy, update.TradeType);
    }

    [Theory]
    [InlineData("ORDER_BUY", TradeType.Buy, 0.01553045, "LINK", 0.001)]
    [InlineData("ORDER_SELL", TradeType.Sell, 0.01547019, "ETH", 0.00001547)]
    public void A_market_order_has_no_price_and_its_executions_in_the_answer(
        string sample, TradeType side, decimal price, string feeAsset, decimal fee)
    {
        var order = Sample.Read(sample, BinanceJson.Default.BinanceOrder);
        var update = order.ToUpdate("LINK-ETH", Now);
        Assert.Equal((OrderType.Market, side, null, OrderState.Filled), (update.OrderType, update.TradeType, update.Price, update.NewState));
        Assert.Equal((1m, price), (update.ExecutedAmountBase, update.ExecutedAmountQuote));
        var fill = Assert.Single(order.Fills!);
        Assert.Equal((price, 1m, feeAsset, fee), (fill.Price, fill.Qty, fill.CommissionAsset, fill.Commission));
    }

    [Fact]
    public void The_executions_of_an_answer_add_up()
    {
        var order = Sample.Read("Spot/Trading/PlaceOrder", BinanceJson.Default.BinanceOrder);
        Assert.Equal(order.ExecutedQty, order.Fills!.Sum(fill => fill.Qty));
        Assert.Equal([56, 57, 58, 59, 60], order.Fills!.Select(fill => fill.TradeId));
    }

    [Fact]
    public void An_execution_of_the_history_is_read_with_its_charge()
    {
        var trade = Assert.Single(Sample.Read("Spot/Trading/GetUserTrades", BinanceJson.Default.IReadOnlyListBinanceTrade)).ToUpdate("BNB-BTC");
        Assert.Equal(("28457", "100234", "BNB-BTC"), (trade.TradeId, trade.ExchangeOrderId, trade.TradingPair));
        Assert.Equal((4.000001m, 12m, 48.000012m, true), (trade.Price, trade.BaseAmount, trade.QuoteAmount, trade.IsTaker));
        Assert.Equal([new TokenAmount("BNB", 10.1m)], trade.Fees!);
        Assert.Equal(1499865549590, trade.Timestamp.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Balances_and_rates_are_read()
    {
        var account = Sample.Read("Spot/Account/GetAccountInfo", BinanceJson.Default.BinanceAccount);
        Assert.Equal(new CommissionRates(0.0015m, 0.0015m), account.CommissionRates);
        Assert.Equal(new BinanceBalance("BTC", 4723846.89208129m, 0m), account.Balances[0]);
        var old = Sample.Read("GET_ACCOUNT", BinanceJson.Default.BinanceAccount);
        Assert.Null(old.CommissionRates);
        Assert.Equal(0.77377698m, old.Balances[1].Free);
        Assert.Equal(1499827319559, Sample.Read("Spot/ExchangeData/GetServerTime", BinanceJson.Default.VenueTime).ServerTime);
    }

    [Fact]
    public void An_open_order_is_read_and_one_of_a_foreign_type_has_none()
    {
        var order = Assert.Single(Sample.Read("Spot/Trading/GetOpenOrders", BinanceJson.Default.IReadOnlyListBinanceOrder));
        Assert.Equal(OrderType.Limit, order.ToUpdate("LTC-BTC", Now).OrderType);
        Assert.Null((order with { Type = "STOP_LOSS_LIMIT" }).ToUpdate("LTC-BTC", Now).OrderType);
        Assert.Null((order with { CummulativeQuoteQty = -1m }).ToUpdate("LTC-BTC", Now).ExecutedAmountQuote);
    }

    [Fact]
    public void A_refusal_of_2020_is_still_understood()
    {
        var error = BinanceErrors.Translate(400, Sample.Of("LIMIT_MAKER_ERROR"));
        Assert.Equal((ExchangeErrorKind.Refused, "-2010"), (error!.Kind, error.VenueCode));
    }

    [Theory]
    [InlineData("""{"symbol":"BTCUSDT","clientOrderId":"a"}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":"x","clientOrderId":"a"}""")]
    [InlineData("""{"symbol":null,"orderId":1,"clientOrderId":"a"}""")]
    public void An_answer_without_what_identifies_an_order_is_none(string body) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(body, BinanceJson.Default.BinanceOrder));

    [Theory]
    [InlineData("0.10000000", "0.1")]
    [InlineData("1000", "1000")]
    [InlineData("0.00000001", "0.00000001")]
    public void Amounts_travel_as_plain_text(string value, string text) =>
        Assert.Equal(text, OrderWords.Text(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
}
