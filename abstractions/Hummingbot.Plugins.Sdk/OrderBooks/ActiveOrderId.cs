using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Order ids of level-3 feeds as 128-bit keys, so that no string is made for an order.</summary>
public static class ActiveOrderId
{
    private const int BytesInKey = 16;
    private const int UuidLength = 36;

    /// <summary>Reads a UUID (8-4-4-4-12 hexadecimal digits) as its 128 bits, any other text of up to 16 bytes as those bytes.</summary>
    /// <param name="text">The id's UTF-8 text.</param>
    /// <param name="orderId">The key; never 0 on success. Two different ids of one venue have different keys.</param>
    /// <returns><see langword="false"/> when the text is empty, too long, or holds a NUL.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 orderId)
    {
        orderId = text.Length == UuidLength ? ReadUuid(text) : text.Length <= BytesInKey ? ReadBytes(text) : 0;
        return orderId != 0;
    }

    private static UInt128 ReadBytes(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)0)) return 0;
        Span<byte> key = stackalloc byte[BytesInKey];
        key.Clear();
        text.CopyTo(key);
        return BinaryPrimitives.ReadUInt128BigEndian(key);
    }

    // All digits at once; 0 when one is none.
    private static UInt128 ReadUuid(ReadOnlySpan<byte> text)
    {
        if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return 0;
        ref var first = ref MemoryMarshal.GetReference(text);
        var characters = Vector256.Create(
            Read<ulong>(ref first, 0),
            Vector128.Create(Read<uint>(ref first, 9), Read<uint>(ref first, 14), 0, 0).AsUInt64().ToScalar(),
            Vector128.Create(Read<uint>(ref first, 19), Read<uint>(ref first, 24), 0, 0).AsUInt64().ToScalar(),
            Read<ulong>(ref first, 28)).AsByte();

        var numbers = characters - Vector256.Create((byte)'0');
        var letters = (characters | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        var isNumber = Vector256.LessThan(numbers, Vector256.Create((byte)10));
        var isLetter = Vector256.LessThan(letters, Vector256.Create((byte)6));
        if ((isNumber | isLetter) != Vector256<byte>.AllBitsSet) return 0;

        // Two digits are a byte, the higher one first.
        var digits = Vector256.ConditionalSelect(isNumber, numbers, letters + Vector256.Create((byte)10)).AsUInt16();
        var pairs = Vector256.ShiftLeft(digits, 4) | Vector256.ShiftRightLogical(digits, 8);
        var key = Vector128.Narrow(pairs.GetLower() & Vector128.Create((ushort)0xFF), pairs.GetUpper() & Vector128.Create((ushort)0xFF));
        return BinaryPrimitives.ReadUInt128BigEndian(MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<byte>>(in key)));
    }

    private static T Read<T>(ref byte first, int offset) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref first, offset));
}
