using System.Globalization;

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Exact arithmetic and text of prices and amounts.</summary>
public static class PlainNumber
{
    /// <summary>The number as plain text: no exponent, no trailing zeros, a point for decimals.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Such as <c>0.001</c> or <c>25000</c>.</returns>
    public static string Text(decimal value) => Trim(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number with exactly so many decimal places.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">The decimal places, 0 to 28; what does not fit is cut off.</param>
    /// <returns>Such as <c>0.00100000</c>.</returns>
    public static string Text(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.ToZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Reads plain decimal text as a venue takes it: digits, one point, a leading minus; no exponent, no blanks.</summary>
    /// <param name="text">The text; <see langword="null"/> is not a number.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it was one.</returns>
    public static bool TryParse(string? text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Decimal places after which only zeros follow.</summary>
    /// <param name="value">The number.</param>
    /// <returns>0 to 28.</returns>
    public static int Scale(decimal value) => Trim(value).Scale;

    internal static bool IsMultiple(decimal value, decimal step) => value % step == 0;

    /// <summary>The greatest multiple of <paramref name="step"/> that is not above <paramref name="value"/>; both are positive.</summary>
    internal static decimal Floor(decimal value, decimal step) => value - (value % step);

    // Dividing by one with 28 places drops the zeros at the end.
    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
