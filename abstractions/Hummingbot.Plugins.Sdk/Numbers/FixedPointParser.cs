using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>
/// Reads UTF-8 number texts into the fixed-point integers of the market-data path: exactly or not at all, without allocating.
/// </summary>
/// <remarks>
/// The grammar is JSON's for numbers, bare or as the content of a string: an optional minus sign, digits without needless leading zeros, an
/// optional fraction, an optional exponent. Blanks, plus signs, <c>.5</c>, <c>5.</c>, <c>NaN</c> and hexadecimal are refused.
/// </remarks>
public static class FixedPointParser
{
    /// <summary>Up to this many digits the plain accumulation cannot leave 64 bits.</summary>
    private const int SafeDigits = 18;

    /// <summary>Reads a number at a given scale.</summary>
    /// <param name="text">The number's UTF-8 text.</param>
    /// <param name="decimals">The decimal places wanted, 0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    /// <param name="value">The number times 10^<paramref name="decimals"/>; 0 unless the result is <see cref="NumberParseResult.Ok"/>.</param>
    /// <returns>Trailing zeros beyond the scale do not count as digits lost; any other digit there is.</returns>
    public static NumberParseResult TryParse(ReadOnlySpan<byte> text, int decimals, out long value)
    {
        // One pass over plain digits. Whatever is not plain (sign, exponent, many digits, another scale) leaves early.
        var i = 0;
        var accumulated = 0UL;
        uint digit;
        while ((uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9)
        {
            accumulated = accumulated * 10 + digit;
            i++;
        }

        var wholeDigits = i;
        if (wholeDigits == 0 || (wholeDigits > 1 && text[0] == '0')) return ParseSlowly(text, decimals, out value);

        var fractionDigits = 0;
        if (i < text.Length)
        {
            if (text[i] != '.') return ParseSlowly(text, decimals, out value);
            i++;
            if (text.Length - i >= 8 && TryReadEightDigits(ref MemoryMarshal.GetReference(text[i..]), out var eight))
            {
                accumulated = accumulated * 100_000_000 + eight;
                i += 8;
            }

            while ((uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9)
            {
                accumulated = accumulated * 10 + digit;
                i++;
            }

            fractionDigits = i - wholeDigits - 1;
            if (i < text.Length || fractionDigits == 0) return ParseSlowly(text, decimals, out value);
        }

        if (wholeDigits + fractionDigits > SafeDigits) return ParseSlowly(text, decimals, out value);
        if (fractionDigits == decimals)
        {
            value = (long)accumulated;
            return NumberParseResult.Ok;
        }

        if (fractionDigits > decimals) return ParseSlowly(text, decimals, out value);
        var high = Math.BigMul(accumulated, (ulong)FixedPoint.PowerOfTen(decimals - fractionDigits), out var low);
        if (high == 0 && low <= long.MaxValue)
        {
            value = (long)low;
            return NumberParseResult.Ok;
        }

        value = 0;
        return NumberParseResult.OutOfRange;
    }

    /// <summary>How many decimal places a number needs to be kept exactly, trailing zeros not counted.</summary>
    /// <param name="text">The number's UTF-8 text.</param>
    /// <returns>0 or more, also above <see cref="FixedPoint.MaxDecimals"/>; −1 when the text is not a number.</returns>
    public static int CountDecimals(ReadOnlySpan<byte> text)
    {
        if (!NumberText.TrySplit(text, out var number)) return -1;
        return number.IsZero ? 0 : Math.Max(0, -number.LastExponent);
    }

    private static NumberParseResult ParseSlowly(ReadOnlySpan<byte> text, int decimals, out long value)
    {
        value = 0;
        if (!NumberText.TrySplit(text, out var number)) return NumberParseResult.Malformed;
        if (number.IsZero) return NumberParseResult.Ok;
        if (number.LastExponent < -FixedPoint.MaxDecimals) return NumberParseResult.OutOfRange;
        if (number.LastExponent < -decimals) return NumberParseResult.NeedsMoreDecimals;

        // From here every digit lies within the scale; only the size can be wrong.
        if (number.FirstExponent + decimals > SafeDigits) return NumberParseResult.OutOfRange;
        var magnitude = UInt128.Zero;
        for (var exponent = number.FirstExponent; exponent >= number.LastExponent; exponent--)
        {
            magnitude = magnitude * 10 + number.DigitAt(exponent);
        }

        magnitude *= (ulong)FixedPoint.PowerOfTen(number.LastExponent + decimals);
        if (magnitude > (UInt128)long.MaxValue) return NumberParseResult.OutOfRange;
        value = number.IsNegative ? -(long)magnitude : (long)magnitude;
        return NumberParseResult.Ok;
    }

    /// <summary>Eight digits at a time: the usual number of decimals at many venues.</summary>
    private static bool TryReadEightDigits(ref byte first, out ulong value)
    {
        value = 0;
        var chunk = Unsafe.ReadUnaligned<ulong>(ref first);
        if (!BitConverter.IsLittleEndian) return false;

        // Every byte must have the high nibble 3, and still have it after adding 6: '0' to '9' and nothing else.
        if (((chunk & 0xF0F0F0F0F0F0F0F0) | (((chunk + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) != 0x3333333333333333) return false;
        value = PlainNumberReader.EightDigits(chunk & 0x0F0F0F0F0F0F0F0F);
        return true;
    }
}
