using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>
/// Reads plain numbers that a quote ends, <c>64999.73000000"</c>, all characters at once and at one scale: the fast way beside
/// <see cref="FixedPointParser"/>.
/// </summary>
/// <remarks>
/// It takes only what the parser takes, and reads the same value: digits without needless leading zeros, an optional fraction, at most
/// <see cref="MaxDigits"/> digits at the scale, and zeros beyond the scale. Signs, exponents and longer numbers are left to the parser.
/// </remarks>
public readonly struct PlainNumberReader
{
    /// <summary>The most digits that a number may have at the scale: 1.5 has nine at the scale 8.</summary>
    public const int MaxDigits = 15;

    // Which character each of 16 digits is, the highest digit first, counted from the decimal point.
    private readonly Vector128<sbyte> _places;
    private readonly int _decimals;
    private readonly uint _maxWholeDigits;

    /// <summary>Creates a reader.</summary>
    /// <param name="decimals">The decimal places wanted, 0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    public PlainNumberReader(int decimals)
    {
        var places = Vector128<sbyte>.Indices + Vector128.Create((sbyte)(decimals - 16));
        _places = places - Vector128.GreaterThanOrEqual(places, Vector128<sbyte>.Zero); // those behind the point stand one further on
        _decimals = decimals;
        _maxWholeDigits = (uint)Math.Max(0, MaxDigits - decimals);
    }

    /// <summary>Reads a number.</summary>
    /// <param name="text">The number from its first character on, with whatever follows it.</param>
    /// <returns>
    /// How many characters stand before the quote, up to 31, and the number times 10^decimals; the length 0 when this reader does not take it.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Length, long Value) Read(Vector256<byte> text)
    {
        var digits = text - Vector256.Create((byte)'0');
        var isDigit = Vector256.LessThanOrEqual(digits, Vector256.Create((byte)9)).ExtractMostSignificantBits();
        var isZero = Vector256.Equals(digits, Vector256<byte>.Zero).ExtractMostSignificantBits();
        var isPoint = Vector256.Equals(text, Vector256.Create((byte)'.')).ExtractMostSignificantBits();
        var isQuote = Vector256.Equals(text, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        var length = BitOperations.TrailingZeroCount(isQuote);
        var point = BitOperations.TrailingZeroCount(~isDigit); // or the quote, where there is none

        var isText = (1u << length) - 1;
        var isOther = isText & ~isDigit;
        var isLost = (isText & ~isZero) >> (point + 1 + _decimals); // digits beyond the scale
        var isNeedless = isZero & (isDigit >> 1) & 1;
        if (((isOther & ~isPoint) | (isOther & (isOther - 1)) | isLost | isNeedless) != 0
            || (uint)(point - 1) >= _maxWholeDigits || length == point + 1 || length > 31) return default;

        var present = digits.GetLower() & Vector128.LessThan(Vector128<sbyte>.Indices, Vector128.Create((sbyte)length)).AsByte();
        return (length, Value(Vector128.Shuffle(present, (_places + Vector128.Create((sbyte)point)).AsByte()))); // a negative place gives 0
    }

    /// <summary>The value of the first so many of 16 digits.</summary>
    internal static long Value(Vector128<byte> digits, int count) =>
        Value(Vector128.Shuffle(digits, (Vector128<sbyte>.Indices + Vector128.Create((sbyte)(count - 16))).AsByte()));

    /// <summary>Sixteen digits, the highest first.</summary>
    internal static long Value(Vector128<byte> digits)
    {
        if (!Sse41.IsSupported) return ValuePortably(digits);
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)0x010A).AsSByte()); // times 10 and 1
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16()); // times 100 and 1
        var eights = Sse2.MultiplyAddAdjacent(
            Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16()).AsUInt64().ToScalar(); // 10000 and 1
        return (long)((eights & uint.MaxValue) * 100_000_000 + (eights >> 32));
    }

    /// <summary><see cref="Value(Vector128{byte})"/> where the processor lacks the instructions.</summary>
    internal static long ValuePortably(Vector128<byte> digits) =>
        (long)(EightDigits(digits.AsUInt64().GetElement(0)) * 100_000_000 + EightDigits(digits.AsUInt64().GetElement(1)));

    /// <summary>Eight digits, the highest in the lowest byte.</summary>
    internal static ulong EightDigits(ulong digits)
    {
        digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
        digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
        return (digits * 10000 + (digits >> 32)) & 0xFFFFFFFF;
    }
}
