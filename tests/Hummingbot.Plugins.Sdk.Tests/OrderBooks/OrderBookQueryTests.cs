using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookQueryTests
{
    private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);

    public OrderBookQueryTests() => _book.ApplySnapshot(Snapshot(1, "99:1 98.5:2 97:4", "100:1 101.5:2 103:4"));

    [Fact]
    public void Prices_are_the_best_of_the_side_one_trades_against()
    {
        Assert.Equal(100m, _book.GetPrice(isBuy: true));
        Assert.Equal(99m, _book.GetPrice(isBuy: false));
        Assert.Equal(99.5m, _book.MidPrice);
    }

    [Theory]
    [InlineData(true, "0", "100", "0")]
    [InlineData(true, "0.5", "100", "0.5")]
    [InlineData(true, "1", "100", "1")]
    [InlineData(true, "1.0000000000001", "101.5", "1.0000000000001")]
    [InlineData(true, "7", "103", "7")]
    [InlineData(true, "7.1", null, "7")]
    [InlineData(false, "1", "99", "1")]
    [InlineData(false, "3.5", "97", "3.5")]
    [InlineData(false, "79228162514264337593543950335", null, "7")]
    public void Price_for_volume_is_where_the_cumulative_amount_reaches_it(bool isBuy, string volume, string? price, string found)
    {
        var result = _book.GetPriceForVolume(isBuy, Number(volume));
        Assert.Equal(new OrderBookQueryResult(null, Number(volume), NumberOrNull(price), Number(found)), result);
    }

    [Theory]
    [InlineData(true, "1", "100", "1")]
    [InlineData(true, "2", "100.75", "2")]
    [InlineData(true, "0.001", "100", "0.001")]
    [InlineData(true, "3", "101", "3")]
    [InlineData(false, "4", "98.25", "4")]
    [InlineData(true, "0", null, "0")]
    [InlineData(true, "8", null, "7")]
    public void Vwap_uses_the_last_level_in_part(bool isBuy, string volume, string? price, string found)
    {
        var result = _book.GetVwapForVolume(isBuy, Number(volume));
        Assert.Equal(new OrderBookQueryResult(null, Number(volume), NumberOrNull(price), Number(found)), result);
    }

    [Fact]
    public void Vwap_of_a_volume_finer_than_the_book_is_rounded_only_at_the_28th_digit()
    {
        // 100 + (v - 1) x 1.5 / v with v = 1.5000000000000000000000000001
        var volume = 1.5000000000000000000000000001m;
        Assert.Equal(100.5m, _book.GetVwapForVolume(true, volume).ResultPrice!.Value, 20);
        Assert.Equal(150.75m, _book.GetQuoteVolumeForBaseAmount(true, volume).ResultVolume!.Value, 20);
        Assert.Equal(100.33333333333333333333333333m, _book.GetVwapForVolume(true, 9m / 7m).ResultPrice!.Value, 24);
    }

    [Theory]
    [InlineData(true, "100", "100", "100")]
    [InlineData(true, "100.01", "101.5", "100.01")]
    [InlineData(true, "303", "101.5", "303")]
    [InlineData(true, "715", "103", "715")]
    [InlineData(true, "715.1", null, "715")]
    [InlineData(false, "99.1", "98.5", "99.1")]
    [InlineData(false, "79228162514264337593543950335", null, "684")]
    public void Price_for_quote_volume_counts_price_times_amount(bool isBuy, string quote, string? price, string found)
    {
        var result = _book.GetPriceForQuoteVolume(isBuy, Number(quote));
        Assert.Equal(new OrderBookQueryResult(null, Number(quote), NumberOrNull(price), Number(found)), result);
    }

    [Theory]
    [InlineData(true, "1", "100")]
    [InlineData(true, "1.5", "150.75")]
    [InlineData(true, "9", "715")]
    [InlineData(false, "0", "0")]
    [InlineData(false, "2", "197.5")]
    public void Quote_volume_for_base_amount_is_of_what_there_is(bool isBuy, string amount, string quote)
    {
        var result = _book.GetQuoteVolumeForBaseAmount(isBuy, Number(amount));
        Assert.Equal(new OrderBookQueryResult(null, Number(amount), null, Number(quote)), result);
    }

    [Theory]
    [Trait("Correction", "26")]
    [InlineData(true, "99.9", null, "0", "0")]
    [InlineData(true, "100", "100", "1", "100")]
    [InlineData(true, "101.49999", "100", "1", "100")]
    [InlineData(true, "101.5", "101.5", "3", "303")]
    [InlineData(true, "79228162514264337593543950335", "103", "7", "715")]
    [InlineData(true, "-1", null, "0", "0")]
    [InlineData(false, "99.1", null, "0", "0")]
    [InlineData(false, "98.50000001", "99", "1", "99")]
    [InlineData(false, "98.5", "98.5", "3", "296")]
    [InlineData(false, "0", "97", "7", "684")]
    [InlineData(false, "-5", "97", "7", "684")]
    [InlineData(false, "79228162514264337593543950335", null, "0", "0")]
    public void Volume_for_price_is_in_base_and_quote_volume_for_price_in_quote(
        bool isBuy, string price, string? last, string volume, string quote)
    {
        var inBase = new OrderBookQueryResult(Number(price), null, NumberOrNull(last), Number(volume));
        Assert.Equal(inBase, _book.GetVolumeForPrice(isBuy, Number(price)));
        Assert.Equal(inBase with { ResultVolume = Number(quote) }, _book.GetQuoteVolumeForPrice(isBuy, Number(price)));
    }

    [Fact]
    public void Simulated_orders_take_levels_and_cut_the_last()
    {
        Assert.Equal("100:1 101.5:0.25", Text(_book.SimulateBuy(1.25m)));
        Assert.Equal("100:1", Text(_book.SimulateBuy(1)));
        Assert.Equal("99:1 98.5:2 97:4", Text(_book.SimulateSell(100)));
        Assert.Empty(_book.SimulateBuy(0));
    }

    [Fact]
    public void Queries_of_an_empty_side_find_nothing()
    {
        _book.Clear();
        Assert.Equal(new OrderBookQueryResult(null, 1, null, 0), _book.GetPriceForVolume(true, 1));
        Assert.Equal(new OrderBookQueryResult(null, 1, null, 0), _book.GetVwapForVolume(true, 1));
        Assert.Equal(new OrderBookQueryResult(null, 1, null, 0), _book.GetPriceForQuoteVolume(false, 1));
        Assert.Equal(new OrderBookQueryResult(null, 1, null, 0), _book.GetQuoteVolumeForBaseAmount(false, 1));
        Assert.Equal(new OrderBookQueryResult(1, null, null, 0), _book.GetVolumeForPrice(false, 1));
        Assert.Empty(_book.SimulateSell(1));
    }

    [Fact]
    public void Negative_volumes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _book.GetPriceForVolume(true, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _book.GetVwapForVolume(true, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _book.GetPriceForQuoteVolume(true, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _book.SimulateBuy(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _book.GetSnapshot(-1));
    }

    [Fact]
    public void Totals_do_not_overflow_at_the_widest_scale()
    {
        const string Nearly = "9.200000000000000001";
        string[] prices = [.. Enumerable.Range(0, 50).Select(i => $"{9 - i * 0.01m}0000000000000001")];
        _book.ApplySnapshot(Snapshot(2, string.Join(' ', prices.Select(price => $"{price}:{Nearly}")), ""));
        var expected = prices.Sum(price => Number(price) * 9.2m);
        Assert.Equal(50 * 9.200000000000000001m, _book.GetVolumeForPrice(false, 0).ResultVolume);
        Assert.Equal(expected, _book.GetQuoteVolumeForPrice(false, 0).ResultVolume!.Value, 12);
        Assert.Equal(9m, _book.GetVwapForVolume(false, Number(Nearly)).ResultPrice!.Value, 12);
    }

    [Fact]
    public void Copies_hold_as_many_rows_as_asked_for()
    {
        Span<OrderBookRow> bids = new OrderBookRow[2];
        Span<OrderBookRow> asks = new OrderBookRow[5];
        Assert.Equal((2, 3), _book.CopyRows(bids, asks));
        Assert.Equal(new OrderBookRow(98.5m, 2, 1), bids[1]);
        Assert.Equal(new OrderBookRow(103, 4, 1), asks[2]);
        var snapshot = _book.GetSnapshot(1);
        Assert.Equal(("BTC-USD", 1L, 1, 1), (snapshot.TradingPair, snapshot.UpdateId, snapshot.Bids.Count, snapshot.Asks.Count));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static decimal? NumberOrNull(string? text) => text is null ? null : Number(text);
}
