using System.Runtime.CompilerServices;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// A walk over one side from the best level to the worst. Whatever a reader that races with the writer finds, it stays inside the arrays, sees
/// no more chunks than there were and no more levels than these can hold.
/// </summary>
internal ref struct SideView
{
    private readonly LevelChunk?[] _chunks;
    private readonly long _mask;
    private int _chunksLeft;
    private LevelChunk? _chunk;
    private int _slot;

    public SideView(LevelChunk?[] chunks, int chunkCount, int count, long mask)
    {
        _chunks = chunks;
        _chunksLeft = Math.Min(chunkCount, chunks.Length);
        _mask = mask;
        Count = count;
    }

    /// <summary>The number of levels; a torn view may hold more or fewer.</summary>
    public int Count { get; }

    /// <summary>The current level's price.</summary>
    public readonly ulong Price => ToPrice(_chunk!.Key(_slot));

    /// <summary>The current level's amount.</summary>
    public readonly ulong Amount => (ulong)_chunk!.Amount(_slot);

    /// <summary>Goes to the best level first, then to the next worse one; <see langword="false"/> behind the worst.</summary>
    public bool MoveNext()
    {
        while (_slot == 0)
        {
            _chunk = NextChunk();
            if (_chunk is null) return false;
            _slot = _chunk.Count;
        }

        _slot--;
        return true;
    }

    /// <summary>For walks that go chunk by chunk: the next one, its best level last, or <see langword="null"/> behind the worst.</summary>
    public LevelChunk? NextChunk() => _chunksLeft == 0 ? null : _chunks[--_chunksLeft];

    /// <summary>The price of a chunk's key.</summary>
    public readonly ulong ToPrice(long key) => (ulong)((key ^ _mask) - _mask);

    /// <summary>Price × amount of levels that hold <paramref name="amount"/> together.</summary>
    /// <param name="bestKey">A key that is not worse than theirs.</param>
    /// <param name="amount">The sum of their amounts.</param>
    /// <param name="byDistance">The sum of their amounts × how much worse than <paramref name="bestKey"/> their keys are.</param>
    public readonly UInt128 QuoteOf(long bestKey, ulong amount, ulong byDistance)
    {
        var atBest = Math.BigMul(ToPrice(bestKey), amount);
        return _mask == 0 ? atBest - byDistance : atBest + byDistance;
    }

    /// <summary>Price × amount of a chunk's levels from one slot up to another.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly UInt128 QuoteOf(LevelChunk chunk, int start, int end)
    {
        var total = UInt128.Zero;
        for (var slot = start; slot < end; slot++) total += Math.BigMul(ToPrice(chunk.Key(slot)), (ulong)chunk.Amount(slot));
        return total;
    }
}
