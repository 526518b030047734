using System.Buffers;
using System.Net;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// A form in a buffer of the pool's. It belongs to one request, with whose disposal the buffer goes back, unless it is still being read or was
/// not read to its end.
/// </summary>
internal sealed class FormContent : HttpContent
{
    private readonly int _length;
    private byte[]? _buffer;
    private int _writing;

    public FormContent(ReadOnlySpan<byte> form)
    {
        _length = form.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(form.Length);
        form.CopyTo(_buffer);
        Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A request may be given up while it is still being written: its bytes must not become another order's then.
        Interlocked.Increment(ref _writing);
        var buffer = Volatile.Read(ref _buffer);
        ObjectDisposedException.ThrowIf(buffer is null, this);
        await stream.WriteAsync(buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        Interlocked.Decrement(ref _writing);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { } buffer && Volatile.Read(ref _writing) == 0) ArrayPool<byte>.Shared.Return(buffer);
        base.Dispose(disposing);
    }
}
