using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>One side in its chunks against a sorted dictionary.</summary>
public class BookSideTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_changes_leave_what_a_sorted_dictionary_holds(bool isBid)
    {
        // Runs of neighbouring prices split chunks and empty them again; single ones fall anywhere.
        var run =
            from start in Gen.Choose(1, 3000)
            from length in Gen.Choose(1, 400)
            from step in Gen.Choose(1, 7)
            from amount in Gen.Choose(-1, 2)
            from isDown in Gen.Choose(0, 1)
            select (Start: start, Length: length, Step: isDown == 1 ? -step : step, Amount: amount);
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300);
        Check.One(config, Prop.ForAll(run.ListOf().ToArbitrary(), runs =>
        {
            var pair = new Pair(isBid);
            foreach (var (start, length, step, amount) in runs)
            {
                pair.Set([.. Enumerable.Range(0, length).Select(i => new OrderBookLevel(start + (step * i), amount)).Where(level => level.Price > 0)]);
                if (!pair.IsEqual) return false;
            }

            return true;
        }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_book_of_46000_levels_keeps_its_order_through_deep_changes_and_shrinks_to_nothing(bool isBid)
    {
        var random = new Random(46_000);
        var pair = new Pair(isBid);
        pair.Fill([.. Enumerable.Range(1, 46_000).Select(i => new OrderBookLevel(i * 10L, i)).OrderBy(level => isBid ? -level.Price : level.Price)]);
        Assert.True(pair.IsEqual);
        for (var i = 0; i < 300; i++)
        {
            pair.Set([.. Enumerable.Range(0, 200).Select(_ => new OrderBookLevel(random.Next(1, 460_000), random.Next(-1, 3)))]);
        }

        Assert.True(pair.IsEqual);
        while (pair.Count > 0)
        {
            pair.Set([.. pair.Prices.Where(_ => random.Next(3) == 0 || pair.Count < 50).Select(price => new OrderBookLevel(price, 0))]);
            Assert.True(pair.IsEqual);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_largest_and_the_smallest_prices_are_levels_like_others(bool isBid)
    {
        var pair = new Pair(isBid);
        foreach (var bottom in new[] { 1, long.MaxValue / 2, long.MaxValue - 299 })
        {
            for (var i = 0; i < 300; i++) pair.Set([new OrderBookLevel(bottom + (i * 7 % 300), 1)]);
            Assert.True(pair.IsEqual);
        }

        pair.Set([new OrderBookLevel(long.MaxValue, 0), new OrderBookLevel(1, 0), new OrderBookLevel(long.MaxValue, 5)]);
        Assert.True(pair.IsEqual);
    }

    [Fact]
    public void A_steady_stream_of_changes_keeps_chunks_well_filled_and_allocates_nothing()
    {
        var random = new Random(5);
        var side = new BookSide(isBid: true, new LevelChunkPool());
        var levels = new OrderBookLevel[10];
        for (var i = 0; i < 20_000; i++) Change();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20_000; i++) Change();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(side.Count > 500);
        Assert.True(side.ChunkCount <= side.Count / (LevelChunk.Capacity * 6 / 10), $"{side.Count} levels lie in {side.ChunkCount} chunks.");

        void Change()
        {
            for (var k = 0; k < levels.Length; k++) levels[k] = new OrderBookLevel(1 + (random.Next(1500) * random.Next(1500) / 1500), random.Next(2));
            side.Set(levels, [], 1);
        }
    }

    private sealed class Pair(bool isBid)
    {
        private readonly BookSide _side = new(isBid, new LevelChunkPool());
        private readonly SortedDictionary<long, (long Amount, long UpdateId)> _model =
            new(Comparer<long>.Create((left, right) => isBid ? right.CompareTo(left) : left.CompareTo(right)));

        private long _updateId;

        public int Count => _model.Count;

        public List<long> Prices => [.. _model.Keys];

        public bool IsEqual
        {
            get
            {
                var levels = new List<(long, (long, long))>();
                var view = _side.Read();
                while (view.NextChunk() is { } chunk)
                {
                    for (var slot = chunk.Count - 1; slot >= 0; slot--)
                        levels.Add(((long)view.ToPrice(chunk.Key(slot)), (chunk.Amount(slot), chunk.UpdateId(slot))));
                }

                var best = _model.Count == 0 ? default : _model.First();
                return _side.Count == _model.Count && levels.SequenceEqual(_model.Select(level => (level.Key, level.Value))) &&
                    _side.Best == new BookLevel(best.Key, best.Value.Amount, best.Value.UpdateId);
            }
        }

        public void Fill(OrderBookLevel[] bestFirst)
        {
            _side.Fill(bestFirst, [], ++_updateId);
            _model.Clear();
            foreach (var level in bestFirst) _model.Add(level.Price, (level.Amount, _updateId));
        }

        public void Set(OrderBookLevel[] levels)
        {
            _side.Set(levels, [], ++_updateId);
            foreach (var level in levels)
            {
                if (level.Amount > 0) _model[level.Price] = (level.Amount, _updateId);
                else _model.Remove(level.Price);
            }
        }
    }
}
