using System.Globalization;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Writes decimals for people and for JSON text: exact, plain, without exponent and without trailing zeros.</summary>
public static class DecimalText
{
    /// <summary>The shortest plain text of a number, such as <c>0.3524</c>, <c>1000</c> or <c>0.000000000001</c>.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Text that <see cref="decimal.Parse(string)"/> reads back to an equal number.</returns>
    public static string Format(decimal value)
    {
        if (value == 0m) return "0";
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value.Scale == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }
}
