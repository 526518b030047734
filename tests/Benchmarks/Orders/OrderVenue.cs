using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A venue in memory that fills every order at once, and notes when an order's request was handed to the socket: when the stream in the
/// socket's place is given the last byte of it.
/// </summary>
internal abstract class OrderVenue
{
    private byte[] _lastOrder = [];

    /// <summary>Whether bytes are counted instead of time: counting them exactly stops all threads.</summary>
    public bool IsCountingBytes { get; set; }

    /// <summary>When the last order was handed over, by <see cref="Clock"/>.</summary>
    public long HandedOverAt { get; private set; }

    /// <summary>The last order's request, whole.</summary>
    public ReadOnlySpan<byte> LastRequest => _lastOrder.AsSpan(0, LastLength);

    /// <summary>The last order's body.</summary>
    public ReadOnlySpan<byte> LastBody => LastRequest[LastHead..];

    private int LastLength { get; set; }

    private int LastHead { get; set; }

    /// <summary>Where connections go.</summary>
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) => new(new VenueStream(this));

    /// <summary>The time in ticks of the stopwatch, or the bytes allocated so far by all threads.</summary>
    public long Clock() => IsCountingBytes ? GC.GetTotalAllocatedBytes(precise: true) : Stopwatch.GetTimestamp();

    public void HandedOver(long now, ReadOnlySpan<byte> request, int headLength)
    {
        HandedOverAt = now;
        if (_lastOrder.Length < request.Length) _lastOrder = new byte[request.Length * 2];
        request.CopyTo(_lastOrder);
        (LastLength, LastHead) = (request.Length, headLength);
    }

    /// <summary>The answer to a question.</summary>
    public abstract string Answer(string target);

    /// <summary>The answer to an order.</summary>
    public abstract int AnswerOrder(ReadOnlySpan<byte> body, Span<byte> json);

    /// <summary>What stands between two marks; empty where the first is missing.</summary>
    protected static ReadOnlySpan<byte> Between(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, byte after)
    {
        var start = text.IndexOf(before);
        if (start < 0) return [];
        var rest = text[(start + before.Length)..];
        var end = rest.IndexOf(after);
        return end < 0 ? rest : rest[..end];
    }
}
