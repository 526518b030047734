using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// One side of a book: its levels in sorted chunks under a small directory, the best level last in the last chunk. Setting a level touches one
/// chunk however deep the book is.
/// </summary>
/// <remarks>
/// Not safe by itself: one writer, and readers that check <see cref="OrderBook"/>'s sequence afterwards. A reader that meets a change in
/// progress may see nonsense here, but never leaves an array and never loops: see <see cref="SideView"/>.
/// </remarks>
internal sealed partial class BookSide(bool isBid, LevelChunkPool pool)
{
    /// <summary>More levels than any venue publishes; a venue that sends more is not believed.</summary>
    public const int MaxLevels = 1_000_000;

    /// <summary>How many of the best chunks are looked through at once; only what lies deeper is searched by halving.</summary>
    private const int NearChunks = 16;

    // All ones for asks: (price ^ mask) - mask turns the price's sign, so that keys rise toward the best on both sides.
    private readonly long _mask = isBid ? 0 : -1;

    // A chunk holds the keys from its floor up to the next chunk's floor; the first floor is below every key. Unused floors are above all.
    private LevelChunk[] _chunks = FirstChunks();
    private long[] _floors = FirstFloors();
    private int _chunkCount = 1;
    private int _count;
    private BookLevel _best;

    public int Count => _count;

    public int ChunkCount => _chunkCount;

    /// <summary>The best level when the last change of several was done; its price is 0 when the side is empty.</summary>
    public ref readonly BookLevel Best => ref _best;

    /// <summary>The levels for reading.</summary>
    public SideView Read() => new(_chunks, _chunkCount, _count, _mask);

    public void Clear()
    {
        for (var i = _chunkCount - 1; i > 0; i--) RemoveChunk(i);
        _chunks[0].Clear();
        _count = 0;
        RefreshBest();
    }

    /// <summary>Replaces all levels.</summary>
    /// <param name="bestFirst">The levels, best first, each price once; those without an amount are left out.</param>
    /// <param name="ids">Their update ids, 0 for the message's own; empty when no level has one.</param>
    /// <param name="messageId">The message's update id.</param>
    public void Fill(ReadOnlySpan<OrderBookLevel> bestFirst, ReadOnlySpan<long> ids, long messageId)
    {
        Clear();
        for (var i = bestFirst.Length - 1; i >= 0; i--)
        {
            if (bestFirst[i].Amount > 0) Append(ToKey(bestFirst[i].Price), bestFirst[i].Amount, IdOf(ids, i, messageId));
        }

        RefreshBest();
    }

    /// <summary>Sets the amounts at some prices; zero or less removes the level.</summary>
    /// <param name="levels">The levels in any order; quickest best first.</param>
    /// <param name="ids">Their update ids, 0 for the message's own; empty when no level has one.</param>
    /// <param name="messageId">The message's update id.</param>
    public void Set(ReadOnlySpan<OrderBookLevel> levels, ReadOnlySpan<long> ids, long messageId)
    {
        for (var i = 0; i < levels.Length; i++) Set(ToKey(levels[i].Price), levels[i].Amount, IdOf(ids, i, messageId));
        RefreshBest();
    }

    public void RemoveBest()
    {
        RemoveAt(_chunkCount - 1, _chunks[_chunkCount - 1].Count - 1);
        RefreshBest();
    }

