using System.Runtime.InteropServices;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A <c>levels.bin</c>, as the C++ reference reads it: little endian; a header of 64 bytes, the snapshot's bids and asks (best first), then the
/// level updates, frame by frame.
/// </summary>
internal sealed class LevelFile
{
    public const int Scale = 8;

    private static readonly ulong Magic = BitConverter.ToUInt64("LVLU0001"u8);

    private LevelFile(LevelRecord[] bids, LevelRecord[] asks, LevelRecord[] updates) => (Bids, Asks, Updates) = (bids, asks, updates);

    public LevelRecord[] Bids { get; }

    public LevelRecord[] Asks { get; }

    /// <summary>All updates; those of one frame share <see cref="LevelRecord.Frame"/> and stand together, bids first.</summary>
    public LevelRecord[] Updates { get; }

    public static LevelFile Read(string folder)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, "levels.bin"));
        var header = MemoryMarshal.Read<LevelHeader>(bytes);
        if (header.Magic != Magic) throw new InvalidDataException($"{folder}: levels.bin does not begin with LVLU0001.");
        var records = MemoryMarshal.Cast<byte, LevelRecord>(bytes.AsSpan(Marshal.SizeOf<LevelHeader>()));
        var (bids, asks) = ((int)header.Bids, (int)header.Asks);
        return new LevelFile([.. records[..bids]], [.. records.Slice(bids, asks)], [.. records.Slice(bids + asks, (int)header.Updates)]);
    }

    public static void Write(Stream stream, LevelHeader header) => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<LevelHeader>(in header)));

    public static void Write(Stream stream, LevelRecord record) => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<LevelRecord>(in record)));

    public static LevelHeader HeaderOf(int bids, int asks, int updates, int frames, long scale) => new()
    {
        Magic = Magic,
        Bids = (uint)bids,
        Asks = (uint)asks,
        Updates = (ulong)updates,
        Frames = (uint)frames,
        PriceScale = scale,
        AmountScale = scale,
    };
}

/// <summary>The first 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 64)]
internal struct LevelHeader
{
    public ulong Magic;
    public uint Bids;
    public uint Asks;
    public ulong Updates;
    public uint Frames;
    public uint Padding;
    public long PriceScale;
    public long AmountScale;
}

/// <summary>One level: price and amount in units of 1e-8; amount 0 removes it.</summary>
/// <param name="Price">The price.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Frame">The number of its frame.</param>
/// <param name="Side">0 for a bid, 1 for an ask.</param>
/// <param name="Kind">0 insert, 1 update, 2 delete, 3 delete of an absent level.</param>
/// <param name="Rank">How many levels are better.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct LevelRecord(long Price, long Amount, uint Frame, byte Side, byte Kind, ushort Rank);
