using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// Writes <c>name=value&amp;…</c> as the bytes that are signed and sent, percent-encoded. Names are given as they are to be sent.
/// </summary>
/// <param name="buffer">Where it writes as long as there is room; it makes room of its own otherwise.</param>
public ref struct FormWriter(Span<byte> buffer)
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~");

    private Span<byte> _buffer = buffer;
    private int _length;

    /// <summary>What has been written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    /// <summary>Adds a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, not yet encoded.</param>
    public void Add(scoped ReadOnlySpan<byte> name, string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Unreserved)) value = Uri.EscapeDataString(value);
        Begin(name, value.Length);
        _length += Encoding.ASCII.GetBytes(value, _buffer[_length..]);
    }

    /// <summary>Adds a number as plain decimal text without zeros at its end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(scoped ReadOnlySpan<byte> name, decimal value)
    {
        Begin(name, 32);
        value.TryFormat(_buffer[_length..], out var written, "0.############################", CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(scoped ReadOnlySpan<byte> name, long value)
    {
        Begin(name, 20);
        value.TryFormat(_buffer[_length..], out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Adds bytes as hex digits in lower case, such as a signature.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The bytes.</param>
    public void AddHex(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Begin(name, value.Length * 2);
        Convert.TryToHexStringLower(value, _buffer[_length..], out var written);
        _length += written;
    }

    /// <summary>What has been written, as the content of a request.</summary>
    public readonly HttpContent ToContent() => new FormContent(Written);

    private void Begin(scoped ReadOnlySpan<byte> name, int valueLength)
    {
        var needed = _length + name.Length + valueLength + 2;
        if (needed > _buffer.Length)
        {
            var larger = new byte[needed * 2];
            Written.CopyTo(larger);
            _buffer = larger;
        }

        if (_length > 0) _buffer[_length++] = (byte)'&';
        name.CopyTo(_buffer[_length..]);
        _length += name.Length;
        _buffer[_length++] = (byte)'=';
    }
}
