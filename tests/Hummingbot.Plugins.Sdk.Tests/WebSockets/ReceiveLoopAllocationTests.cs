using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

[Collection(AloneCollection.Name)]
public sealed class ReceiveLoopAllocationTests
{
    private const int Warm = 3_000;
    private const int Measured = 10_000;

    [Fact]
    public async Task A_message_received_allocates_nothing()
    {
        // The venue's end is hand-made and allocates nothing either: each frame leaves when the one before it was read, so that every
        // receive really waits for the network.
        using var next = new SemaphoreSlim(1);
        await using var server = new RawServer(async (stream, _, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            await Task.Factory.StartNew(() => SendFrames(stream, next), token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await stream.CopyToAsync(Stream.Null, token);
        });
        var session = new MeasuringSession(next);
        using var stop = new CancellationTokenSource();
        var options = new WebSocketConnectionOptions { Uri = server.WebSocket, CloseTimeout = TimeSpan.FromMilliseconds(50) };
        var connection = new WebSocketConnection("venue", options, TimeProvider.System, new Random(1), NullLogger.Instance);
        var running = connection.RunAsync(session, stop.Token);
        var allocated = await session.Allocated.InTime();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.InTime());
        // The smallest object has 24 bytes. The rest of the process may allocate a little meanwhile.
        Assert.InRange(allocated / (decimal)Measured, 0m, 8m);
    }

    private static void SendFrames(Stream stream, SemaphoreSlim next)
    {
        var frame = new byte[2 + 100];
        frame[0] = 0x82;
        frame[1] = 100;
        for (var i = 0; i <= Warm + Measured; i++)
        {
            next.Wait();
            stream.Write(frame);
        }
    }

    private sealed class MeasuringSession(SemaphoreSlim next) : WebSocketSession
    {
        private readonly TaskCompletionSource<long> _allocated = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;
        private long _start;

        public Task<long> Allocated => _allocated.Task;

        protected internal override ValueTask OnConnectedAsync(WebSocketConnection connection, CancellationToken cancellationToken) => default;

        protected internal override void OnMessage(ReadOnlyMemory<byte> message, bool isBinary, long receivedTimestamp)
        {
            _count++;
            if (_count == Warm) _start = GC.GetTotalAllocatedBytes(precise: true);
            else if (_count == Warm + Measured) _allocated.TrySetResult(GC.GetTotalAllocatedBytes(precise: true) - _start);
            next.Release();
        }
    }
}
