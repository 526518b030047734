using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// One side of a book: arrays sorted so that the best level is the last, because most changes fall near the best and then move little.
/// </summary>
/// <remarks>
/// Not safe by itself: one writer, and readers that check <see cref="OrderBook"/>'s sequence afterwards. A reader that meets a change in
/// progress may see nonsense here, but never an index out of range: see <see cref="Read"/>.
/// </remarks>
internal sealed class BookSide(bool isBid)
{
    /// <summary>More levels than any venue publishes; a venue that sends more is not believed.</summary>
    public const int MaxLevels = 1_000_000;

    /// <summary>How many of the best levels are compared at once; only what lies deeper is searched by halving.</summary>
    private const int NearLevels = 16;

    // All ones for asks: (price ^ mask) - mask turns the price's sign, so that keys rise toward the best on both sides.
    private readonly long _mask = isBid ? 0 : -1;
    private long[] _keys = [];
    private LevelState[] _states = [];
    private int _count;

    public int Count => _count;

    public long BestPrice => ToPrice(_keys[_count - 1]);

    public LevelState BestState => _states[_count - 1];

    /// <summary>The levels, worst first, for the writer.</summary>
    public ReadOnlySpan<LevelState> States => _states.AsSpan(0, _count);

    /// <summary>The levels for reading, cut to what the arrays hold however torn the reader's view of the fields is.</summary>
    public SideView Read()
    {
        var keys = _keys;
        var states = _states;
        var count = Math.Min(_count, Math.Min(keys.Length, states.Length));
        return new SideView(keys.AsSpan(0, count), states.AsSpan(0, count), _mask);
    }

    /// <summary>Makes room, so that the change that follows cannot fail half-way.</summary>
    /// <returns><see langword="false"/> when that would be more than <see cref="MaxLevels"/>.</returns>
    public bool TryReserve(int capacity)
    {
        if (capacity <= _keys.Length) return true;
        if (capacity > MaxLevels) return false;
        var length = Math.Max(64, (int)Math.Min(MaxLevels, (long)capacity * 2));
        var keys = new long[length];
        var states = new LevelState[length];
        _keys.AsSpan(0, _count).CopyTo(keys);
        _states.AsSpan(0, _count).CopyTo(states);
        _keys = keys;
        _states = states;
        return true;
    }

    public void Clear() => _count = 0;

    public void RemoveBest() => _count--;

    /// <summary>Appends a level that is better than all others.</summary>
    public void Append(long price, long amount, long updateId)
    {
        _keys[_count] = ToKey(price);
        _states[_count++] = new LevelState(amount, updateId);
    }

    /// <summary>Sets the amount at a price; zero or less removes the level. Room for one more level must have been reserved.</summary>
    public void Set(long price, long amount, long updateId)
    {
        var key = ToKey(price);
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var near = Math.Max(0, _count - NearLevels);
        var index = near > 0 && Unsafe.Add(ref keys, near - 1) > key
            ? CountNotAbove(ref keys, near, key)
            : near + CountNotAboveNear(ref Unsafe.Add(ref keys, near), _count - near, key);

        if (index > 0 && Unsafe.Add(ref keys, index - 1) == key)
        {
            if (amount > 0) _states[index - 1] = new LevelState(amount, updateId);
            else RemoveAt(index - 1);
        }
        else if (amount > 0)
        {
            InsertAt(index, key, new LevelState(amount, updateId));
        }
    }

    /// <summary>Multiplies or divides every number; the caller has seen to it that all stay exact.</summary>
    public void Rescale(int fromPrice, int toPrice, int fromAmount, int toAmount)
    {
        for (var i = 0; i < _count; i++)
        {
            FixedPoint.TryRescale(_keys[i], fromPrice, toPrice, out _keys[i]);
            FixedPoint.TryRescale(_states[i].Amount, fromAmount, toAmount, out var amount);
            _states[i] = _states[i] with { Amount = amount };
        }
    }

    /// <summary>How many of the first <paramref name="length"/> keys are not above <paramref name="key"/>.</summary>
    private static int CountNotAbove(ref long keys, int length, long key)
    {
        var low = 0;
        while (length > 1)
        {
            var half = length >> 1;
            low += half & -(Unsafe.Add(ref keys, low + half - 1) <= key ? 1 : 0);
            length -= half;
        }

        return length == 1 && Unsafe.Add(ref keys, low) <= key ? low + 1 : low;
    }

    /// <summary>
    /// How many of the best levels' keys are not above <paramref name="key"/>. Comparing all of them costs less than one wrong guess of the
    /// processor about where to stop.
    /// </summary>
    private static int CountNotAboveNear(ref long keys, int length, long key)
    {
        if (length == NearLevels && Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(key);
            var above = Vector256<long>.Zero;
            for (var i = 0; i < NearLevels; i += Vector256<long>.Count)
            {
                above += Vector256.GreaterThan(Vector256.LoadUnsafe(ref keys, (nuint)i), wanted);
            }

            return NearLevels + (int)Vector256.Sum(above);
        }

        while (length > 0 && Unsafe.Add(ref keys, length - 1) > key) length--;
        return length;
    }

    private void InsertAt(int index, long key, LevelState state)
    {
        var moved = _count - index;
        if (moved > 0)
        {
            _keys.AsSpan(index, moved).CopyTo(_keys.AsSpan(index + 1));
            _states.AsSpan(index, moved).CopyTo(_states.AsSpan(index + 1));
        }

        _keys[index] = key;
        _states[index] = state;
        _count++;
    }

    private void RemoveAt(int index)
    {
        var moved = _count - index - 1;
        if (moved > 0)
        {
            _keys.AsSpan(index + 1, moved).CopyTo(_keys.AsSpan(index));
            _states.AsSpan(index + 1, moved).CopyTo(_states.AsSpan(index));
        }

        _count--;
    }

    private long ToKey(long price) => (price ^ _mask) - _mask;

    private long ToPrice(long key) => (key ^ _mask) - _mask;
}
