using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookAllocationTests
{
    private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);
    private readonly OrderBookMessagePool _pool = new();
    private readonly PairScale _scale = new(2, 8);
    private long _updateId = 1;

    [Fact]
    public void A_stream_of_diffs_allocates_nothing_from_rent_to_return()
    {
        using var subscription = _book.SubscribeChanges(static _ => { });
        for (var i = 0; i < 200; i++) Exchange();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Exchange();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(_book.BidCount > 10);
    }

    [Fact]
    public void Queries_and_row_copies_allocate_nothing()
    {
        for (var i = 0; i < 200; i++) Exchange();
        var (bids, asks) = (new OrderBookRow[20], new OrderBookRow[20]);
        Query(bids, asks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Query(bids, asks);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Query(OrderBookRow[] bids, OrderBookRow[] asks)
    {
        _book.CopyRows(bids, asks);
        _ = _book.BestBid;
        _ = _book.BestAsk;
        _ = _book.MidPrice;
        _ = _book.LastTradePrice;
        _ = _book.GetPrice(isBuy: true);
        _ = _book.GetPriceForVolume(isBuy: true, 3.5m);
        _ = _book.GetVwapForVolume(isBuy: false, 3.5m);
        _ = _book.GetPriceForQuoteVolume(isBuy: true, 350m);
        _ = _book.GetQuoteVolumeForBaseAmount(isBuy: true, 3.5m);
        _ = _book.GetVolumeForPrice(isBuy: true, 101m);
        _ = _book.GetQuoteVolumeForPrice(isBuy: false, 99m);
    }

    private void Exchange()
    {
        Span<byte> price = stackalloc byte[8];
        var message = _pool.Rent();
        message.UpdateId = _updateId++;
        var writer = new OrderBookMessageWriter(message, _scale);
        for (var i = 0; i < 10; i++)
        {
            (_updateId * 7 % 50 + 50 + i).TryFormat(price, out var length);
            writer.AddBid(price[..length], _updateId % 3 == 0 ? "0"u8 : "1.25000000"u8);
            (_updateId * 7 % 50 + 120 + i).TryFormat(price, out length);
            writer.AddAsk(price[..length], _updateId % 4 == 0 ? "0.00000000"u8 : "0.5"u8);
        }

        _book.ApplyDiff(message);
        message.Return();
    }
}
