using System.Numerics;

namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>The borders between <see cref="decimal"/> and scaled integers of any size.</summary>
internal static class ExactDecimal
{
    /// <summary>The most decimal places of a decimal.</summary>
    public const int MaxScale = 28;

    private static readonly BigInteger Limit = BigInteger.One << 96;

    /// <summary>A decimal's digits as an integer; the sign is dropped.</summary>
    public static UInt128 Mantissa(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    /// <summary>The decimal places that a number needs, trailing zeros not counted.</summary>
    public static int CountDecimals(decimal number)
    {
        int scale = number.Scale;
        if (scale == 0) return 0;
        var mantissa = Mantissa(number);
        if (mantissa == 0) return 0;
        while (scale > 0)
        {
            var (quotient, remainder) = UInt128.DivRem(mantissa, 10);
            if (remainder != 0) break;
            mantissa = quotient;
            scale--;
        }

        return scale;
    }

    /// <summary>
    /// The smallest integer not below <paramref name="number"/> × 10^<paramref name="decimals"/>; <see cref="UInt192.MaxValue"/> when it is
    /// larger than any total.
    /// </summary>
    /// <param name="number">Not negative.</param>
    /// <param name="decimals">0 to twice <see cref="FixedPoint.MaxDecimals"/>.</param>
    /// <param name="isExact">Whether nothing was rounded up.</param>
    public static UInt192 Ceiling(decimal number, int decimals, out bool isExact)
    {
        var mantissa = Mantissa(number);
        var shift = decimals - number.Scale;
        isExact = true;
        if (shift is >= 0 and <= FixedPoint.MaxDecimals && mantissa <= ulong.MaxValue)
        {
            return new UInt192(Math.BigMul((ulong)mantissa, (ulong)FixedPoint.PowerOfTen(shift)));
        }

        if (shift >= 0)
        {
            var result = new UInt192(mantissa);
            for (; shift > 0; shift -= FixedPoint.MaxDecimals)
            {
                if (!result.TryMultiply((ulong)FixedPoint.PowerOfTen(Math.Min(shift, FixedPoint.MaxDecimals)))) return UInt192.MaxValue;
            }

            return result;
        }

        for (; shift < 0; shift += FixedPoint.MaxDecimals)
        {
            (mantissa, var remainder) = UInt128.DivRem(mantissa, (ulong)FixedPoint.PowerOfTen(Math.Min(-shift, FixedPoint.MaxDecimals)));
            isExact &= remainder == 0;
        }

        return new UInt192(isExact ? mantissa : mantissa + 1);
    }

    /// <summary><paramref name="value"/> / 10^<paramref name="scale"/>, half to even where digits must go.</summary>
    /// <exception cref="OverflowException">The result is larger than any decimal.</exception>
    public static decimal Round(BigInteger value, int scale)
    {
        for (var drop = Math.Max(0, scale - MaxScale); ; drop++)
        {
            if (drop > scale) throw new OverflowException("The order book holds an amount that is larger than any decimal.");
            var divisor = BigInteger.Pow(10, drop);
            var quotient = BigInteger.DivRem(value, divisor, out var remainder);
            var half = (remainder << 1).CompareTo(divisor);
            if (half > 0 || (half == 0 && !quotient.IsEven)) quotient++;
            if (quotient < Limit) return Compose(quotient, scale - drop);
        }
    }

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/> / 10^<paramref name="scale"/>.</summary>
    /// <exception cref="OverflowException">The result is larger than any decimal.</exception>
    public static decimal Divide(BigInteger numerator, BigInteger denominator, int scale)
    {
        // Guard digits far beyond the 28 kept; a last digit of one stands for whatever was cut off, so that ties are seen.
        const int GuardDigits = 60;
        var quotient = BigInteger.DivRem(numerator * BigInteger.Pow(10, GuardDigits), denominator, out var remainder) * 10;
        return Round(remainder.IsZero ? quotient : quotient + 1, scale + GuardDigits + 1);
    }

    private static decimal Compose(BigInteger mantissa, int scale)
    {
        var low = (ulong)(mantissa & ulong.MaxValue);
        return new decimal((int)low, (int)(low >> 32), (int)(uint)(mantissa >> 64), false, (byte)scale);
    }
}
