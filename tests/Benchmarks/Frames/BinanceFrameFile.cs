using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A workload's frames, one after the other in one array as in a receive buffer, its snapshot, and how its book must look at the end.
/// </summary>
internal sealed class BinanceFrameFile
{
    private BinanceFrameFile(string folder, ReadOnlyMemory<byte>[] frames)
    {
        Folder = folder;
        Frames = frames;
        Snapshot = File.ReadAllBytes(Path.Combine(folder, "snapshot.json"));
        using var check = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "check.json")));
        Digest = check.RootElement.GetProperty("digest").GetUInt64();
        using var frame = JsonDocument.Parse(File.ReadLines(Path.Combine(folder, "frames.ndjson")).First());
        Symbol = frame.RootElement.GetProperty("s").GetString()!;
    }

    public string Folder { get; }

    public string Symbol { get; }

    public byte[] Snapshot { get; }

    public ReadOnlyMemory<byte>[] Frames { get; }

    public ulong Digest { get; }

    public static BinanceFrameFile Read(string folder) => new(folder, Lines(File.ReadAllBytes(Path.Combine(folder, "frames.ndjson"))));

    /// <summary>The same frames as the combined streams wrap them.</summary>
    public BinanceFrameFile Wrapped()
    {
        using var wrapped = new MemoryStream();
        foreach (var frame in Frames)
        {
            wrapped.Write(Encoding.UTF8.GetBytes($$"""{"stream":"{{Symbol.ToLowerInvariant()}}@depth@100ms","data":"""));
            wrapped.Write(frame.Span);
            wrapped.Write("}\n"u8);
        }

        return new(Folder, Lines(wrapped.ToArray()));
    }

    /// <summary>Refuses a book that is not the workload's.</summary>
    public void Check(IEnumerable<(decimal Price, decimal Amount)> levels)
    {
        var digest = 0UL;
        foreach (var (price, amount) in levels) digest += (ulong)((long)(price * 100_000_000m) ^ (long)(amount * 100_000_000m));
        if (digest != Digest) throw new InvalidOperationException($"{Folder}: the book at the end is not the one of check.json.");
    }

    private static ReadOnlyMemory<byte>[] Lines(byte[] text)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        for (int start = 0, end; (end = Array.IndexOf(text, (byte)'\n', start)) >= 0; start = end + 1)
            frames.Add(text.AsMemory(start, end - start));
        return [.. frames];
    }
}
