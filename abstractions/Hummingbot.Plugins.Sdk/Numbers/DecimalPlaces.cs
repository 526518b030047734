namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>Counting the decimal places that fixed-point numbers make use of.</summary>
internal static class DecimalPlaces
{
    /// <summary>The places that a number needs, or <paramref name="atLeast"/> when that is more: for finding the most of many numbers.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="decimals">Its decimal places.</param>
    /// <param name="atLeast">The most found so far.</param>
    public static int Needed(long value, int decimals, int atLeast)
    {
        while (decimals > atLeast && value % 10 == 0)
        {
            value /= 10;
            decimals--;
        }

        return Math.Max(decimals, atLeast);
    }
}
