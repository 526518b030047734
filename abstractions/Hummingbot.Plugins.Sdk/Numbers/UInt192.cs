using System.Numerics;

namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>
/// An unsigned 192-bit total: room for the sum of more price × amount products than a book can have levels, so that adding them up needs
/// neither checks nor rounding.
/// </summary>
internal struct UInt192 : IComparable<UInt192>
{
    private ulong _low;
    private ulong _middle;
    private ulong _high;

    public UInt192(UInt128 value)
    {
        _low = (ulong)value;
        _middle = (ulong)(value >> 64);
        _high = 0;
    }

    /// <summary>Larger than any total that occurs.</summary>
    public static UInt192 MaxValue => new() { _low = ulong.MaxValue, _middle = ulong.MaxValue, _high = ulong.MaxValue };

    public void Add(ulong value)
    {
        _low += value;
        if (_low >= value) return;
        if (++_middle == 0) _high++;
    }

    public void AddProduct(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        _low += low;
        if (_low < low) high++; // a product's upper half is at most 2^64 - 2
        _middle += high;
        if (_middle < high) _high++;
    }

    /// <summary>The total when it is below 2^63.</summary>
    public readonly bool TryToInt64(out long value)
    {
        value = (long)_low;
        return (_high | _middle) == 0 && value >= 0;
    }

    /// <summary>The difference to a smaller total, when it is known to fit 64 bits.</summary>
    public readonly ulong LowDifference(in UInt192 smaller) => _low - smaller._low;

    /// <summary>Multiplies in place; <see langword="false"/> when 192 bits do not hold the result.</summary>
    public bool TryMultiply(ulong factor)
    {
        var carry = Math.BigMul(_low, factor, out _low);
        var high = Math.BigMul(_middle, factor, out var middle);
        _middle = middle + carry;
        if (_middle < carry) high++;
        var overflow = Math.BigMul(_high, factor, out var top);
        _high = top + high;
        return overflow == 0 && _high >= high;
    }

    public readonly int CompareTo(UInt192 other)
    {
        if (_high != other._high) return _high < other._high ? -1 : 1;
        if (_middle != other._middle) return _middle < other._middle ? -1 : 1;
        return _low.CompareTo(other._low);
    }

    public static bool operator >=(in UInt192 left, in UInt192 right) => left.CompareTo(right) >= 0;

    public static bool operator <=(in UInt192 left, in UInt192 right) => left.CompareTo(right) <= 0;

    public readonly BigInteger ToBigInteger() => ((((BigInteger)_high) << 64) + _middle << 64) + _low;

    /// <summary>Whether a decimal holds the total exactly.</summary>
    public readonly bool FitsDecimal(int scale) => (_high | (_middle >> 32)) == 0 && scale <= ExactDecimal.MaxScale;

    /// <summary>The total divided by 10^<paramref name="scale"/>, rounded only when it has more digits than a decimal.</summary>
    /// <exception cref="OverflowException">The total is larger than any decimal.</exception>
    public readonly decimal ToDecimal(int scale) => FitsDecimal(scale)
        ? new decimal((int)_low, (int)(_low >> 32), (int)_middle, false, (byte)scale)
        : ExactDecimal.Round(ToBigInteger(), scale);
}
