using System.Globalization;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>A column of numbers that all show as many decimal places as the longest of them needs, so that their points stand below
/// each other.</summary>
internal sealed class LadderColumn
{
    private readonly string _format;

    /// <summary>Measures the numbers.</summary>
    public LadderColumn(IEnumerable<decimal> values, string caption)
    {
        Caption = caption;
        var decimals = 0;
        var largest = 0m;
        foreach (var value in values)
        {
            decimals = Math.Max(decimals, DecimalsOf(value));
            largest = Math.Max(largest, Math.Abs(value));
        }

        _format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        Width = Math.Max(caption.Length, Format(largest).Length);
    }

    /// <summary>What stands above the column.</summary>
    public string Caption { get; }

    /// <summary>The width of the longest number or the caption.</summary>
    public int Width { get; }

    /// <summary>A number of the column.</summary>
    public string Format(decimal value) => value.ToString(_format, CultureInfo.InvariantCulture);

    private static int DecimalsOf(decimal value)
    {
        // 28 zeros after the point take every trailing zero off.
        var bare = value / 1.0000000000000000000000000000m;
        return bare.Scale;
    }
}
