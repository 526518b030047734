using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Up to <see cref="Capacity"/> neighbouring levels of a <see cref="BookSide"/>, the best one last.</summary>
/// <remarks>
/// Three columns in one block: keys, amounts, update ids. Keys behind the last level are <see cref="long.MaxValue"/>, so that a search may
/// compare all of them: that costs less than one wrong guess of the processor about where to stop. For the same reason levels are moved in
/// blocks of eight, those of a block that stay in place included.
/// </remarks>
internal sealed class LevelChunk
{
    public const int Capacity = 32;
    private const int Block = 8;
    private const int Amounts = Capacity;
    private const int UpdateIds = 2 * Capacity;

    private Columns _columns;
    private int _count;

    public LevelChunk() => Column(0, 0, Capacity).Fill(long.MaxValue);

    /// <summary>The number of levels; never outside 0 to <see cref="Capacity"/>, also for a reader that races with the writer.</summary>
    public int Count => _count;

    public int Room => Capacity - _count;

    /// <summary>The next chunk on the side's list of unused ones.</summary>
    public LevelChunk? Next { get; set; }

    /// <summary>A level's key; <paramref name="slot"/> is not checked and may be −1 to <see cref="Capacity"/>, what is there then is no level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long Key(int slot) => ref Cell(slot);

    /// <summary>A level's amount; <paramref name="slot"/> is not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long Amount(int slot) => ref Cell(slot + Amounts);

    /// <summary>The id of the update that set a level; <paramref name="slot"/> is not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long UpdateId(int slot) => ref Cell(slot + UpdateIds);

    /// <summary>How many keys are below <paramref name="key"/>: where it is, or where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountBelow(long key) => Vector512.IsHardwareAccelerated ? CountBelowAtOnce(key) : CountBelowByHalving(key);

    /// <summary>Puts a level behind all others; there must be room.</summary>
    public void Append(long key, long amount, long updateId) => Write(_count++, key, amount, updateId);

    /// <summary>Puts a level in before the one at <paramref name="slot"/>; there must be room.</summary>
    public void Insert(int slot, long key, long amount, long updateId)
    {
        if (Vector512.IsHardwareAccelerated) OpenInBlocks(slot);
        else Open(slot);
        Write(slot, key, amount, updateId);
        _count++;
    }

    /// <summary>Takes a level out.</summary>
    public void RemoveAt(int slot)
    {
        if (Vector512.IsHardwareAccelerated) CloseInBlocks(slot);
        else Close(slot);
        Key(Capacity - 1) = long.MaxValue;
        _count--;
    }

    /// <summary>Moves the best levels to the next better chunk, which must have room.</summary>
    public void MoveBestTo(LevelChunk better, int count)
    {
        var kept = _count - count;
        for (var column = 0; column <= UpdateIds; column += Capacity)
        {
            better.Column(column, 0, better._count).CopyTo(better.Column(column, count, better._count));
            Column(column, kept, count).CopyTo(better.Column(column, 0, count));
        }

        better._count += count;
        Shorten(kept);
    }

    /// <summary>Moves the worst levels to the next worse chunk, which must have room.</summary>
    public void MoveWorstTo(LevelChunk worse, int count)
    {
        var kept = _count - count;
        for (var column = 0; column <= UpdateIds; column += Capacity)
        {
            Column(column, 0, count).CopyTo(worse.Column(column, worse._count, count));
            Column(column, count, kept).CopyTo(Column(column, 0, kept));
        }

        worse._count += count;
        Shorten(kept);
    }

    public void Clear() => Shorten(0);

    /// <summary><see cref="CountBelow"/> with all keys compared, eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int CountBelowAtOnce(long key)
    {
        ref var keys = ref Key(0);
        var wanted = Vector512.Create(key);
        var below = 0UL;
        for (var block = 0; block < Capacity; block += Block)
        {
            below |= Vector512.LessThan(Vector512.LoadUnsafe(ref keys, (nuint)block), wanted).ExtractMostSignificantBits() << block;
        }

        return BitOperations.PopCount(below);
    }

    /// <summary><see cref="CountBelow"/> for processors without such wide vectors.</summary>
    internal int CountBelowByHalving(long key)
    {
        var low = 0;
        for (var half = Capacity / 2; half > 0; half >>= 1)
        {
            low += half & -(Key(low + half - 1) < key ? 1 : 0);
        }

        return low + (Key(low) < key ? 1 : 0);
    }

    /// <summary>Moves the levels from <paramref name="slot"/> on one slot up, in whole blocks: the last block first.</summary>
    internal void OpenInBlocks(int slot)
    {
        ref var keys = ref Key(0);
        for (var block = _count & -Block; block > slot - Block; block -= Block)
        {
            var isMoved = Vector512.GreaterThan(Slots(block), Vector512.Create((long)slot));
            Shift(ref Unsafe.Add(ref keys, block), -1, isMoved);
            Shift(ref Unsafe.Add(ref keys, block + Amounts), -1, isMoved);
            Shift(ref Unsafe.Add(ref keys, block + UpdateIds), -1, isMoved);
        }
    }

    /// <summary><see cref="OpenInBlocks"/> for processors without such wide vectors.</summary>
    internal void Open(int slot)
    {
        for (var column = 0; column <= UpdateIds; column += Capacity)
        {
            Column(column, slot, _count - slot).CopyTo(Column(column, slot + 1, _count - slot));
        }
    }

    /// <summary>Moves the levels above <paramref name="slot"/> one slot down, in whole blocks.</summary>
    internal void CloseInBlocks(int slot)
    {
        ref var keys = ref Key(0);
        for (var block = slot & -Block; block < _count; block += Block)
        {
            var isMoved = Vector512.GreaterThanOrEqual(Slots(block), Vector512.Create((long)slot));
            Shift(ref Unsafe.Add(ref keys, block), 1, isMoved);
            Shift(ref Unsafe.Add(ref keys, block + Amounts), 1, isMoved);
            Shift(ref Unsafe.Add(ref keys, block + UpdateIds), 1, isMoved);
        }
    }

    /// <summary><see cref="CloseInBlocks"/> for processors without such wide vectors.</summary>
    internal void Close(int slot)
    {
        for (var column = 0; column <= UpdateIds; column += Capacity)
        {
            Column(column, slot + 1, _count - slot - 1).CopyTo(Column(column, slot, _count - slot - 1));
        }

        Key(_count - 1) = long.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Slots(int block) => Vector512<long>.Indices + Vector512.Create((long)block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shift(ref long block, int by, Vector512<long> isMoved) =>
        Vector512.ConditionalSelect(isMoved, Vector512.LoadUnsafe(ref Unsafe.Add(ref block, by)), Vector512.LoadUnsafe(ref block)).StoreUnsafe(ref block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(int slot, long key, long amount, long updateId)
    {
        Key(slot) = key;
        Amount(slot) = amount;
        UpdateId(slot) = updateId;
    }

    private void Shorten(int count)
    {
        Column(0, count, _count - count).Fill(long.MaxValue);
        _count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref long Cell(int index) => ref Unsafe.Add(ref Unsafe.As<Columns, long>(ref _columns), index + 1);

    private Span<long> Column(int column, int slot, int count) => MemoryMarshal.CreateSpan(ref Cell(column + slot), count);

    /// <summary>The columns, with one number before and one behind them, so that what is read one slot off stays inside.</summary>
    [InlineArray((3 * Capacity) + 2)]
    private struct Columns
    {
        private long _first;
    }
}
