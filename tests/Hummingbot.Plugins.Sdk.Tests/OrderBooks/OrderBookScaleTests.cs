using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookScaleTests
{
    private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);

    [Fact]
    public void A_diff_with_more_decimals_widens_the_book()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1 8:2", "11:3"));
        _book.ApplyDiff(Diff(2, "8.00000001:0.00000000000001", "10.5:1"));
        Assert.Equal("9:1 8.00000001:0.00000000000001 8:2", Text(_book.GetSnapshot().Bids));
        Assert.Equal("10.5:1 11:3", Text(_book.GetSnapshot().Asks));
    }

    [Fact]
    public void A_diff_with_fewer_decimals_finds_the_same_levels()
    {
        _book.ApplySnapshot(Snapshot(1, "9.25:1.125 8:2", "11:3"));
        _book.ApplyDiff(Diff(2, "8:0 9:7", "11:4"));
        Assert.Equal("9.25:1.125 9:7", Text(_book.GetSnapshot().Bids));
        Assert.Equal("11:4", Text(_book.GetSnapshot().Asks));
    }

    [Fact]
    public void Decimals_that_are_all_zeros_give_way_to_larger_numbers()
    {
        _book.ApplySnapshot(Snapshot(1, "9:1", "11:3"));
        var wide = new OrderBookMessage { UpdateId = 2, PriceDecimals = 17, AmountDecimals = 18 };
        wide.AddBid(new OrderBookLevel(850_000_000_000_000_000, 1_000_000_000_000_000_000));
        _book.ApplyDiff(wide);
        _book.ApplyDiff(Diff(3, "", "92233720368547758:9223372036854775807"));
        Assert.Equal("9:1 8.5:1", Text(_book.GetSnapshot().Bids));
        Assert.Equal("11:3 92233720368547758:9223372036854775807", Text(_book.GetSnapshot().Asks));
    }

    [Theory]
    [InlineData("8.0000000000000001:1", "")]
    [InlineData("", "10000000000000.5:1")]
    [InlineData("7:0.000000000000000001", "")]
    public void A_diff_that_does_not_fit_beside_the_book_is_refused_whole(string bids, string asks)
    {
        _book.ApplySnapshot(Snapshot(1, "9.00000001:100", "1000:3"));
        var before = Text(_book.GetSnapshot().Bids);
        var error = Assert.Throws<ExchangeException>(() => _book.ApplyDiff(Diff(2, bids + " 9:5", asks + " 10:1")));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        Assert.Equal(before, Text(_book.GetSnapshot().Bids));
        Assert.Equal("1000:3", Text(_book.GetSnapshot().Asks));
        Assert.Equal(1, _book.Version);
    }

    [Fact]
    public void A_snapshot_brings_its_own_scale()
    {
        _book.ApplySnapshot(Snapshot(1, "9.000000000000000001:1", ""));
        _book.ApplySnapshot(Snapshot(2, "900000000000:1", ""));
        Assert.Equal("900000000000:1", Text(_book.GetSnapshot().Bids));
    }

    [Fact]
    public void Rows_that_no_scale_holds_are_refused()
    {
        Assert.Throws<ExchangeException>(() => _book.ApplySnapshot(Rows((0.0000000000000000001m, 1, 1)), [], 1));
        Assert.Throws<ExchangeException>(() => _book.ApplyDiff(Rows((decimal.MaxValue, 1, 1)), []));
        Assert.Equal(0, _book.Version);
    }
}
