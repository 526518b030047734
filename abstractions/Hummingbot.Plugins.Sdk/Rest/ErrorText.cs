using System.Text;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Makes text from outside fit for one line of a message: short, and without control characters.</summary>
internal static class ErrorText
{
    internal const int MaxLength = 200;

    /// <summary>The text of an answer's body. Only as much of it is decoded as is shown.</summary>
    public static string OfBody(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.TrimStart(" \t\r\n"u8);
        if (utf8.IsEmpty) return "an empty answer";
        var text = OneLine(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength * 4)]));
        return utf8[0] == (byte)'<' ? $"a page instead of data: {text}" : text;
    }

    public static string OneLine(string text)
    {
        var builder = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var isBlank = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is
                System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator;
            if (isBlank && (builder.Length == 0 || builder[^1] == ' ')) continue;
            if (builder.Length + rune.Utf16SequenceLength > MaxLength - 1)
            {
                builder.Append('…');
                break;
            }

            if (isBlank) builder.Append(' ');
            else builder.Append(rune);
        }

        return builder.ToString().TrimEnd();
    }
}
