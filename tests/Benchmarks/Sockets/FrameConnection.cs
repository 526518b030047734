using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>One connection to the loopback venue: HTTP until a WebSocket handshake, then that.</summary>
internal sealed class FrameConnection(Socket socket) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly Lock _sending = new();

    public async Task<string?> ReadHeadAsync()
    {
        var head = new byte[16 * 1024];
        for (var length = 0; length < head.Length;)
        {
            var read = await _stream.ReadAsync(head.AsMemory(length));
            if (read == 0) return null;
            length += read;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8)) return Encoding.ASCII.GetString(head, 0, length);
        }

        throw new IOException("a request that is too long");
    }

    public async Task AnswerAsync(byte[] body)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        await _stream.WriteAsync(body);
    }

    public async Task UpgradeAsync(string head)
    {
        var key = head.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
#pragma warning disable CA5350 // The protocol's own handshake; nothing is secured by it.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        socket.NoDelay = true;
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        lock (_sending) _stream.Write(bytes);
    }

    /// <summary>Answers texts, pings and the closing handshake until the client closes.</summary>
    public async Task ServeMessagesAsync(Func<string, IEnumerable<byte[]>> answer)
    {
        var head = new byte[14];
        while (true)
        {
            await _stream.ReadExactlyAsync(head.AsMemory(0, 2));
            var opcode = head[0] & 15;
            var length = head[1] & 127;
            if (length == 126)
            {
                await _stream.ReadExactlyAsync(head.AsMemory(2, 2));
                length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
            }

            var masked = new byte[4 + length];
            await _stream.ReadExactlyAsync(masked);
            var body = new byte[length];
            for (var i = 0; i < length; i++) body[i] = (byte)(masked[4 + i] ^ masked[i % 4]);
            if (opcode == 1)
            {
                foreach (var message in answer(Encoding.UTF8.GetString(body))) Send(message);
            }
            else if (opcode is 8 or 9)
            {
                Send([(byte)(opcode == 8 ? 0x88 : 0x8A), (byte)length, .. body]);
                if (opcode == 8) return;
            }
        }
    }

    public void Dispose() => _stream.Dispose();
}
