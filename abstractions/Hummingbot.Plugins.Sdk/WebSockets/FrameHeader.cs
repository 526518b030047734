using System.Buffers.Binary;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>The head of a WebSocket frame, as RFC 6455 draws it.</summary>
internal readonly ref struct FrameHeader
{
    public const int Text = 1;
    public const int Binary = 2;

    private const int Final = 0x80;
    private const int Masked = 0x80;

    private readonly byte _first;

    private FrameHeader(byte first, bool isMasked, int size, long payloadSize)
    {
        _first = first;
        IsMasked = isMasked;
        Size = size;
        PayloadSize = payloadSize;
    }

    /// <summary>Bytes of the head itself.</summary>
    public int Size { get; }

    public long PayloadSize { get; }

    public long FrameSize => Size + PayloadSize;

    public bool IsMasked { get; }

    public int Opcode => _first & 0x0F;

    public bool IsControl => (_first & 0x08) != 0;

    public bool IsFinal => (_first & Final) != 0;

    /// <summary>Whether it begins and ends a message that is neither compressed nor masked.</summary>
    public bool IsPlain => _first is (Final | Text) or (Final | Binary) && !IsMasked;

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">The bytes from its beginning on.</param>
    /// <param name="header">The head. A size that cannot be is cut to the largest that can.</param>
    /// <returns>Whether all of it is there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < 2) return false;
        var isMasked = (bytes[1] & Masked) != 0;
        var code = bytes[1] & ~Masked;
        var sizeBytes = code switch { 126 => 2, 127 => 8, _ => 0 };
        if (bytes.Length < 2 + sizeBytes) return false;
        var payload = code switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => Math.Min(BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]), long.MaxValue / 2),
            _ => (ulong)code,
        };
        header = new FrameHeader(bytes[0], isMasked, 2 + sizeBytes + (isMasked ? 4 : 0), (long)payload);
        return true;
    }
}
