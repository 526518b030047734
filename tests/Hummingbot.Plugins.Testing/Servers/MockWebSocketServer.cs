using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// A WebSocket server on 127.0.0.1 that any number of clients connect to, on any path. It sends what it is told, and answers what has a
/// stock reply. Safe for concurrent use.
/// </summary>
public sealed class MockWebSocketServer : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<(string Part, string Reply)> _replies = [];
    private readonly Channel<MockWebSocketConnection> _accepted = Channel.CreateUnbounded<MockWebSocketConnection>();
    private readonly List<MockWebSocketConnection> _connections = [];
    private readonly TimeProvider _timeProvider;
    private LoopbackServer? _server;

    private MockWebSocketServer(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>The address; any path and query may be added.</summary>
    public Uri Address => new UriBuilder(_server!.Address) { Scheme = "ws" }.Uri;

    /// <summary>Every connection so far, oldest first, those that have ended included. A snapshot.</summary>
    public IReadOnlyList<MockWebSocketConnection> Connections
    {
        get
        {
            lock (_lock) return [.. _connections];
        }
    }

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="timeProvider">Measures the delays of messages; the system's clock unless given.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running server.</returns>
    public static async Task<MockWebSocketServer> StartAsync(TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        var mock = new MockWebSocketServer(timeProvider ?? TimeProvider.System);
        mock._server = await LoopbackServer.StartAsync(mock.AcceptAsync, cancellationToken);
        return mock;
    }

    /// <summary>The next connection that was not handed out yet; waits for a client when there is none.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection, owned by the server.</returns>
    public ValueTask<MockWebSocketConnection> NextConnectionAsync(CancellationToken cancellationToken = default) =>
        _accepted.Reader.ReadAsync(cancellationToken);

    /// <summary>Has every message that contains a text answered, on its own connection. Of several the one set first answers.</summary>
    /// <param name="part">The text.</param>
    /// <param name="reply">The answer.</param>
    public void SetStockReply(string part, string reply)
    {
        lock (_lock)
        {
            var at = _replies.FindIndex(known => known.Part == part);
            if (at < 0) _replies.Add((part, reply));
            else _replies[at] = (part, reply);
        }
    }

    /// <summary>Breaks every connection without a word.</summary>
    public void Cut()
    {
        foreach (var connection in Connections) connection.Cut();
    }

    /// <summary>Stops the server; connections break.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        Cut();
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 426;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var connection = new MockWebSocketConnection(http, socket, _timeProvider);
        lock (_lock) _connections.Add(connection);
        _accepted.Writer.TryWrite(connection);
        await connection.RunAsync(ReplyTo);
    }

    private string? ReplyTo(string message)
    {
        lock (_lock)
        {
            foreach (var (part, reply) in _replies)
            {
                if (message.Contains(part, StringComparison.Ordinal)) return reply;
            }
        }

        return null;
    }
}
