using System.Net.WebSockets;
using System.Text;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.WebSockets;

public sealed class WebSocketConnectionTests
{
    [Fact]
    public async Task After_the_venue_cuts_the_connection_it_connects_and_subscribes_again()
    {
        var cut = new TaskCompletionSource();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.SendAsync($"{await peer.ReceiveAsync()} {peer.Number}");
            if (peer.Number > 1)
            {
                await peer.ServeToTheEndAsync();
                return;
            }

            await cut.Task;
            peer.Socket.Abort();
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket });
        Assert.Equal("subscribe 1", await running.Session.NextMessageAsync());
        cut.SetResult();
        Assert.StartsWith("the connection broke", await running.Session.NextEndAsync(), StringComparison.Ordinal);
        Assert.Equal("subscribe 2", await running.Session.NextMessageAsync());
        Assert.Equal(1, running.Connection.Reconnects);
        Assert.Equal(2, running.Connection.MessagesReceived);
        Assert.True(running.Connection.IsConnected);
        Assert.NotNull(running.Connection.LastReceived);
    }

    [Fact]
    public async Task After_the_venue_closes_the_connection_cleanly_it_connects_again_and_logs_the_venues_reason()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            if (peer.Number == 1) await peer.Socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "too\u0007 old", peer.Gone);
            else await peer.SendAsync("again");
            await peer.ServeToTheEndAsync();
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket });
        Assert.Equal("the venue closed the connection (1008 too old)", await running.Session.NextEndAsync());
        Assert.Equal("again", await running.Session.NextMessageAsync());
    }

    [Fact]
    public async Task A_message_in_many_parts_and_larger_than_the_buffer_arrives_whole()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            var part = Encoding.UTF8.GetBytes(new string('x', 10_000));
            for (var i = 0; i < 10; i++) await peer.Socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: i == 9, peer.Gone);
            await peer.SendAsync("after");
            await peer.ServeToTheEndAsync();
        });
        await using var running = new RunningConnection(
            new() { Uri = server.WebSocket, InitialBufferBytes = 128, MaxMessageBytes = 100_000 });
        Assert.Equal("100000 bytes", await running.Session.NextMessageAsync());
        Assert.Equal("after", await running.Session.NextMessageAsync());
    }

    [Fact]
    public async Task A_message_longer_than_allowed_ends_the_connection_with_one_error_and_the_next_one_works()
    {
        var closes = new TaskCompletionSource<string>();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(peer.Number == 1 ? new string('x', 1001) : "fine");
            if (peer.Number == 1) closes.SetResult(await peer.ReceiveAsync());
            else await peer.ServeToTheEndAsync();
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, InitialBufferBytes = 100, MaxMessageBytes = 1000 });
        Assert.Equal("a message was longer than the 1000 bytes allowed", await running.Session.NextEndAsync());
        Assert.Equal("fine", await running.Session.NextMessageAsync());
        Assert.Equal("close 1009", await closes.Task.InTime());
        Assert.Equal(1, running.Connection.OversizedMessages);
        Assert.Equal(1, running.Logger.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_peer_that_stops_answering_pings_is_noticed()
    {
        await using var server = new RawServer(async (stream, _, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            // It reads what comes and says nothing, like a peer behind a dead link.
            await stream.CopyToAsync(Stream.Null, token);
        });
        await using var running = new RunningConnection(new()
        {
            Uri = server.WebSocket,
            PingInterval = TimeSpan.FromMilliseconds(20),
            PongTimeout = TimeSpan.FromMilliseconds(20),
        });
        Assert.StartsWith("the connection broke", await running.Session.NextEndAsync(), StringComparison.Ordinal);
        await Soon.Until(() => server.Accepted >= 2);
    }

    [Fact]
    public async Task A_half_sent_frame_is_never_delivered()
    {
        await using var server = new RawServer(async (stream, number, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            if (number == 1)
            {
                // A text frame of ten bytes, of which four come.
                await stream.WriteAsync(new byte[] { 0x81, 10, (byte)'h', (byte)'a', (byte)'l', (byte)'f' }, token);
                return;
            }

            await stream.WriteAsync(new byte[] { 0x81, 5, (byte)'w', (byte)'h', (byte)'o', (byte)'l', (byte)'e' }, token);
            await stream.CopyToAsync(Stream.Null, token);
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, CloseTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("whole", await running.Session.NextMessageAsync());
        Assert.Equal(1, running.Connection.MessagesReceived);
    }

    [Fact]
    public async Task Silence_ends_the_connection_although_the_socket_is_open()
    {
        var time = new ManualTimeProvider();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.SendAsync($"{await peer.ReceiveAsync()} {peer.Number}");
            await peer.ServeToTheEndAsync();
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, IdleTimeout = TimeSpan.FromSeconds(60) }, time: time);
        Assert.Equal("subscribe 1", await running.Session.NextMessageAsync());
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(running.Connection.IsConnected);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("no message for 60 s", await running.Session.NextEndAsync());
        Assert.Equal("subscribe 2", await running.Session.NextMessageAsync());
    }

    [Fact]
    public async Task A_message_in_time_keeps_a_quiet_connection_alive()
    {
        var time = new ManualTimeProvider();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            while (await peer.ReceiveAsync() is var text && !text.StartsWith("close", StringComparison.Ordinal)) await peer.SendAsync(text);
            await peer.ServeToTheEndAsync();
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, IdleTimeout = TimeSpan.FromSeconds(60) }, time: time);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("subscribe", await running.Session.NextMessageAsync());
            time.Advance(TimeSpan.FromSeconds(40));
            await running.Connection.SendAsync("subscribe"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Assert.Equal("subscribe", await running.Session.NextMessageAsync());
        Assert.Equal(0, running.Connection.Reconnects);
    }

    [Fact]
    public async Task An_exception_of_the_session_closes_the_connection_and_makes_it_anew()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync($"message {peer.Number}");
            await peer.ServeToTheEndAsync();
        });
        var session = new CollectingSession
        {
            Read = static message =>
            {
                if (message.Span[^1] == (byte)'1') throw new FormatException("bad frame");
            },
        };
        await using var running = new RunningConnection(new() { Uri = server.WebSocket }, session);
        Assert.Equal("reading a message failed", await session.NextEndAsync());
        Assert.Equal("message 2", await session.NextMessageAsync());
        Assert.Equal(1, running.Logger.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_subscription_that_fails_or_hangs_makes_the_connection_anew()
    {
        await using var server = await WebSocketPeer.StartAsync(peer => peer.ServeToTheEndAsync());
        var attempts = 0;
        var session = new CollectingSession
        {
            SetUp = async (_, token) =>
            {
                switch (Interlocked.Increment(ref attempts))
                {
                    case 1: throw new ExchangeException("venue", ExchangeErrorKind.Refused, "no such channel");
                    case 2:
                        await Task.Delay(Timeout.InfiniteTimeSpan, token);
                        break;
                }
            },
        };
        await using var running = new RunningConnection(new() { Uri = server.WebSocket, SetUpTimeout = TimeSpan.FromMilliseconds(50) }, session);
        Assert.Equal("logging in or subscribing failed", await session.NextEndAsync());
        Assert.Equal("logging in and subscribing took longer than 0.05 s", await session.NextEndAsync());
        await Soon.Until(() => Volatile.Read(ref attempts) == 3);
    }

    [Fact]
    public async Task A_reconnect_on_request_closes_cleanly_and_comes_at_once()
    {
        var closes = new TaskCompletionSource<string>();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.SendAsync($"{await peer.ReceiveAsync()} {peer.Number}");
            if (peer.Number > 1)
            {
                await peer.ServeToTheEndAsync();
                return;
            }

            closes.SetResult(await peer.ReceiveAsync());
            await peer.SendAsync("too late");
            await peer.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, peer.Gone);
        });
        // The clock stands still: only a reconnect without a delay gets anywhere.
        await using var running = new RunningConnection(new() { Uri = server.WebSocket }, time: new ManualTimeProvider());
        Assert.Equal("subscribe 1", await running.Session.NextMessageAsync());
        running.Connection.RequestReconnect("24 hours are over");
        Assert.Equal("24 hours are over", await running.Session.NextEndAsync());
        Assert.Equal("subscribe 2", await running.Session.NextMessageAsync());
        Assert.Equal("close 1000", await closes.Task.InTime());
    }

    [Fact]
    public async Task Cancelling_closes_cleanly_and_within_the_close_time_even_when_the_peer_does_not_answer()
    {
        var closes = new TaskCompletionSource<string>();
        await using (var polite = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.SendAsync(await peer.ReceiveAsync());
            closes.SetResult(await peer.ReceiveAsync());
            await peer.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, peer.Gone);
        }))
        {
            await using var running = new RunningConnection(new() { Uri = polite.WebSocket });
            await running.Session.NextMessageAsync();
            await running.StopAsync();
            Assert.Equal("close 1000", await closes.Task.InTime());
            Assert.False(running.Connection.IsConnected);
        }

        await using var deaf = new RawServer(async (stream, _, token) =>
        {
            await RawServer.UpgradeAsync(stream, token);
            await stream.WriteAsync(new byte[] { 0x81, 2, (byte)'h', (byte)'i' }, token);
            await stream.CopyToAsync(Stream.Null, token);
        });
        await using var other = new RunningConnection(new() { Uri = deaf.WebSocket, CloseTimeout = TimeSpan.FromMilliseconds(50) });
        await other.Session.NextMessageAsync();
        await other.StopAsync();
    }

    [Fact]
    public async Task Failed_attempts_come_at_growing_intervals()
    {
        var time = new ManualTimeProvider();
        using var port = new ClosedPort();
        await using var running = new RunningConnection(new() { Uri = new Uri($"ws://127.0.0.1:{port.Number}/") }, time: time);
        // The first retry comes at once; these are the ones after it.
        for (var i = 0; i < 8; i++)
        {
            await Soon.Until(() => running.Logger.Count(LogLevel.Warning) == i + 2 && time.TimersSet > 0);
            var before = time.GetUtcNow();
            time.AdvanceToNextTimer();
            var most = TimeSpan.FromSeconds(Math.Min(30, 0.5 * (1 << i)));
            Assert.InRange(time.GetUtcNow() - before, most / 2, most);
        }

        Assert.Contains("connecting to ws://127.0.0.1", running.Logger.Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_without_a_connection_says_that_nothing_was_sent()
    {
        var connection = new WebSocketConnection(
            "venue", new() { Uri = new Uri("ws://127.0.0.1:1/") }, TimeProvider.System, new Random(1), NullLogger.Instance);
        var error = await Assert.ThrowsAsync<ExchangeException>(
            async () => await connection.SendAsync("x"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.Equal(ExchangeErrorKind.Transport, error.Kind);
    }

    [Fact]
    public async Task Messages_leave_one_at_a_time_in_order_and_within_the_limit()
    {
        var time = new ManualTimeProvider();
        var received = new List<string>();
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            while (true)
            {
                var text = await peer.ReceiveAsync();
                if (text.StartsWith("close", StringComparison.Ordinal)) break;
                lock (received) received.Add(text);
            }

            await peer.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, peer.Gone);
        });
        using var limiter = new RateLimiter(
            "venue",
            [new RateLimit("messages", 5, TimeSpan.FromSeconds(1))],
            [new RateLimitedEndpoint("send", new RateLimitLink("messages"))],
            time,
            NullLogger.Instance);
        var session = new CollectingSession { SetUp = static (_, _) => ValueTask.CompletedTask };
        await using var running = new RunningConnection(
            new() { Uri = server.WebSocket, SendLimit = new RateLimitGate(limiter, "send"), IdleTimeout = Timeout.InfiniteTimeSpan },
            session,
            time);
        await Soon.Until(() => running.Connection.IsConnected);
        var sends = Enumerable.Range(0, 12)
            .Select(i => running.Connection.SendAsync(Encoding.UTF8.GetBytes($"{i}"), TestContext.Current.CancellationToken).AsTask())
            .ToArray();
        foreach (var expected in new[] { 5, 10 })
        {
            await Soon.Until(() => Count() == expected && limiter.Waiting == 1 && time.TimersSet == 1);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.WhenAll(sends).InTime();
        await Soon.Until(() => Count() == 12);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}"), received);

        int Count()
        {
            lock (received) return received.Count;
        }
    }

    [Fact]
    public async Task The_recorder_sees_the_connect_and_all_messages_but_private_ones()
    {
        await using var server = await WebSocketPeer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.ReceiveAsync();
            await peer.SendAsync("data");
            await peer.ServeToTheEndAsync();
        });
        var session = new CollectingSession
        {
            SetUp = static async (connection, token) =>
            {
                await connection.SendAsync("login"u8.ToArray(), token, isPrivate: true);
                await connection.SendAsync("subscribe"u8.ToArray(), token);
            },
        };
        var tap = new CapturingWireTap();
        await using var running = new RunningConnection(new() { Uri = server.WebSocket }, session, tap: tap);
        await session.NextMessageAsync();
        Assert.Equal(["WebSocket Out CONNECT /ws ", "WebSocket Out  /ws subscribe", "WebSocket In  /ws data"], tap.Lines);
    }

    [Fact]
    public async Task A_refused_upgrade_with_a_wish_to_wait_is_obeyed()
    {
        var time = new ManualTimeProvider();
        var requests = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            Interlocked.Increment(ref requests);
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        await using var running = new RunningConnection(new() { Uri = server.WebSocket }, time: time);
        await Soon.Until(() => running.Logger.Count(LogLevel.Warning) == 1 && time.TimersSet > 0);
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(1, Volatile.Read(ref requests));
        time.Advance(TimeSpan.FromSeconds(1));
        await Soon.Until(() => Volatile.Read(ref requests) == 2);
    }
}
