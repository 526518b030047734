using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hummingbot.Plugins.Hosting;

/// <summary>The syntax of the values that a configuration consists of.</summary>
internal static class ConfigurationText
{
    /// <summary>More places than any fee has, and few enough for a percentage to become a fraction exactly.</summary>
    public const int MaxPercentDecimals = 16;

    private const int MaxShown = 60;

    private static readonly string[] CredentialWords =
    [
        "apikey", "secret", "passphrase", "password", "passwd", "privatekey", "mnemonic", "seedphrase", "credential", "accesskey",
        "apitoken", "accesstoken", "authtoken", "bearer", "signingkey",
    ];

    private static readonly string[] CredentialNames = ["key", "keys", "token", "seed", "pem", "auth"];

    /// <summary>Text that is short and printable enough for an error message.</summary>
    public static string Shorten(string text)
    {
        var shown = text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown), "…");
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : shown;
    }

    /// <summary>Whether a text is a trading pair: two assets in upper case with one hyphen between.</summary>
    public static bool IsTradingPair(string text)
    {
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && IsAsset(text.AsSpan(0, hyphen)) && IsAsset(text.AsSpan(hyphen + 1));
    }

    /// <summary>Whether a text is an asset: up to 32 letters and digits of any script, dots and underscores, none in lower case.</summary>
    public static bool IsAsset(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if ((!char.IsLetterOrDigit(c) && c is not ('.' or '_')) || char.IsLower(c)) return false;
        }

        return text.Length is > 0 and <= 32;
    }

    /// <summary>Reads a plain decimal number such as <c>-0.25</c>, exactly: no exponent, no spaces, no digits lost.</summary>
    public static bool TryParseDecimal(string text, out decimal value)
    {
        value = 0;
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var dot = digits.IndexOf('.');
        var whole = dot < 0 ? digits : digits[..dot];
        var fraction = dot < 0 ? default : digits[(dot + 1)..];
        if (whole.IsEmpty || (dot >= 0 && fraction.IsEmpty) || whole.Length + fraction.Length > 28) return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return false;
        return decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A percentage as a fraction, exactly, when it has no more than <see cref="MaxPercentDecimals"/> places.</summary>
    public static decimal PercentToFraction(decimal percent)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(percent, bits);
        return new decimal(bits[0], bits[1], bits[2], percent < 0, (byte)(percent.Scale + 2));
    }

    /// <summary>Reads an absolute http, https, ws or wss address without user name, password or fragment.</summary>
    public static bool TryParseAddress(string text, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? found)
    {
        found = null;
        if (text.Length > 2048 || !Uri.TryCreate(text, UriKind.Absolute, out address) || address.Host.Length == 0)
        {
            address = null;
            found = $"\"{Shorten(text)}\", which is not an absolute address";
        }
        else if (address.UserInfo.Length > 0)
        {
            found = "an address that carries a user name or password";
        }
        else if (address.Scheme is not ("http" or "https" or "ws" or "wss"))
        {
            found = $"an address that begins with {address.Scheme}:";
        }
        else if (address.Fragment.Length > 0)
        {
            found = "an address with a fragment (#…)";
        }

        return found is null;
    }

    /// <summary>Whether a key seems to name a secret.</summary>
    public static bool LooksLikeCredential(string key)
    {
        var word = string.Concat(key.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return CredentialWords.Any(part => word.Contains(part, StringComparison.OrdinalIgnoreCase))
            || CredentialNames.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
