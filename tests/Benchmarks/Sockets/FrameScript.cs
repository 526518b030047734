using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// What the loopback venue sends: the generated frames of one market under as many symbols as wanted, each with consecutive update ids and
/// ready to leave as one block of WebSocket messages.
/// </summary>
/// <remarks>
/// With several symbols each of them gets the same frames, one step later than the symbol before it: neighbours on the wire differ, and every
/// book goes through what a real one does.
/// </remarks>
internal sealed class FrameScript
{
    private readonly byte[] _block;
    private readonly int[] _ends;

    public FrameScript(string folder, int pairs, int frames)
    {
        Snapshot = File.ReadAllBytes(Path.Combine(folder, "snapshot.json"));
        Symbols = [.. Enumerable.Range(0, pairs).Select(SymbolOf)];
        var steps = frames / pairs;
        var lines = File.ReadLines(Path.Combine(folder, "frames.ndjson")).Take(steps + 1).Select(Encoding.UTF8.GetBytes).ToList();
        steps = Math.Min(steps, lines.Count - 1);
        FirstFrames = [.. Symbols.Select(symbol => FrameOf(lines[0], symbol))];
        _ends = new int[steps * pairs];
        var block = new MemoryStream((steps * pairs * 450) + 4096);
        var count = 0;
        for (var turn = 1; turn < steps + pairs; turn++)
        {
            for (var pair = Math.Max(0, turn - steps); pair < Math.Min(pairs, turn); pair++)
            {
                block.Write(FrameOf(lines[turn - pair], Symbols[pair]));
                _ends[count++] = (int)block.Length;
            }
        }

        _block = block.ToArray();
    }

    public byte[] Snapshot { get; }

    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The first frame of each symbol, sent as soon as it is subscribed to; it follows the snapshot and precedes the others.</summary>
    public IReadOnlyList<byte[]> FirstFrames { get; }

    /// <summary>How many frames follow.</summary>
    public int Count => _ends.Length;

    /// <summary>Some of the frames that follow, as they stand on the wire.</summary>
    public ReadOnlyMemory<byte> Frames(int from, int to)
    {
        var start = from == 0 ? 0 : _ends[from - 1];
        return _block.AsMemory(start, _ends[to - 1] - start);
    }

    /// <summary>As long as the symbol that the frames were generated for.</summary>
    public static string SymbolOf(int pair) => BaseOf(pair) + "USD";

    public static string PairOf(int pair) => $"{BaseOf(pair)}-USD";

    public static string BaseOf(int pair) => string.Create(CultureInfo.InvariantCulture, $"C{pair:000}");

    /// <summary>A whole text message of a server.</summary>
    public static byte[] Message(ReadOnlySpan<byte> text)
    {
        var head = text.Length < 126 ? 2 : 4;
        var message = new byte[head + text.Length];
        message[0] = 0x81;
        message[1] = (byte)(head == 2 ? text.Length : 126);
        if (head == 4) BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)text.Length);
        text.CopyTo(message.AsSpan(head));
        return message;
    }

    private static byte[] FrameOf(ReadOnlySpan<byte> line, string symbol)
    {
        var message = Message(line);
        var at = message.AsSpan().IndexOf("\"s\":\"BTCUSDT\""u8) + 5;
        Encoding.ASCII.GetBytes(symbol, message.AsSpan(at));
        return message;
    }
}
