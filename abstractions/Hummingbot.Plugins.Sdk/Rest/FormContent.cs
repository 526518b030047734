using System.Buffers;
using System.Net;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>A form in a buffer of the pool's. It belongs to one request, with whose disposal the buffer goes back.</summary>
internal sealed class FormContent : HttpContent
{
    private readonly int _length;
    private byte[]? _buffer;

    public FormContent(ReadOnlySpan<byte> form)
    {
        _length = form.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(form.Length);
        form.CopyTo(_buffer);
        Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        var writing = stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
        base.Dispose(disposing);
    }
}
