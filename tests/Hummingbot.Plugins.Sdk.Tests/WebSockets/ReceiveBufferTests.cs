using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

public sealed class ReceiveBufferTests
{
    [Fact]
    public void It_grows_to_the_longest_message_and_returns_to_its_size_when_messages_stay_small()
    {
        using var buffer = new ReceiveBuffer(1024, 100_000);
        var small = buffer.Capacity;
        Receive(buffer, 100_000);
        Assert.True(buffer.Capacity >= 100_000);
        for (var i = 0; i < ReceiveBuffer.SmallMessagesBeforeShrink - 1; i++) Receive(buffer, 10);
        Assert.True(buffer.Capacity >= 100_000);
        Receive(buffer, 10);
        Assert.Equal(small, buffer.Capacity);
        Receive(buffer, 10);
        Assert.Equal(small, buffer.Capacity);
    }

    [Fact]
    public void A_message_is_contiguous_and_keeps_its_bytes_while_the_buffer_grows()
    {
        using var buffer = new ReceiveBuffer(16, 10_000);
        var sent = Enumerable.Range(0, 10_000).Select(i => (byte)i).ToArray();
        for (var at = 0; at < sent.Length;)
        {
            var free = buffer.Free();
            var part = Math.Min(Math.Min(free.Length, 7), sent.Length - at);
            sent.AsSpan(at, part).CopyTo(free.Span);
            Assert.True(buffer.Advance(part));
            at += part;
        }

        Assert.Equal(sent, buffer.Message.ToArray());
    }

    [Fact]
    public void One_byte_too_many_is_noticed()
    {
        using var buffer = new ReceiveBuffer(16, 20);
        for (var i = 0; i < 20; i++)
        {
            Assert.False(buffer.Free().IsEmpty);
            Assert.True(buffer.Advance(1));
        }

        Assert.False(buffer.Free().IsEmpty);
        Assert.False(buffer.Advance(1));
    }

    private static void Receive(ReceiveBuffer buffer, int length)
    {
        for (var left = length; left > 0;)
        {
            var part = Math.Min(left, buffer.Free().Length);
            Assert.True(buffer.Advance(part));
            left -= part;
        }

        Assert.Equal(length, buffer.Message.Length);
        buffer.Clear();
    }
}
