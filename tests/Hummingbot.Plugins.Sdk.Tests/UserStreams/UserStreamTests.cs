using System.Text;
using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Tests.WebSockets;
using Hummingbot.Plugins.Sdk.UserStreams;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.UserStreams;

/// <summary>The user stream over real sockets.</summary>
public class UserStreamTests
{
    [Fact]
    public async Task Events_are_queued_in_order_and_everything_else_is_not()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            Assert.Equal("login", await peer.ReceiveAsync());
            foreach (var text in new[] { "ok", "event 1", "heartbeat", "event 2" }) await peer.SendAsync(text);
            await peer.ServeToTheEndAsync();
        });
        var source = new Source(server.WebSocket);
        await using var tracker = new UserStreamTracker("scripted", source, Context());
        Assert.Null(source.LastTransportReceived);
        await tracker.StartAsync(TestContext.Current.CancellationToken);
        await tracker.StartAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("#", await NextAsync(tracker), StringComparison.Ordinal);
        Assert.Equal("event 1", await NextAsync(tracker));
        Assert.Equal("event 2", await NextAsync(tracker));
        Assert.NotNull(source.LastReceived);
        Assert.NotNull(source.LastTransportReceived);
        await tracker.StopAsync(TestContext.Current.CancellationToken).InTime();
        Assert.Null(source.LastTransportReceived);
        Assert.NotNull(((IUserStreamTracker)tracker).LastReceived);
    }

    [Fact]
    public async Task Heartbeats_are_a_sign_of_life_of_the_connection_and_not_of_the_account()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("ok");
            await peer.SendAsync("heartbeat");
            await peer.ServeToTheEndAsync();
        });
        var source = new Source(server.WebSocket);
        await using var tracker = new UserStreamTracker("scripted", source, Context());
        await tracker.StartAsync(TestContext.Current.CancellationToken);
        await Soon.Until(() => source.LastTransportReceived is not null);
        Assert.Null(source.LastReceived);
    }

    [Fact]
    public async Task After_every_connect_a_mark_stands_where_messages_may_be_missing()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("ok");
            await peer.SendAsync($"event {peer.Number}");
            if (peer.Number == 1) await peer.SendAsync("end");
            await peer.ServeToTheEndAsync();
        });
        await using var tracker = new UserStreamTracker("scripted", new Source(server.WebSocket), Context());
        await tracker.StartAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("#", await NextAsync(tracker), StringComparison.Ordinal);
        Assert.Equal("event 1", await NextAsync(tracker));
        Assert.StartsWith("#", await NextAsync(tracker), StringComparison.Ordinal);
        Assert.Equal("event 2", await NextAsync(tracker));
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_gets_a_mark_instead_of_what_was_dropped()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("ok");
            for (var i = 0; i < 40; i++) await peer.SendAsync($"event {i}");
            await peer.ServeToTheEndAsync();
        });
        var logger = new CapturingLogger();
        var source = new Source(server.WebSocket, capacity: 4, logger);
        var output = Channel.CreateBounded<UserStreamMessage>(1);
        using var stop = new CancellationTokenSource();
        var listening = source.ListenForUserStreamAsync(output, stop.Token);
        await Soon.Until(() => logger.Count(LogLevel.Warning) == 1);
        // All that was sent has come in, and most of it was dropped.
        await Soon.Until(() => source.Seen == 41);
        Assert.StartsWith("#", Text(await output.Reader.ReadAsync(stop.Token).InTime()), StringComparison.Ordinal);
        var read = new List<string>();
        while (read.Count == 0 || !read[^1].StartsWith('#')) read.Add(Text(await output.Reader.ReadAsync(stop.Token).InTime()));
        Assert.InRange(read.Count, 4, 12);
        Assert.Equal("event 0", read[0]);
        Assert.Equal(Enumerable.Range(0, read.Count - 1).Select(i => $"event {i}"), read[..^1]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening.InTime());
    }

    [Fact]
    public async Task Keys_that_the_venue_refuses_end_listening_with_its_reason()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("wrong keys");
            await peer.ServeToTheEndAsync();
        });
        var failure = await Assert.ThrowsAsync<ExchangeException>(() => new Source(server.WebSocket)
            .ListenForUserStreamAsync(Channel.CreateUnbounded<UserStreamMessage>(), TestContext.Current.CancellationToken).InTime());
        Assert.Equal(ExchangeErrorKind.Authentication, failure.Kind);
    }

    [Fact]
    public async Task A_stream_that_ends_is_started_again_with_a_mark_before_it()
    {
        var source = new EndingSource();
        var time = new ManualTimeProvider();
        await using var tracker = new UserStreamTracker("scripted", source, Context(time));
        await tracker.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("run 1", await NextAsync(tracker));
        await Soon.Until(() => time.AdvanceToNextTimer());
        Assert.StartsWith("#", await NextAsync(tracker), StringComparison.Ordinal);
        Assert.Equal("run 2", await NextAsync(tracker));
    }

    private static async Task<string> NextAsync(UserStreamTracker tracker) =>
        Text(await tracker.UserStream.ReadAsync(TestContext.Current.CancellationToken).InTime());

    private static string Text(UserStreamMessage message) =>
        UserStreamInterruption.Is(message) ? "# " + message.GetText() : message.GetText();

    private static PluginContext Context(TimeProvider? time = null, ILoggerFactory? loggers = null) => new()
    {
        PluginDirectory = ".",
        Settings = new ExchangeSettings(),
        LoggerFactory = loggers ?? NullLoggerFactory.Instance,
        TimeProvider = time ?? TimeProvider.System,
        Random = new Random(1),
    };

    private sealed class Source(Uri address, int capacity = 4096, ILogger? logger = null)
        : UserStreamDataSourceBase("scripted", Context(loggers: logger is null ? null : new OneLogger(logger)))
    {
        private int _seen;

        public int Seen => Volatile.Read(ref _seen);

        protected override int Capacity => capacity;

        protected override WebSocketConnectionOptions CreateOptions() => new() { Uri = address };

        protected override ValueTask LogInAsync(WebSocketConnection connection, CancellationToken cancellationToken) =>
            connection.SendAsync("login"u8.ToArray(), cancellationToken, isPrivate: true);

        protected override UserStreamFrame Classify(ReadOnlySpan<byte> message, out string? kind)
        {
            Interlocked.Increment(ref _seen);
            kind = null;
            return Encoding.UTF8.GetString(message) switch
            {
                "ok" => UserStreamFrame.LoggedIn,
                "heartbeat" => UserStreamFrame.Control,
                "end" => UserStreamFrame.Terminated,
                "wrong keys" => throw new ExchangeException("scripted", ExchangeErrorKind.Authentication, "The keys are wrong."),
                _ => UserStreamFrame.Event,
            };
        }
    }

    private sealed class EndingSource : IUserStreamTrackerDataSource
    {
        private int _runs;

        public DateTimeOffset? LastReceived => null;

        public DateTimeOffset? LastTransportReceived => null;

        public async Task ListenForUserStreamAsync(ChannelWriter<UserStreamMessage> output, CancellationToken cancellationToken)
        {
            await output.WriteAsync(
                new UserStreamMessage { Payload = Encoding.UTF8.GetBytes($"run {++_runs}"), ReceivedAt = default }, cancellationToken);
            if (_runs == 1) throw new ExchangeException("scripted", ExchangeErrorKind.Authentication, "The keys are wrong.");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private sealed class OneLogger(ILogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
