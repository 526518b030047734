using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>
/// Finds the quotes of a JSON text one after the other, 64 characters at a time. Stops at a backslash or control character too: without
/// those, every quote begins or ends a text, and every text stands for itself.
/// </summary>
internal ref struct QuoteScanner
{
    private readonly ReadOnlySpan<byte> _json;
    private ulong _quotes;
    private int _block;

    /// <summary>Creates a scanner.</summary>
    /// <param name="json">The text; of at least 64 bytes, or no quote is found.</param>
    public QuoteScanner(ReadOnlySpan<byte> json)
    {
        _json = json;
        _block = -Vector512<byte>.Count;
    }

    /// <summary>The position of the next quote.</summary>
    /// <returns>-1 when there is none, or none before which all characters are plain.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        while (_quotes == 0)
        {
            if (!ReadBlock()) return -1;
        }

        var position = _block + BitOperations.TrailingZeroCount(_quotes);
        _quotes &= _quotes - 1;
        return position;
    }

    private bool ReadBlock()
    {
        var next = _block + Vector512<byte>.Count;
        if (next >= _json.Length || _json.Length < Vector512<byte>.Count) return false;

        // The last block ends with the text; what the one before has told already is cut off.
        _block = Math.Min(next, _json.Length - Vector512<byte>.Count);
        var text = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(_json), (nuint)_block);
        var isOther = Vector512.LessThan(text, Vector512.Create((byte)' ')) | Vector512.Equals(text, Vector512.Create((byte)'\\'));
        if (isOther != Vector512<byte>.Zero)
        {
            _block = _json.Length;
            return false;
        }

        _quotes = Vector512.Equals(text, Vector512.Create((byte)'"')).ExtractMostSignificantBits() >> (next - _block) << (next - _block);
        return true;
    }
}
