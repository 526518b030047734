using System.Buffers;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

public class FormContentTests
{
    [Fact]
    public async Task The_bytes_of_a_request_that_is_given_up_while_it_is_written_go_to_nobody_else()
    {
        var stream = new BlockedStream();
        var content = new FormContent("symbol=BTCUSDT&quantity=1"u8);
        var writing = content.CopyToAsync(stream, TestContext.Current.CancellationToken);
        content.Dispose();
        var next = ArrayPool<byte>.Shared.Rent((int)stream.Length);
        Array.Fill(next, (byte)'x');

        Assert.Equal("symbol=BTCUSDT&quantity=1"u8, stream.Bytes);
        stream.Open();
        await writing;
        ArrayPool<byte>.Shared.Return(next);
    }

    [Fact]
    public async Task A_form_is_sent_as_it_is_and_cannot_be_sent_once_disposed()
    {
        var content = new FormContent("a=1&b=2"u8);
        Assert.Equal("a=1&b=2", await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/x-www-form-urlencoded", content.Headers.ContentType!.ToString());

        var unsent = new FormContent("a=1"u8);
        unsent.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => unsent.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    /// <summary>Takes its time with the one write that it gets.</summary>
    private sealed class BlockedStream : MemoryStream
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ReadOnlyMemory<byte> _written;

        public override long Length => _written.Length;

        public ReadOnlySpan<byte> Bytes => _written.Span;

        public void Open() => _open.SetResult();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _written = buffer;
            return new ValueTask(_open.Task);
        }
    }
}
