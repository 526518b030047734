using System.Globalization;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Reads prices and amounts exactly: what cannot be kept digit for digit is refused, never rounded.</summary>
internal static class PlainNumber
{
    // The product of a price and an amount still fits.
    private const decimal Most = 100_000_000_000_000m;
    private const int MostDigits = 28;

    /// <summary>Reads a plain decimal number such as <c>0.015</c>; zero and negative ones are read too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <returns>What is wrong with the text; <see langword="null"/> when it was read.</returns>
    public static string? Read(string text, out decimal number)
    {
        number = 0;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isPlain = text.Any(char.IsAsciiDigit) && text.All(character => char.IsAsciiDigit(character) || character is '.' or '-');
        if (!isPlain) return $"'{text}' is not a number; write it like 0.015";
        if (text.Count(char.IsAsciiDigit) > MostDigits) return $"'{text}' has more than {MostDigits} digits";
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number)) return $"'{text}' is not a number; write it like 0.015";
        return Math.Abs(number) > Most ? $"'{text}' is more than {Most:0}" : null;
    }
}
