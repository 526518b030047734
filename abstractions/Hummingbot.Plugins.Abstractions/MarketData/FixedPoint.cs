namespace Hummingbot.Plugins;

/// <summary>
/// The exact numbers of the market-data path: a signed 64-bit integer and a count of decimal places that travels beside it, so that
/// <c>(6195, 3)</c> is 6.195.
/// </summary>
public static class FixedPoint
{
    /// <summary>The largest number of decimal places: 10^18 is the largest power of ten in 64 bits.</summary>
    public const int MaxDecimals = 18;

    private static readonly long[] Powers = CreatePowers();

    /// <summary>10 to the power of <paramref name="decimals"/>.</summary>
    /// <param name="decimals">0 to <see cref="MaxDecimals"/>.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="decimals"/> is out of range.</exception>
    public static long PowerOfTen(int decimals) => Powers[decimals];

    /// <summary>The value as a <see cref="decimal"/>, exactly, with trailing zeros kept.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="decimals">Its decimal places, 0 to <see cref="MaxDecimals"/>.</param>
    public static decimal ToDecimal(long value, int decimals)
    {
        var magnitude = value < 0 ? 0UL - (ulong)value : (ulong)value;
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, value < 0, (byte)decimals);
    }

    /// <summary>Converts a decimal to an integer of the given scale, when that is possible without rounding.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">The decimal places wanted, 0 to <see cref="MaxDecimals"/>.</param>
    /// <param name="value">The integer.</param>
    /// <returns><see langword="false"/> when the number has more decimal places or does not fit 64 bits.</returns>
    public static bool TryFromDecimal(decimal number, int decimals, out long value)
    {
        value = 0;
        decimal scaled;
        try
        {
            scaled = number * Powers[decimals];
        }
        catch (OverflowException)
        {
            return false;
        }

        if (scaled != decimal.Truncate(scaled) || scaled < long.MinValue || scaled > long.MaxValue) return false;
        value = (long)scaled;
        return true;
    }

    /// <summary>Moves a value to another scale, when that is possible without rounding.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="fromDecimals">Its decimal places.</param>
    /// <param name="toDecimals">The decimal places wanted.</param>
    /// <param name="result">The value at the new scale.</param>
    /// <returns><see langword="false"/> when digits would be lost or 64 bits do not hold the result.</returns>
    public static bool TryRescale(long value, int fromDecimals, int toDecimals, out long result)
    {
        if (toDecimals >= fromDecimals)
        {
            var high = Math.BigMul(value, Powers[toDecimals - fromDecimals], out result);
            return high == result >> 63;
        }

        (result, var remainder) = Math.DivRem(value, Powers[fromDecimals - toDecimals]);
        return remainder == 0;
    }

    private static long[] CreatePowers()
    {
        var powers = new long[MaxDecimals + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
