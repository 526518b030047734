using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Hummingbot.Plugins.Sandbox.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>The HTTP and WebSocket server of one sandbox: on 127.0.0.1 and nowhere else.</summary>
internal sealed partial class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly VenueSandbox _sandbox;
    private readonly RouteTable _routes;
    private readonly VenueServerOptions _options;
    private readonly RateLimitWindows _limits;
    private readonly ControlApi _control;
    private readonly ConcurrentDictionary<string, ConnectionContext> _connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, SocketSession> _sessions = [];
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;
    private long _lastSession;
    private long _downUntil = long.MinValue;
    private long _refusedUntil = long.MinValue;

    public SandboxServer(VenueSandbox sandbox, RouteTable routes, VenueServerOptions options, RateLimitWindows limits)
    {
        _sandbox = sandbox;
        _routes = routes;
        _options = options;
        _limits = limits;
        _control = new ControlApi(sandbox);
    }

    public async Task<Uri> StartAsync(int port, CancellationToken cancellationToken)
    {
        // Empty: no configuration files, no environment variables, nobody else's addresses.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => TrackAsync(connection, next));
            });
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(HandleAsync);
        _app = app;
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.Single());
    }

    public int CutSessions(TimeSpan refuseFor)
    {
        if (refuseFor > TimeSpan.Zero) Interlocked.Exchange(ref _refusedUntil, Until(refuseFor));
        SocketSession[] sessions = [.. _sessions.Values];
        foreach (var session in sessions) session.Cut();
        return sessions.Length;
    }

    public void Restart(TimeSpan downFor, string? exceptConnection)
    {
        if (downFor > TimeSpan.Zero) Interlocked.Exchange(ref _downUntil, Until(downFor));
        _limits.Reset();
        CutSessions(TimeSpan.Zero);
        foreach (var (id, connection) in _connections)
        {
            if (id != exceptConnection) connection.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        foreach (var session in _sessions.Values)
            _sandbox.Engine.Atomically(() => session.Close(WebSocketCloseStatus.EndpointUnavailable, "The sandbox stops."));
        if (_app is { } app)
        {
            using var limit = new CancellationTokenSource(StopTimeout);
            await app.StopAsync(limit.Token).ConfigureAwait(false);
            await app.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    private async Task TrackAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        _connections[connection.ConnectionId] = connection;
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    private bool IsBefore(ref long timestamp) => _sandbox.Clock.GetTimestamp() < Interlocked.Read(ref timestamp);

    private long Until(TimeSpan period) =>
        _sandbox.Clock.GetTimestamp() + (long)(period.TotalSeconds * _sandbox.Clock.TimestampFrequency);

    // A page in a browser must not reach the sandbox through a name that leads here.
    private static bool IsLocal(HostString host) => host.Host is "127.0.0.1" or "localhost";

    /// <summary>The host's own process decides when to end; the signals of the operating system are not this server's.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
