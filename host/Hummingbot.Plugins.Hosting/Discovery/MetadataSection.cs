using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Where the metadata of a .NET assembly lies in its file (ECMA-335, II.25). The reader of portable executables that .NET has does the same,
/// but much of it is compiled at every start, and that takes longer than to inspect ten plugins.
/// </summary>
internal static class MetadataSection
{
    private const int MaxHeaderLength = 64 * 1024;
    private const int SectionHeaderLength = 40;
    private const int CliHeaderLength = 72;
    private const int CliDirectory = 14;

    /// <summary>Finds the metadata; a length of zero means that the file is a native library.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="BadImageFormatException">It is no portable executable, or a damaged one.</exception>
    public static (long Offset, int Length) Find(SafeFileHandle file, long length)
    {
        var header = new byte[Math.Min(length, 1_024)];
        ReadFully(file, header, 0);
        if (!At(header, 0, 2).SequenceEqual("MZ"u8)) throw Damaged();
        var signature = UInt32(header, 0x3C);
        if (signature > MaxHeaderLength) throw Damaged();
        var optional = (int)signature + 24;
        Extend(ref header, file, length, optional + 2);
        if (!At(header, (int)signature, 4).SequenceEqual("PE\0\0"u8)) throw Damaged();
        var sections = optional + UInt16(header, (int)signature + 20);
        var sectionCount = UInt16(header, (int)signature + 6);
        Extend(ref header, file, length, sections + (sectionCount * SectionHeaderLength));

        // The directories follow other fields, whose sizes depend on the word size of the target.
        var directories = optional + UInt16(header, optional) switch { 0x10B => 96, 0x20B => 112, _ => throw Damaged() };
        if (UInt32(header, directories - 4) <= CliDirectory || directories + ((CliDirectory + 1) * 8) > sections) return default;
        var cliAddress = UInt32(header, directories + (CliDirectory * 8));
        if (cliAddress == 0) return default;

        var cli = new byte[CliHeaderLength];
        ReadFully(file, cli, OffsetOf(cliAddress, CliHeaderLength));
        var (address, size) = (UInt32(cli, 8), UInt32(cli, 12));
        if (size is 0 or > int.MaxValue) throw Damaged();
        return (OffsetOf(address, size), (int)size);

        long OffsetOf(uint virtualAddress, uint size)
        {
            for (var i = 0; i < sectionCount; i++)
            {
                var section = sections + (i * SectionHeaderLength);
                var start = UInt32(header, section + 12);
                if (virtualAddress < start || virtualAddress + (long)size > start + (long)UInt32(header, section + 16)) continue;
                var offset = UInt32(header, section + 20) + (long)(virtualAddress - start);
                return offset + size <= length ? offset : throw Damaged();
            }

            throw Damaged();
        }
    }

    /// <summary>Fills a buffer from a place in a file.</summary>
    /// <exception cref="BadImageFormatException">The file ends before.</exception>
    public static void ReadFully(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0) throw Damaged();
            buffer = buffer[read..];
            offset += read;
        }
    }

    private static void Extend(ref byte[] header, SafeFileHandle file, long length, int needed)
    {
        if (needed <= header.Length) return;
        if (needed > length || needed > MaxHeaderLength) throw Damaged();
        header = new byte[needed];
        ReadFully(file, header, 0);
    }

    private static uint UInt32(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(bytes, offset, 4));

    private static ushort UInt16(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(bytes, offset, 2));

    private static ReadOnlySpan<byte> At(byte[] bytes, int offset, int count) =>
        offset >= 0 && offset <= bytes.Length - count ? bytes.AsSpan(offset, count) : throw Damaged();

    private static BadImageFormatException Damaged() => new("The file is not an executable image, or a part of it is missing.");
}
