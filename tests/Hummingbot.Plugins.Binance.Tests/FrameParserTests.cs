using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class FrameParserTests : IAsyncLifetime
{
    private const string Diff =
        """{"e":"depthUpdate","E":1633998512068,"s":"BTCUSDT","U":11,"u":12,"b":[["100.50","6.25"],["99.50","0.00"]],"a":[["101.25","1.5"]]}""";

    private readonly PluginHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(Diff)]
    [InlineData("""{"stream":"btcusdt@depth@100ms","data":""" + Diff + "}")]
    [InlineData("""{"data":""" + Diff + ""","stream":"btcusdt@depth@100ms"}""")]
    [InlineData(
        """
         { "a" : [["101.25","1.5"]] , "b":[["100.50","6.25",[]],["99.50","0.00"]], "new":{"deep":[1,{"er":2}]}, "u":12,"U":11,
           "s":"\u0042TCUSDT","E":1633998512068,"e":"depthUpdate" }
        """)]
    public void A_depth_update_says_the_same_raw_or_wrapped_and_in_any_order_of_keys(string frame)
    {
        var (pair, messages) = Frames.Translate(_host.DataSource, Frames.Stream(frame));

        Assert.Equal("BTC-USDT", pair);
        var diff = Assert.Single(messages);
        Assert.Equal((OrderBookMessageType.Diff, "BTC-USDT", 11L, 12L), (diff.Type, diff.TradingPair, diff.FirstUpdateId, diff.UpdateId));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1633998512068), diff.ExchangeTime);
        Assert.Equal([(100.5m, 6.25m), (99.5m, 0m)], Levels(diff, diff.Bids));
        Assert.Equal([(101.25m, 1.5m)], Levels(diff, diff.Asks));
    }

    [Theory]
    [Trait("Correction", "1")]
    [InlineData("""{"e":"trade","E":5,"s":"BTCUSDT","t":77,"p":"100.10","q":"0.5","T":1700000000123,"m":true,"M":true}""", TradeType.Sell)]
    [InlineData("""{"e":"trade","E":5,"s":"BTCUSDT","t":77,"p":"100.10","q":"0.5","b":88,"a":50,"T":1700000000123,"m":false,"M":true}""", TradeType.Buy)]
    [InlineData("""{"e":"aggTrade","E":5,"s":"BTCUSDT","a":77,"p":"100.10","q":"0.5","f":1,"l":3,"T":1700000000123,"m":true,"M":true}""", TradeType.Sell)]
    public void A_trade_names_the_takers_side(string frame, TradeType takerSide)
    {
        var trade = Assert.Single(Frames.Translate(_host.DataSource, Frames.Stream(frame)).Messages);
        Assert.Equal((OrderBookMessageType.Trade, "BTC-USDT", 77L, takerSide), (trade.Type, trade.TradingPair, trade.TradeNumber, trade.TakerSide));
        Assert.Equal(100.1m, FixedPoint.ToDecimal(trade.Trade.Price, trade.PriceDecimals));
        Assert.Equal(0.5m, FixedPoint.ToDecimal(trade.Trade.Amount, trade.AmountDecimals));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), trade.ExchangeTime);
    }

    [Theory]
    [InlineData("""{"u":400900217,"s":"BTCUSDT","b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000"}""", "BTC-USDT")]
    [InlineData("""{"stream":"ethbtc@kline_1m","data":{"e":"kline","E":1,"s":"ETHBTC","k":{"t":1,"T":2,"s":"ETHBTC","x":false}}}""", "ETH-BTC")]
    [InlineData("""{"stream":"btcusdt@depth5@100ms","data":{"lastUpdateId":1,"bids":[],"asks":[]}}""", "BTC-USDT")]
    [InlineData("""{"e":"24hrTicker","E":1,"s":"BTCUSDT","p":"-1.0","q":"3","b":"1","a":"2","t":"text","T":{},"u":[],"m":null}""", "BTC-USDT")]
    [InlineData("""{"e":"depthUpdate","E":1,"s":"NEWUSDT","U":1,"u":1,"b":[["1","1"]],"a":[]}""", null)]
    [InlineData("""{"stream":"newusdt@trade","data":{"e":"trade","E":1,"s":"NEWUSDT"}}""", null)]
    [InlineData("""{"stream":"!miniTicker@arr","data":[{"e":"24hrMiniTicker","s":"BTCUSDT"}]}""", null)]
    [InlineData("""{"result":null,"id":3}""", null)]
    [InlineData("""{"e":"serverShutdown","E":1770123456789}""", null)]
    public void Other_messages_emit_nothing_and_still_count_for_their_pair(string frame, string? expectedPair)
    {
        var (pair, messages) = Frames.Translate(_host.DataSource, Frames.Stream(frame));
        Assert.Equal(expectedPair, pair);
        Assert.Empty(messages);
    }

    [Theory]
    [InlineData("币安人生")]
    [InlineData("\\u5e01\\u5b89\\u4eba\\u751f")]
    public void A_symbol_beyond_ascii_is_known_in_both_spellings(string asset)
    {
        var frame = Diff.Replace("BTCUSDT", asset + "USDT");
        var stream = asset + "usdt@depth@100ms";
        Assert.Equal("币安人生-USDT", Frames.Translate(_host.DataSource, Frames.Stream($$"""{"stream":"{{stream}}","data":{{frame}}}""")).TradingPair);
    }

    [Fact]
    public void The_recorded_snapshot_answer_becomes_a_snapshot()
    {
        var snapshot = Assert.Single(Frames.Translate(_host.DataSource, Frames.Rest("depth?limit=5&symbol=BTCUSDT", Frames.Snapshot)).Messages);
        Assert.Equal((OrderBookMessageType.Snapshot, "BTC-USDT", 10L), (snapshot.Type, snapshot.TradingPair, snapshot.UpdateId));
        Assert.Equal([(100m, 1m), (99.5m, 2m)], Levels(snapshot, snapshot.Bids));
        Assert.Equal([(101m, 3m)], Levels(snapshot, snapshot.Asks));
    }

    [Fact]
    public void A_message_that_fails_half_way_is_given_back_to_the_pool()
    {
        var bad = Frames.Stream(Diff.Replace("\"1.5\"", "\"-1.5\""));
        Assert.Throws<ExchangeException>(() => Frames.Translate(_host.DataSource, bad));
        var diff = Assert.Single(Frames.Translate(_host.DataSource, Frames.Stream(Diff)).Messages);
        Assert.Equal((2, 1), (diff.BidCount, diff.AskCount));
    }

    private static (decimal Price, decimal Amount)[] Levels(OrderBookMessage message, Span<OrderBookLevel> levels) =>
        [.. levels.ToArray().Select(level =>
            (FixedPoint.ToDecimal(level.Price, message.PriceDecimals), FixedPoint.ToDecimal(level.Amount, message.AmountDecimals)))];
}
