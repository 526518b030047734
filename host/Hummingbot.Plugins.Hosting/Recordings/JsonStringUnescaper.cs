using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Undoes the escapes of a JSON string in 16-byte steps. Recorded bodies are JSON inside JSON, full of <c>\"</c>: this is the bulk of the
/// work of reading a recording.
/// </summary>
internal static class JsonStringUnescaper
{
    /// <summary>Writes the text between two quotes without its escapes.</summary>
    /// <param name="source">The escaped text, without its quotes; valid UTF-8.</param>
    /// <param name="destination">Receives the text; at least as long as <paramref name="source"/>.</param>
    /// <param name="written">The length of the text.</param>
    /// <returns><see langword="false"/> when the text is not the inside of a JSON string.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        written = 0;
        if (destination.Length < source.Length) return false;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var read = 0;
        while (true)
        {
            if (source.Length - read >= Vector128<byte>.Count)
            {
                // What is written never overtakes what is read, so a whole block always fits.
                var block = Vector128.LoadUnsafe(ref from, (nuint)read);
                block.StoreUnsafe(ref to, (nuint)written);
                var special = (Vector128.Equals(block, Vector128.Create((byte)'"'))
                    | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                    | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
                var plain = special == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(special);
                read += plain;
                written += plain;
                if (special == 0) continue;
            }
            else
            {
                while (read < source.Length && source[read] is >= (byte)' ' and not (byte)'"' and not (byte)'\\')
                    destination[written++] = source[read++];
                if (read == source.Length) return true;
            }

            if (source[read] != '\\' || !TryUnescapeOne(source[read..], destination[written..], out var taken, out var given)) return false;
            read += taken;
            written += given;
        }
    }

    private static bool TryUnescapeOne(ReadOnlySpan<byte> source, Span<byte> destination, out int taken, out int given)
    {
        taken = 2;
        given = 1;
        if (source.Length < 2) return false;
        if (source[1] == 'u') return TryUnescapeUnicode(source, destination, out taken, out given);
        var plain = source[1] switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        destination[0] = (byte)plain;
        return plain != '\0';
    }

    private static bool TryUnescapeUnicode(ReadOnlySpan<byte> source, Span<byte> destination, out int taken, out int given)
    {
        taken = 6;
        given = 0;
        if (!TryReadHex(source, out var first)) return false;
        if (Rune.TryCreate(first, out var rune)) return rune.TryEncodeToUtf8(destination, out given);
        taken = 12;
        return TryReadHex(source[6..], out var second)
            && Rune.TryCreate(first, second, out rune)
            && rune.TryEncodeToUtf8(destination, out given);
    }

    private static bool TryReadHex(ReadOnlySpan<byte> source, out char unit)
    {
        unit = '\0';
        if (source.Length < 6 || source[0] != '\\' || source[1] != 'u') return false;
        var value = 0;
        foreach (var digit in source[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
            value = value << 4 | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        unit = (char)value;
        return true;
    }
}
