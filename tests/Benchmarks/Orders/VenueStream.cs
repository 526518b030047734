using System.Buffers.Text;
using System.Text;
using System.Threading.Tasks.Sources;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A connection to a venue in memory, in the place of a socket: it takes requests of HTTP/1.1 and answers them from another thread, as a
/// network would. It allocates nothing while it takes an order.
/// </summary>
internal sealed class VenueStream(OrderVenue venue) : Stream, IValueTaskSource<int>, IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly byte[] _request = new byte[16 * 1024];
    private readonly byte[] _answer = new byte[64 * 1024];
    private ManualResetValueTaskSourceCore<int> _reading = new() { RunContinuationsAsynchronously = true };
    private Memory<byte> _waiting;
    private bool _isWaiting;
    private bool _isClosed;
    private int _requestLength;
    private int _headLength;
    private int _answerLength;
    private int _answerRead;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var now = venue.Clock();
        buffer.Span.CopyTo(_request.AsSpan(_requestLength));
        _requestLength += buffer.Length;
        if (!IsWhole()) return ValueTask.CompletedTask;
        if (_request.AsSpan().StartsWith("POST"u8)) venue.HandedOver(now, _request.AsSpan(0, _requestLength), _headLength);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_answerRead < _answerLength || _isClosed) return ValueTask.FromResult(Take(buffer));
            (_waiting, _isWaiting) = (buffer, true);
            _reading.Reset();
            return new ValueTask<int>(this, _reading.Version);
        }
    }

    /// <summary>The venue answers.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        var head = _request.AsSpan(0, _headLength);
        var body = _request.AsSpan(_headLength, _requestLength - _headLength);
        Span<byte> json = new byte[16 * 1024];
        var length = head.StartsWith("POST"u8) ? venue.AnswerOrder(body, json) : Encoding.UTF8.GetBytes(venue.Answer(Target(head)), json);
        lock (_lock)
        {
            System.Text.Unicode.Utf8.TryWrite(
                _answer, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n", out var written);
            json[..length].CopyTo(_answer.AsSpan(written));
            (_answerRead, _answerLength, _requestLength, _headLength) = (0, written + length, 0, 0);
            Wake();
        }
    }

    int IValueTaskSource<int>.GetResult(short token) => _reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _reading.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _reading.OnCompleted(continuation, state, token, flags);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _isClosed = true;
            Wake();
        }

        base.Dispose(disposing);
    }

    private static string Target(ReadOnlySpan<byte> head) => Encoding.ASCII.GetString(head).Split(' ', 3)[1];

    private bool IsWhole()
    {
        var request = _request.AsSpan(0, _requestLength);
        if (request.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end)) return false;
        _headLength = end + 4;
        var field = request[..end].IndexOf("Content-Length: "u8);
        var bodyLength = field >= 0 && Utf8Parser.TryParse(request[(field + 16)..], out int length, out _) ? length : 0;
        return _requestLength >= _headLength + bodyLength;
    }

    private int Take(Memory<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _answerLength - _answerRead);
        _answer.AsMemory(_answerRead, count).CopyTo(buffer);
        _answerRead += count;
        return count;
    }

    private void Wake()
    {
        if (!_isWaiting) return;
        _isWaiting = false;
        _reading.SetResult(Take(_waiting));
    }
}
