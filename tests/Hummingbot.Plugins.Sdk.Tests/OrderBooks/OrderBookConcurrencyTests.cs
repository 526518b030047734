using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookConcurrencyTests
{
    private const int Messages = 20_000;

    [Fact]
    public async Task Readers_never_see_half_a_message()
    {
        var book = new OrderBook("BTC-USD", NullLogger.Instance);
        book.ApplySnapshot(Book(0, 2));
        var testEnd = TestContext.Current.CancellationToken;
        using var done = new CancellationTokenSource();
        // The writer is done in no time: it begins when the readers are at it.
        using var reading = new CountdownEvent(2);
        Task<long>[] readers =
        [
            Task.Factory.StartNew(() => ReadSnapshots(book, reading, done.Token), testEnd, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            Task.Factory.StartNew(() => ReadQueries(book, reading, done.Token), testEnd, TaskCreationOptions.LongRunning, TaskScheduler.Default),
        ];
        var writer = Task.Factory.StartNew(
            () =>
            {
                reading.Wait(testEnd);
                Write(book);
            },
            testEnd,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        try
        {
            await Task.WhenAny([writer, .. readers]);
        }
        finally
        {
            if (!writer.IsCompleted) await writer;
            await done.CancelAsync();
        }

        foreach (var reads in await Task.WhenAll(readers)) Assert.True(reads > 0);
        Assert.Equal(Messages + 1, book.Version);
    }

    /// <summary>
    /// Each message moves the whole book by one tick, so that the sums of both sides stay 100 only for who sees all of it. Now and then the
    /// scale widens, the number of levels jumps, or a snapshot starts anew.
    /// </summary>
    private static void Write(OrderBook book)
    {
        var message = new OrderBookMessage();
        var levels = 2;
        for (var i = 1; i <= Messages; i++)
        {
            if (i % 100 == 0)
            {
                levels = i % 1000 == 0 ? 100 : 2 + i / 100 % 9;
                book.ApplySnapshot(Book(i, levels));
                continue;
            }

            message.Clear();
            message.UpdateId = i;
            message.PriceDecimals = i % 100 > 50 ? 3 : 1;
            message.AmountDecimals = i % 100 > 70 ? 12 : 10;
            var price = FixedPoint.PowerOfTen(message.PriceDecimals);
            var amount = 100 * FixedPoint.PowerOfTen(message.AmountDecimals) / levels;
            var rest = 100 * FixedPoint.PowerOfTen(message.AmountDecimals) - amount * (levels - 1);
            var (from, to) = (Bottom(i - 1), Bottom(i));
            for (var level = 0; level < levels; level++)
            {
                message.AddBid(new OrderBookLevel((from + level) * price, 0));
                message.AddAsk(new OrderBookLevel((from + 200 + level) * price, 0));
            }

            for (var level = 0; level < levels; level++)
            {
                message.AddBid(new OrderBookLevel((to + level) * price, level == 0 ? rest : amount));
                message.AddAsk(new OrderBookLevel((to + 200 + level) * price, level == 0 ? rest : amount));
            }

            book.ApplyDiff(message);
        }
    }

    private static OrderBookMessage Book(int step, int levels)
    {
        var message = new OrderBookMessage { UpdateId = step, AmountDecimals = 2 };
        for (var level = 0; level < levels; level++)
        {
            var amount = level == 0 ? 10_000 - 10_000 / levels * (levels - 1) : 10_000 / levels;
            message.AddBid(new OrderBookLevel(Bottom(step) + level, amount));
            message.AddAsk(new OrderBookLevel(Bottom(step) + 200 + level, amount));
        }

        return message;
    }

    private static int Bottom(int step) => 1000 + step % 37;

    private static long ReadSnapshots(OrderBook book, CountdownEvent reading, CancellationToken done)
    {
        var bids = new OrderBookRow[128];
        var asks = new OrderBookRow[128];
        var reads = 0L;
        for (; !done.IsCancellationRequested; reads++)
        {
            if (reads == 0) reading.Signal();
            var (bidCount, askCount) = book.CopyRows(bids, asks);
            AssertWhole(bids.AsSpan(0, bidCount));
            AssertWhole(asks.AsSpan(0, askCount));
            if (bids[0].Price >= asks[0].Price) throw new InvalidOperationException("The best bid reached the best ask.");
            if (asks[0].Price - bids[bidCount - 1].Price != 200) throw new InvalidOperationException("The sides are of two messages.");

            var snapshot = book.GetSnapshot();
            AssertWhole(snapshot.Bids.ToArray());
            AssertWhole(snapshot.Asks.ToArray());
        }

        return reads;
    }

    private static long ReadQueries(OrderBook book, CountdownEvent reading, CancellationToken done)
    {
        var reads = 0L;
        for (; !done.IsCancellationRequested; reads++)
        {
            if (reads == 0) reading.Signal();
            var all = book.GetVwapForVolume(isBuy: true, 100m);
            if (all.ResultPrice is not (>= 1200 and < 1340) || book.GetVolumeForPrice(isBuy: false, 1).ResultVolume != 100m)
            {
                throw new InvalidOperationException("The amounts of a side do not add up.");
            }

            if (book.MidPrice is not (>= 1100 and < 1240)) throw new InvalidOperationException("The middle is elsewhere.");
            if (book.BestBid is not { Amount: > 0 and <= 100 }) throw new InvalidOperationException("The best bid is no level of the book.");
        }

        return reads;
    }

    private static void AssertWhole(ReadOnlySpan<OrderBookRow> rows)
    {
        var sum = 0m;
        foreach (var row in rows) sum += row.Amount;
        if (sum != 100m) throw new InvalidOperationException($"A side of {rows.Length} levels adds up to {sum}.");
    }
}
