using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.UserStreams;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>A user stream fed by hand, alive or dead as the test says.</summary>
internal sealed class StubUserStream(TimeProvider time) : IUserStreamTracker, IUserStreamTrackerDataSource
{
    private readonly Channel<UserStreamMessage> _messages = Channel.CreateUnbounded<UserStreamMessage>();
    private long _lastReceived;

    public bool IsAlive { get; set; } = true;

    public bool IsStarted { get; private set; }

    public IUserStreamTrackerDataSource DataSource => this;

    public ChannelReader<UserStreamMessage> UserStream => _messages.Reader;

    public DateTimeOffset? LastReceived => Interlocked.Read(ref _lastReceived) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public DateTimeOffset? LastTransportReceived => IsAlive ? time.GetUtcNow() : null;

    public void Send(string kind)
    {
        Interlocked.Exchange(ref _lastReceived, time.GetUtcNow().UtcTicks);
        Assert.True(_messages.Writer.TryWrite(new UserStreamMessage { Payload = default, ReceivedAt = time.GetUtcNow(), Kind = kind }));
    }

    public void Interrupt() => Assert.True(_messages.Writer.TryWrite(UserStreamInterruption.Create("the test says so", time.GetUtcNow())));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        IsStarted = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsStarted = false;
        return Task.CompletedTask;
    }

    public Task ListenForUserStreamAsync(ChannelWriter<UserStreamMessage> output, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.Infinite, cancellationToken);
}