    /// <summary>Multiplies or divides every number; the caller has seen to it that all stay exact.</summary>
    public void Rescale(int fromPrice, int toPrice, int fromAmount, int toAmount)
    {
        for (var i = 0; i < _chunkCount; i++)
        {
            var chunk = _chunks[i];
            for (var slot = 0; slot < chunk.Count; slot++)
            {
                FixedPoint.TryRescale(chunk.Key(slot), fromPrice, toPrice, out chunk.Key(slot));
                FixedPoint.TryRescale(chunk.Amount(slot), fromAmount, toAmount, out chunk.Amount(slot));
            }

            if (i > 0) _floors[i] = chunk.Key(0);
        }

        RefreshBest();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(long key, long amount, long updateId)
    {
        var index = FindChunk(key);
        var chunk = _chunks[index];
        var slot = chunk.CountBelow(key);
        if (slot < chunk.Count && chunk.Key(slot) == key)
        {
            if (amount > 0)
            {
                chunk.Amount(slot) = amount;
                chunk.UpdateId(slot) = updateId;
            }
            else
            {
                RemoveAt(index, slot);
            }
        }
        else if (amount > 0)
        {
            if (chunk.Room == 0)
            {
                MakeRoom(index);
                chunk = _chunks[FindChunk(key)];
                slot = chunk.CountBelow(key);
            }

            chunk.Insert(slot, key, amount, updateId);
            _count++;
        }
    }

    /// <summary>Appends a level that is better than all others, into chunks that keep some room.</summary>
    private void Append(long key, long amount, long updateId)
    {
        var chunk = _chunks[_chunkCount - 1];
        if (chunk.Room <= SpareRoom)
        {
            chunk = pool.Take();
            InsertChunk(_chunkCount, chunk, key);
        }

        chunk.Append(key, amount, updateId);
        _count++;
    }

    private void RemoveAt(int index, int slot)
    {
        var chunk = _chunks[index];
        chunk.RemoveAt(slot);
        _count--;
        if (chunk.Count <= DissolveAt) TryDissolve(index);
    }

    private void RefreshBest()
    {
        var chunk = _chunks[_chunkCount - 1];
        var slot = chunk.Count - 1;
        _best = slot < 0 ? default : new BookLevel(ToPrice(chunk.Key(slot)), chunk.Amount(slot), chunk.UpdateId(slot));
    }

    /// <summary>The chunk that a key is in or belongs in. Most changes are in the best chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindChunk(long key)
    {
        ref var floors = ref MemoryMarshal.GetArrayDataReference(_floors);
        var last = _chunkCount - 1;
        return Unsafe.Add(ref floors, last) <= key ? last : FindDeeper(ref floors, last, key);
    }

    private static int FindDeeper(ref long floors, int length, long key)
    {
        var start = Math.Max(0, length - NearChunks);
        if (!Vector512.IsHardwareAccelerated || Unsafe.Add(ref floors, start) > key) return CountNotAbove(ref floors, length, key) - 1;

        // With fewer chunks than are looked at, what stands behind the last floor is above the key as well.
        var wanted = Vector512.Create(key);
        var nearest = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref floors, (nuint)start), wanted).ExtractMostSignificantBits();
        var farther = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref floors, (nuint)start + 8), wanted).ExtractMostSignificantBits();
        return start + BitOperations.PopCount(nearest | (farther << 8)) - 1;
    }

    /// <summary>How many of the first <paramref name="length"/> floors are not above <paramref name="key"/>, without branches to guess.</summary>
    private static int CountNotAbove(ref long floors, int length, long key)
    {
        var low = 0;
        while (length > 1)
        {
            var half = length >> 1;
            low += half & -(Unsafe.Add(ref floors, low + half - 1) <= key ? 1 : 0);
            length -= half;
        }

        return length == 1 && Unsafe.Add(ref floors, low) <= key ? low + 1 : low;
    }

    private static LevelChunk[] FirstChunks()
    {
        var chunks = new LevelChunk[NearChunks];
        chunks[0] = new LevelChunk();
        return chunks;
    }

    private static long[] FirstFloors()
    {
        var floors = new long[NearChunks];
        floors.AsSpan(1).Fill(long.MaxValue);
        floors[0] = long.MinValue;
        return floors;
    }

    private static long IdOf(ReadOnlySpan<long> ids, int index, long messageId) => ids.IsEmpty || ids[index] == 0 ? messageId : ids[index];

    private long ToKey(long price) => (price ^ _mask) - _mask;

    private long ToPrice(long key) => (key ^ _mask) - _mask;
}
