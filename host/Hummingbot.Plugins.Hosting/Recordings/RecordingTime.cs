using System.Buffers.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>The time of a recorded message as text: decimal seconds since 1970-01-01 UTC, exact to the 100 ns of a tick.</summary>
internal static class RecordingTime
{
    /// <summary>Enough for the sign, 12 digits of seconds, the dot and 7 digits.</summary>
    public const int MaxLength = 24;

    private const int FractionDigits = 7;
    private const int MaxSecondsDigits = 12;

    /// <summary>Reads seconds into ticks since 1970. Digits beyond the seventh decimal place are cut off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative) text = text[1..];
        var dot = text.IndexOf((byte)'.');
        var seconds = dot < 0 ? text : text[..dot];
        var fraction = dot < 0 ? default : text[(dot + 1)..];
        if (seconds.Length is 0 or > MaxSecondsDigits || (dot >= 0 && fraction.IsEmpty)) return false;
        foreach (var digit in seconds)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            ticks = ticks * 10 + (digit - '0');
        }

        for (var i = 0; i < FractionDigits; i++)
        {
            var digit = i < fraction.Length ? fraction[i] : (byte)'0';
            if (!char.IsAsciiDigit((char)digit)) return false;
            ticks = ticks * 10 + (digit - '0');
        }

        if (fraction.Length > FractionDigits && fraction[FractionDigits..].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        if (negative) ticks = -ticks;
        return ticks >= DateTimeOffset.MinValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;
    }

    /// <summary>Writes a time with all seven decimal places.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Format(DateTimeOffset time, Span<byte> destination)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var length = 0;
        if (ticks < 0) destination[length++] = (byte)'-';
        var (seconds, fraction) = Math.DivRem(Math.Abs(ticks), TimeSpan.TicksPerSecond);
        Utf8Formatter.TryFormat(seconds, destination[length..], out var written);
        length += written;
        destination[length++] = (byte)'.';
        Utf8Formatter.TryFormat(fraction, destination[length..], out written, new System.Buffers.StandardFormat('D', FractionDigits));
        return length + written;
    }
}
