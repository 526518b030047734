using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>The book against a model so plain that it is surely right, over random messages of changing scales.</summary>
public class OrderBookModelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_sequence_of_messages_leaves_what_the_model_says(bool isDex)
    {
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(400);
        Check.One(config, Prop.ForAll(Steps().ToArbitrary(), steps => Agree(steps, isDex)));
    }

    private static bool Agree(IReadOnlyList<Step> steps, bool isDex)
    {
        var book = new OrderBook("BTC-USD", NullLogger.Instance, isDex);
        var model = new ModelBook(isDex);
        var updateId = 0L;
        foreach (var step in steps)
        {
            var message = step.ToMessage(++updateId);
            var change = step.IsSnapshot ? book.ApplySnapshot(message) : book.ApplyDiff(message);
            var isCrossed = model.Apply(message, step.IsSnapshot);
            var snapshot = book.GetSnapshot();
            if (change.HasFlag(OrderBookChange.Crossed) != isCrossed ||
                !snapshot.Bids.SequenceEqual(model.Bids) || !snapshot.Asks.SequenceEqual(model.Asks) ||
                book.BestBid != (model.Bids.Count == 0 ? null : model.Bids[0]) ||
                book.BestAsk != (model.Asks.Count == 0 ? null : model.Asks[0]) ||
                !model.Answers(book, isBuy: true, step.Query) || !model.Answers(book, isBuy: false, step.Query)) return false;
        }

        return true;
    }

    private static Gen<List<Step>> Steps()
    {
        var level =
            from side in Gen.Choose(0, 1)
            from price in Gen.Choose(1, 100_000)
            from amount in Gen.Choose(0, 12)
            select (IsBid: side == 0, Price: price, Amount: amount < 4 ? 0 : amount * 7);
        var step =
            from kind in Gen.Choose(0, 9)
            from priceDecimals in Gen.Choose(0, 6)
            from amountDecimals in Gen.Choose(0, 9)
            from levels in level.ListOf()
            from query in Gen.Choose(0, 3000)
            select new Step(kind == 0, priceDecimals, amountDecimals, [.. levels], query / 8m);
        return step.ListOf().Select(list => list.ToList());
    }

    private sealed record Step(
        bool IsSnapshot, int PriceDecimals, int AmountDecimals, (bool IsBid, int Price, int Amount)[] Levels, decimal Query)
    {
        public OrderBookMessage ToMessage(long updateId)
        {
            var message = new OrderBookMessage { UpdateId = updateId, PriceDecimals = PriceDecimals, AmountDecimals = AmountDecimals };
            foreach (var (isBid, price, amount) in Levels)
            {
                // Few distinct prices, the same ones at every scale, so that levels meet; now and then one that only this scale has.
                var raw = price % 11 == 0
                    ? price
                    : (price % 30 + 1) * FixedPoint.PowerOfTen(PriceDecimals) / (PriceDecimals == 0 ? 1 : price % 2 + 1);
                var divisor = AmountDecimals == 0 ? 1 : 4 + 6 * (amount % 2);
                var level = new OrderBookLevel(raw, amount * FixedPoint.PowerOfTen(AmountDecimals) / divisor);
                if (isBid) message.AddBid(level);
                else message.AddAsk(level);
            }

            return message;
        }
    }

    private sealed class ModelBook(bool isDex)
    {
        private readonly SortedDictionary<decimal, OrderBookRow> _bids = [];
        private readonly SortedDictionary<decimal, OrderBookRow> _asks = [];

        public List<OrderBookRow> Bids => [.. _bids.Values.Reverse()];

        public List<OrderBookRow> Asks => [.. _asks.Values];

        private bool IsCrossed => _bids.Count > 0 && _asks.Count > 0 && _bids.Keys.Last() >= _asks.Keys.First();

        public bool Apply(OrderBookMessage message, bool isSnapshot)
        {
            if (isSnapshot)
            {
                _bids.Clear();
                _asks.Clear();
            }

            Apply(_bids, message.Bids.ToArray(), message, isSnapshot);
            Apply(_asks, message.Asks.ToArray(), message, isSnapshot);
            var isCrossed = IsCrossed;
            while (IsCrossed && (isDex || !isSnapshot))
            {
                var (bid, ask) = (Bids[0], Asks[0]);
                var bidWins = isDex ? bid.Price * bid.Amount > ask.Price * ask.Amount : bid.UpdateId > ask.UpdateId;
                if (bidWins) _asks.Remove(ask.Price);
                else _bids.Remove(bid.Price);
            }

            return isCrossed;
        }

        public bool Answers(OrderBook book, bool isBuy, decimal query)
        {
            var rows = isBuy ? Asks : Bids;
            var (total, cost, quote) = (0m, 0m, 0m);
            decimal? reached = null;
            decimal? quoteReached = null;
            foreach (var row in rows)
            {
                if (total < query || (reached is null && query == 0)) cost += row.Price * Math.Min(row.Amount, query - total);
                total += row.Amount;
                quote += row.Price * row.Amount;
                if (total >= query) reached ??= row.Price;
                if (quote >= query) quoteReached ??= row.Price;
            }

            var good = rows.Where(row => isBuy ? row.Price <= query : row.Price >= query).ToList();
            decimal? last = good.Count == 0 ? null : good[^1].Price;
            return
                book.GetPriceForVolume(isBuy, query) == new OrderBookQueryResult(null, query, reached, Math.Min(total, query)) &&
                book.GetPriceForQuoteVolume(isBuy, query) == new OrderBookQueryResult(null, query, quoteReached, Math.Min(quote, query)) &&
                book.GetQuoteVolumeForBaseAmount(isBuy, query) == new OrderBookQueryResult(null, query, null, cost) &&
                book.GetVwapForVolume(isBuy, query) ==
                    new OrderBookQueryResult(null, query, reached is null || query == 0 ? null : cost / query, Math.Min(total, query)) &&
                book.GetVolumeForPrice(isBuy, query) == new OrderBookQueryResult(query, null, last, good.Sum(row => row.Amount)) &&
                book.GetQuoteVolumeForPrice(isBuy, query) ==
                    new OrderBookQueryResult(query, null, last, good.Sum(row => row.Price * row.Amount)) &&
                (isBuy ? book.SimulateBuy(query) : book.SimulateSell(query)).Sum(row => row.Amount) == Math.Min(total, query);
        }

        private static void Apply(
            SortedDictionary<decimal, OrderBookRow> side, OrderBookLevel[] levels, OrderBookMessage message, bool isSnapshot)
        {
            foreach (var level in levels)
            {
                var row = new OrderBookRow(
                    FixedPoint.ToDecimal(level.Price, message.PriceDecimals),
                    FixedPoint.ToDecimal(level.Amount, message.AmountDecimals),
                    message.UpdateId);
                if (isSnapshot && (row.Amount == 0 || side.ContainsKey(row.Price))) continue;
                side.Remove(row.Price);
                if (row.Amount > 0) side.Add(row.Price, row);
            }
        }
    }
}
