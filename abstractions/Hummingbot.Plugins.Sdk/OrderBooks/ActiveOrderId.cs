using System.Buffers.Binary;
using System.Buffers.Text;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Order ids of level-3 feeds as 128-bit keys, so that no string is made for an order.</summary>
public static class ActiveOrderId
{
    private const int BytesInKey = 16;

    /// <summary>Reads a UUID (8-4-4-4-12 hexadecimal digits) as its 128 bits, any other text of up to 16 bytes as those bytes.</summary>
    /// <param name="text">The id's UTF-8 text.</param>
    /// <param name="orderId">The key; never 0 on success. Two different ids of one venue have different keys.</param>
    /// <returns><see langword="false"/> when the text is empty, too long, or holds a NUL.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 orderId)
    {
        Span<byte> key = stackalloc byte[BytesInKey];
        key.Clear();
        if (text.Length <= BytesInKey)
        {
            if (text.Contains((byte)0))
            {
                orderId = 0;
                return false;
            }

            text.CopyTo(key);
        }
        else if (Utf8Parser.TryParse(text, out Guid uuid, out var consumed, 'D') && consumed == text.Length)
        {
            uuid.TryWriteBytes(key, bigEndian: true, out _);
        }

        orderId = BinaryPrimitives.ReadUInt128BigEndian(key);
        return orderId != 0;
    }
}
