using System.Diagnostics;
using System.Net.WebSockets;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The reference: the same frames from the same server into a <see cref="ClientWebSocket"/>, and nothing done with them.</summary>
internal static class BareReceiver
{
    /// <summary>Receives all frames once.</summary>
    /// <returns>Nanoseconds a frame, from the first to the last.</returns>
    public static async Task<double> RunAsync(FrameServerProcess server)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(server.WebSocketAddress, "bare"), CancellationToken.None);
        var receiving = Task.Run(() => ReceiveAsync(socket, server.Frames));
        await server.SendAsync("/bare");
        var elapsed = await receiving;
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return elapsed.TotalNanoseconds / (server.Frames - 1);
    }

    private static async Task<TimeSpan> ReceiveAsync(ClientWebSocket socket, int frames)
    {
        var buffer = new byte[64 * 1024];
        var started = 0L;
        for (var received = 0; received < frames;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.EndOfMessage && ++received == 1) started = Stopwatch.GetTimestamp();
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
