using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// Texts as the database has them. Venues and plugins are not trusted to send text that every engine takes: one that is refused would stop
/// everything behind it.
/// </summary>
internal static class DatabaseText
{
    private const int LongestKey = 256;
    private const int LongestText = 4096;

    /// <summary>An id or a name: short enough for an index, and distinct if the original is.</summary>
    public static string Key(string text)
    {
        var clean = Clean(text);
        if (clean.Length <= LongestKey) return clean;
        var kept = LongestKey - 65;
        if (char.IsHighSurrogate(clean[kept - 1])) kept--;
        return string.Concat(clean.AsSpan(0, kept), "~", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clean))));
    }

    /// <summary>A sentence.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Sentence(string? text)
    {
        if (text is null) return null;
        return Clean(text.Length <= LongestText ? text : text[..LongestText]);
    }

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static decimal ReadNumber(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Without NUL and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var bad = -1;
        for (var i = 0; i < text.Length && bad < 0; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))) bad = i;
            else if (char.IsSurrogate(text[i])) i++;
        }

        if (bad < 0) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }
}
