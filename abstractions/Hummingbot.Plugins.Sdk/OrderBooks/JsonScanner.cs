using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// Reads a message whose exact spelling is known beforehand, piece by piece: the fast way for a venue's most frequent message. As soon as a
/// piece is not there the caller leaves the message to the real parser, <see cref="System.Text.Json.Utf8JsonReader"/>.
/// </summary>
/// <remarks>
/// Every piece is taken whole, or <see langword="false"/> is returned; the position then means nothing. A message read to its end this way is
/// valid JSON if the literals put together are. Nothing is allocated, nothing thrown, and no byte outside the message is read.
/// </remarks>
public ref struct JsonScanner
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins a message.</summary>
    /// <param name="message">The message; of one shorter than 32 bytes nothing is read.</param>
    public JsonScanner(ReadOnlySpan<byte> message) => _rest = message.Length >= Vector256<byte>.Count ? message : [];

    /// <summary>Whether everything has been read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Skips what must stand here.</summary>
    /// <param name="literal">Its bytes, best a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySkip(scoped ReadOnlySpan<byte> literal)
    {
        if (!_rest.StartsWith(literal)) return false;
        _rest = _rest[literal.Length..];
        return true;
    }

    /// <summary>Reads an integer without sign, up to the first character that is no digit.</summary>
    /// <param name="value">The integer, of 16 digits at the most.</param>
    public bool TryReadInteger(out long value)
    {
        var digits = Window(_rest).GetLower() - Vector128.Create((byte)'0');
        var isDigit = Vector128.LessThanOrEqual(digits, Vector128.Create((byte)9)).ExtractMostSignificantBits();
        var length = BitOperations.TrailingZeroCount(~isDigit);
        value = PlainNumberReader.Value(digits, length);
        if (length == 0 || (length > 1 && _rest[0] == '0')) return false;
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Reads a text without escapes, up to the quote that ends it.</summary>
    /// <param name="text">The text, of 32 bytes at the most.</param>
    public bool TryReadText(out ReadOnlySpan<byte> text)
    {
        text = default;
        var window = Window(_rest);
        var isQuote = Vector256.Equals(window, Vector256.Create((byte)'"'));
        var isEnd = isQuote | Vector256.Equals(window, Vector256.Create((byte)'\\')) | Vector256.LessThan(window, Vector256.Create((byte)' '));
        var length = BitOperations.TrailingZeroCount(isEnd.ExtractMostSignificantBits());
        if (length >= _rest.Length || _rest[length] != '"') return false;
        text = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Reads a plain number, up to the quote that ends it.</summary>
    /// <param name="reader">Reads it at the scale wanted; what it does not take is not read.</param>
    /// <param name="value">The number at that scale; zero or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNumber(in PlainNumberReader reader, out long value)
    {
        var (length, number) = _rest.Length >= Vector256<byte>.Count ? reader.Read(Vector256.Create(_rest)) : ReadLast(in reader, _rest);
        value = number;
        if (length == 0) return false;
        _rest = _rest[length..];
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (int Length, long Value) ReadLast(in PlainNumberReader reader, ReadOnlySpan<byte> rest) => reader.Read(Window(rest));

    /// <summary>The next 32 bytes; where the message ends before that, zeros follow.</summary>
    private static Vector256<byte> Window(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= Vector256<byte>.Count) return Vector256.Create(rest);
        if (rest.IsEmpty) return Vector256<byte>.Zero;

        // The message's last 32 bytes, moved to the front by as many as are behind us. It has so many: of a shorter one nothing is left.
        var behind = Vector256<byte>.Count - rest.Length;
        var last = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref MemoryMarshal.GetReference(rest), behind));
        return Vector256.Shuffle(last, Vector256<byte>.Indices + Vector256.Create((byte)behind));
    }
}
