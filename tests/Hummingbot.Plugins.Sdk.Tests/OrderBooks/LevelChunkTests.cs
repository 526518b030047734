using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>A chunk against lists, at every number of levels and every slot, by whole blocks and by the path of processors without them.</summary>
public class LevelChunkTests
{
    [Fact]
    public void Every_insertion_and_removal_moves_the_other_levels_by_one()
    {
        for (var count = 0; count < LevelChunk.Capacity; count++)
        {
            for (var slot = 0; slot <= count; slot++)
            {
                var expected = Levels(count);
                var chunk = ChunkOf(expected);
                chunk.Insert(slot, (slot * 2) - 1, 7, 8);
                var inserted = expected.ToList();
                inserted.Insert(slot, ((slot * 2) - 1, 7, 8));
                Assert.Equal(inserted, Read(chunk));
                AssertNothingBehind(chunk);
                chunk.RemoveAt(slot);
                Assert.Equal(expected, Read(chunk));
                AssertNothingBehind(chunk);
            }
        }
    }

    [Fact]
    public void Both_paths_move_levels_alike()
    {
        for (var count = 1; count <= LevelChunk.Capacity; count++)
        {
            for (var slot = 0; slot < count; slot++)
            {
                var (inBlocks, oneByOne) = (ChunkOf(Levels(count)), ChunkOf(Levels(count)));
                inBlocks.CloseInBlocks(slot);
                oneByOne.Close(slot);
                Assert.Equal(Read(oneByOne)[..(count - 1)], Read(inBlocks)[..(count - 1)]);
                if (count == LevelChunk.Capacity) continue;

                (inBlocks, oneByOne) = (ChunkOf(Levels(count)), ChunkOf(Levels(count)));
                inBlocks.OpenInBlocks(slot);
                oneByOne.Open(slot);
                for (var i = 0; i <= count; i++)
                {
                    if (i == slot) continue; // open: whatever is there is written over
                    Assert.Equal(
                        (oneByOne.Key(i), oneByOne.Amount(i), oneByOne.UpdateId(i)), (inBlocks.Key(i), inBlocks.Amount(i), inBlocks.UpdateId(i)));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue - 200)]
    [InlineData(long.MinValue + 1)]
    public void Both_paths_count_the_keys_below_alike(long lowest)
    {
        for (var count = 0; count <= LevelChunk.Capacity; count++)
        {
            var chunk = new LevelChunk();
            for (var i = 0; i < count; i++) chunk.Append(lowest + (i * 2), 1, 1);
            for (var key = 0; key <= 2 * count; key++)
            {
                Assert.Equal((key + 1) / 2, chunk.CountBelowAtOnce(lowest + key));
                Assert.Equal((key + 1) / 2, chunk.CountBelowByHalving(lowest + key));
            }
        }
    }

    [Fact]
    public void Levels_move_between_neighbours_in_order()
    {
        for (var worseCount = 0; worseCount <= LevelChunk.Capacity; worseCount += 7)
        {
            for (var betterCount = 0; betterCount <= LevelChunk.Capacity; betterCount += 9)
            {
                var all = Levels(worseCount + betterCount);
                for (var moved = 0; moved <= Math.Min(worseCount, LevelChunk.Capacity - betterCount); moved++)
                {
                    var (worse, better) = (ChunkOf(all[..worseCount]), ChunkOf(all[worseCount..]));
                    worse.MoveBestTo(better, moved);
                    Assert.Equal(all[..(worseCount - moved)], Read(worse));
                    Assert.Equal(all[(worseCount - moved)..], Read(better));
                    AssertNothingBehind(worse);
                    better.MoveWorstTo(worse, moved);
                    Assert.Equal(all[..worseCount], Read(worse));
                    Assert.Equal(all[worseCount..], Read(better));
                }
            }
        }
    }

    private static List<(long Key, long Amount, long UpdateId)> Levels(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (i * 2L, 1000L + i, 2000L + i))];

    private static LevelChunk ChunkOf(List<(long Key, long Amount, long UpdateId)> levels)
    {
        var chunk = new LevelChunk();
        foreach (var (key, amount, updateId) in levels) chunk.Append(key, amount, updateId);
        return chunk;
    }

    private static List<(long Key, long Amount, long UpdateId)> Read(LevelChunk chunk) =>
        [.. Enumerable.Range(0, chunk.Count).Select(slot => (chunk.Key(slot), chunk.Amount(slot), chunk.UpdateId(slot)))];

    /// <summary>A search compares every slot, so unused ones must be above every key.</summary>
    private static void AssertNothingBehind(LevelChunk chunk)
    {
        for (var slot = chunk.Count; slot < LevelChunk.Capacity; slot++) Assert.Equal(long.MaxValue, chunk.Key(slot));
    }
}
