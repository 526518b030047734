using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

/// <summary>A connection that runs until the test ends.</summary>
internal sealed class RunningConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RunningConnection(
        WebSocketConnectionOptions options, CollectingSession? session = null, TimeProvider? time = null, IWireTap? tap = null)
    {
        Session = session ?? new CollectingSession();
        Connection = new WebSocketConnection("venue", options, time ?? TimeProvider.System, new Random(1), Logger, tap);
        _running = Connection.RunAsync(Session, _stop.Token);
    }

    public CapturingLogger Logger { get; } = new();

    public CollectingSession Session { get; }

    public WebSocketConnection Connection { get; }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running.InTime());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
