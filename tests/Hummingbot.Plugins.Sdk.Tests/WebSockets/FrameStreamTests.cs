using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Hummingbot.Plugins.Sdk.Tests.Support;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

/// <summary>Frames of every kind on one connection, in chunks of every size: plain ones take the short way, the rest goes through the socket.</summary>
public sealed class FrameStreamTests
{
    private const int TextFrame = 0x81, TextPart = 0x01, LastPart = 0x80, BinaryFrame = 0x82, Ping = 0x89, Close = 0x88;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public async Task Messages_of_every_kind_arrive_whole_and_in_order_however_the_bytes_are_cut(int chunk)
    {
        var large = new string('x', 1_500);
        byte[] bytes =
        [
            .. Frame(TextFrame, "one"), .. Frame(TextFrame, ""), .. Frame(BinaryFrame, "two"), .. Frame(Ping, "are you there"), .. Frame(TextFrame, "three"),
            .. Frame(TextPart, "fo"), .. Frame(Ping, ""), .. Frame(LastPart, "ur"), .. Frame(TextFrame, "five"), .. Frame(TextFrame, large),
            .. Frame(TextFrame, "six"), .. Frame(TextFrame, "zażółć"), .. Frame(Close, ""),
        ];
        var pongs = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async (stream, _, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            for (var start = 0; start < bytes.Length; start += chunk)
            {
                await stream.WriteAsync(bytes.AsMemory(start, Math.Min(chunk, bytes.Length - start)), token);
                await stream.FlushAsync(token);
            }

            // Two pongs of 6 + 13 and 6 bytes.
            await stream.ReadExactlyAsync(new byte[25], token);
            pongs.TrySetResult(2);
            await stream.CopyToAsync(Stream.Null, token);
        });
        var session = new CollectingSession { SetUp = static (_, _) => default };
        await using var running = new RunningConnection(
            new() { Uri = server.WebSocket, InitialBufferBytes = 1000, CloseTimeout = TimeSpan.FromMilliseconds(50) }, session);

        string[] expected = ["one", "", "binary two", "three", "four", "five", "1500 bytes", "six", "zażółć"];
        foreach (var message in expected) Assert.Equal(message, await session.NextMessageAsync());
        Assert.Equal(2, await pongs.Task.InTime());
        Assert.StartsWith("the venue closed the connection", await session.NextEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text that is not UTF-8")]
    [InlineData("a masked frame")]
    [InlineData("a reserved bit")]
    [InlineData("a text inside another text")]
    [InlineData("a part of nothing")]
    [InlineData("a size beyond all bounds")]
    public async Task What_breaks_the_protocol_ends_the_connection_and_is_never_delivered(string what)
    {
        byte[] bad = what switch
        {
            "text that is not UTF-8" => [TextFrame, 2, 0xC3, 0x28],
            "a masked frame" => [TextFrame, 0x82, 0, 0, 0, 0, (byte)'n', (byte)'o'],
            "a reserved bit" => [0xC1, 2, (byte)'n', (byte)'o'],
            "a text inside another text" => [.. Frame(TextPart, "no"), .. Frame(TextFrame, "no")],
            "a part of nothing" => Frame(LastPart, "no"),
            _ => [TextFrame, 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'n', (byte)'o'],
        };
        await using var server = new RawServer(async (stream, number, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            byte[] bytes = number == 1 ? [.. Frame(TextFrame, "good"), .. bad, .. Frame(TextFrame, "too late")] : Frame(TextFrame, "again");
            await stream.WriteAsync(bytes, token);
            await stream.CopyToAsync(Stream.Null, token);
        });
        var session = new CollectingSession { SetUp = static (_, _) => default };
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, CloseTimeout = TimeSpan.FromMilliseconds(50) }, session);

        Assert.Equal("good", await session.NextMessageAsync());
        Assert.StartsWith("the connection broke", await session.NextEndAsync(), StringComparison.Ordinal);
        Assert.Equal("again", await session.NextMessageAsync());
    }

    [Fact]
    public async Task Messages_that_come_with_the_answer_to_the_handshake_are_not_lost()
    {
        await using var server = new RawServer(async (stream, _, token) =>
        {
            // Head and frames leave in one write.
            using var together = new MemoryStream();
            await RawServer.UpgradeAsync(stream, token, together);
            for (var i = 0; i < 100; i++) together.Write(Frame(TextFrame, i.ToString(CultureInfo.InvariantCulture)));
            await stream.WriteAsync(together.ToArray(), token);
            await stream.CopyToAsync(Stream.Null, token);
        });
        var session = new CollectingSession { SetUp = static (_, _) => default };
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, CloseTimeout = TimeSpan.FromMilliseconds(50) }, session);

        for (var i = 0; i < 100; i++) Assert.Equal(i.ToString(CultureInfo.InvariantCulture), await session.NextMessageAsync());
    }

    private static byte[] Frame(int first, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        if (payload.Length < 126) return [(byte)first, (byte)payload.Length, .. payload];
        byte[] size = [0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)payload.Length);
        return [(byte)first, 126, .. size, .. payload];
    }
}
