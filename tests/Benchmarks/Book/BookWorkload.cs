using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A workload as messages that are ready to be applied, one a frame, and how the book must look at the end.</summary>
internal sealed class BookWorkload
{
    private readonly OrderBookMessage[] _frames;
    private readonly ulong _digest;

    private BookWorkload(string folder)
    {
        Folder = folder;
        var file = LevelFile.Read(folder);
        Updates = file.Updates.Length;
        Snapshot = MessageOf(1, [.. file.Bids, .. file.Asks]);
        var frames = file.Updates.GroupBy(update => update.Frame).OrderBy(frame => frame.Key);
        _frames = [.. frames.Select((frame, index) => MessageOf(index + 2, [.. frame]))];
        using var check = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "check.json")));
        _digest = check.RootElement.GetProperty("digest").GetUInt64();
    }

    public string Folder { get; }

    public OrderBookMessage Snapshot { get; }

    /// <summary>Level updates of one pass.</summary>
    public int Updates { get; }

    public IReadOnlyList<OrderBookMessage> Frames => _frames;

    /// <summary>Reads a workload; one kept compressed is unpacked first, for the C++ reference to read too.</summary>
    public static BookWorkload Read(string folder)
    {
        var packed = Path.Combine(folder, "levels.bin.gz");
        if (!File.Exists(packed)) return new BookWorkload(folder);
        var unpacked = Layout.Scratch("workload-" + Path.GetFileName(folder));
        using (var source = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
        using (var target = File.Create(Path.Combine(unpacked, "levels.bin"))) source.CopyTo(target);
        File.Copy(Path.Combine(folder, "check.json"), Path.Combine(unpacked, "check.json"), overwrite: true);
        return new BookWorkload(unpacked);
    }

    /// <summary>Applies all frames so many times, each time from a fresh snapshot, which is not timed.</summary>
    /// <returns>Nanoseconds a level update, both best prices read after every frame.</returns>
    public double Apply(OrderBook book, int passes)
    {
        var elapsed = 0L;
        for (var pass = 0; pass < passes; pass++)
        {
            book.ApplySnapshot(Snapshot);
            var started = Stopwatch.GetTimestamp();
            ApplyFrames(book);
            elapsed += Stopwatch.GetTimestamp() - started;
        }

        return elapsed * 1e9 / Stopwatch.Frequency / passes / Updates;
    }

    /// <summary>Refuses a book that is not the workload's.</summary>
    public void Check(OrderBook book)
    {
        var snapshot = book.GetSnapshot();
        var digest = 0UL;
        foreach (var row in snapshot.Bids.Concat(snapshot.Asks)) digest += (ulong)(Unscale(row.Price) ^ Unscale(row.Amount));
        if (digest != _digest) throw new InvalidOperationException($"{Folder}: the book at the end is wrong.");
    }

    private static long Unscale(decimal number) => (long)(number * FixedPoint.PowerOfTen(LevelFile.Scale));

    private static OrderBookMessage MessageOf(long updateId, LevelRecord[] levels)
    {
        var message = new OrderBookMessage(capacity: levels.Length)
        {
            UpdateId = updateId,
            PriceDecimals = LevelFile.Scale,
            AmountDecimals = LevelFile.Scale,
        };
        foreach (var level in levels)
        {
            if (level.Side == 0) message.AddBid(new OrderBookLevel(level.Price, level.Amount));
            else message.AddAsk(new OrderBookLevel(level.Price, level.Amount));
        }

        return message;
    }

    private void ApplyFrames(OrderBook book)
    {
        foreach (var frame in _frames)
        {
            book.ApplyDiff(frame);
            if (book.GetPrice(isBuy: true) <= book.GetPrice(isBuy: false)) throw new InvalidOperationException($"{Folder}: the book is crossed.");
        }
    }
}
