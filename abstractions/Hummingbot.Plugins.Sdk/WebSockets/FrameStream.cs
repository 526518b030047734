using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>Takes a whole message that arrived in one plain frame.</summary>
/// <param name="payload">The payload, valid only during the call; a text's is valid UTF-8.</param>
/// <param name="isBinary">Whether it is binary.</param>
internal delegate void FrameHandler(ReadOnlyMemory<byte> payload, bool isBinary);

/// <summary>
/// The bytes between network and <see cref="ClientWebSocket"/>, read 64 KB at a time. Messages in one plain frame, which is what venues send,
/// are handed over from here, without a copy and without the socket's work for each. Everything else goes on to the socket, which alone judges
/// it: the handshake, pings, closing, parts of messages, compressed and oversized ones, and whatever breaks the protocol.
/// </summary>
/// <remarks>
/// The socket gets no byte beyond the frame that it reads, so that between two of its frames none is left in it or in the HTTP connection.
/// Messages are handed over only inside a read of the socket, while there is a <see cref="Handler"/>: one at a time and in order.
/// </remarks>
internal sealed class FrameStream(Stream network, int capacity, int longestMessage) : Stream
{
    private const int SmallestCapacity = 256;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private readonly byte[] _buffer = new byte[Math.Max(capacity, SmallestCapacity)];
    private int _start;
    private int _end;
    private bool _hasEnded;

    // How much of the present frame still goes to the socket.
    private long _passing;
    private bool _isInParts;
    private bool _isUpgraded;
    private int _headEndSeen;
    private volatile FrameHandler? _handler;

    /// <summary>
    /// Set while the owner waits in a receive of the socket. At other times the socket may read by itself, to find the answer to its ping;
    /// messages met then stay in it, behind those before them.
    /// </summary>
    public FrameHandler? Handler
    {
        get => _handler;
        set => _handler = value;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The handshake is over: what follows are frames.</summary>
    public void OnUpgraded() => _isUpgraded = true;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!CanPass())
        {
            MakeRoom();
            var read = await network.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            _hasEnded = read == 0;
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, _end - _start), _passing);
        _buffer.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        _passing -= count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        network.WriteAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        network.WriteAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => network.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) network.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Hands over the messages that are here, up to something for the socket.</summary>
    /// <returns>Whether there is something for the socket: bytes, or the end of the stream.</returns>
    private bool CanPass()
    {
        if (_hasEnded) _passing = long.MaxValue; // a frame cut short is the socket's to complain of
        if (_passing > 0) return _hasEnded || _end > _start;
        if (!_isUpgraded) return TryPassHead();
        while (FrameHeader.TryRead(_buffer.AsSpan(_start, _end - _start), out var header))
        {
            if (_handler is not { } handler || !IsPlain(header)) return Pass(header);
            if (_end - _start < header.FrameSize) return false;
            var payload = _buffer.AsMemory(_start + header.Size, (int)header.PayloadSize);
            if (header.Opcode == FrameHeader.Text && !Utf8.IsValid(payload.Span)) return Pass(header);
            _start += (int)header.FrameSize;
            handler(payload, header.Opcode == FrameHeader.Binary);
        }

        return false;
    }

    private bool Pass(in FrameHeader header)
    {
        _passing = header.FrameSize;
        if (!header.IsControl) _isInParts = !header.IsFinal;
        return true;
    }

    private bool IsPlain(in FrameHeader header) =>
        header.IsPlain && !_isInParts && header.PayloadSize <= longestMessage && header.FrameSize <= _buffer.Length;

    /// <summary>The head of the HTTP answer goes to its end and no further, lest the first frames hide in the HTTP connection.</summary>
    private bool TryPassHead()
    {
        var end = _start;
        while (end < _end && _headEndSeen < HeadEnd.Length)
        {
            var next = _buffer[end++];
            _headEndSeen = next == HeadEnd[_headEndSeen] ? _headEndSeen + 1 : next == HeadEnd[0] ? 1 : 0;
        }

        if (_headEndSeen == HeadEnd.Length) _headEndSeen = 0;
        _passing = end - _start;
        return _passing > 0;
    }

    private void MakeRoom()
    {
        if (_start == 0) return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }
}
