using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Answers REST requests from presets, over real sockets on 127.0.0.1. One server stands in for any number of hosts: the first segment of a
/// path names the host that is meant. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A preset answers requests of its method, host and path; one that names parameters answers only when all of them are in the request's
/// query or form, as text. Of several the one with the most parameters answers, and among equals the one set last. What no preset answers
/// gets 404 and a text that says what was asked.
/// </remarks>
public sealed class MockRestServer : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Preset> _presets = [];
    private readonly ConcurrentQueue<MockRequest> _requests = new();
    private readonly TimeProvider _timeProvider;
    private LoopbackServer? _server;

    private MockRestServer(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>What has been asked, oldest first. A snapshot.</summary>
    public IReadOnlyList<MockRequest> Requests => [.. _requests];

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="timeProvider">Measures the delays of answers; the system's clock unless given.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running server.</returns>
    public static async Task<MockRestServer> StartAsync(TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        var mock = new MockRestServer(timeProvider ?? TimeProvider.System);
        mock._server = await LoopbackServer.StartAsync(mock.AnswerAsync, cancellationToken);
        return mock;
    }

    /// <summary>The address to give to a client in place of a host's.</summary>
    /// <param name="host">The host that it stands for, such as <c>api.binance.com</c>.</param>
    /// <returns>An address that ends with a slash.</returns>
    public Uri AddressOf(string host) => new(_server!.Address, $"{host}/");

    /// <summary>Prepares an answer; one of the same method, host, path and parameters is replaced.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">The host.</param>
    /// <param name="path">The path, without the query.</param>
    /// <param name="response">The answer.</param>
    /// <param name="parameters">The fields of query or form that a request must have; others do not matter.</param>
    public void SetResponse(
        HttpMethod method, string host, string path, MockResponse response, IReadOnlyDictionary<string, string>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var preset = new Preset(method.Method, host, "/" + path.TrimStart('/'), parameters ?? new Dictionary<string, string>(), response);
        lock (_lock)
        {
            _presets.RemoveAll(preset.HasSameKey);
            _presets.Add(preset);
        }
    }

    /// <summary>Stops the server.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        _requests.Enqueue(request);
        var response = Find(request)
            ?? MockResponse.Text($"No response is prepared for {request.Method} {request.Host}{request.Path}{http.Request.QueryString}.", 404);
        if (response.Delay > TimeSpan.Zero) await Task.Delay(response.Delay, _timeProvider, http.RequestAborted);
        if (response.IsAborted)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = response.Status;
        http.Response.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers) http.Response.Headers[name] = value;
        await http.Response.WriteAsync(response.Body, http.RequestAborted);
    }

    private static async Task<MockRequest> ReadAsync(HttpContext http)
    {
        var whole = http.Request.Path.Value!.TrimStart('/');
        var end = whole.IndexOf('/', StringComparison.Ordinal);
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var parameters = http.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        if (http.Request.HasFormContentType)
        {
            foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body)) parameters[name] = value.ToString();
        }

        return new MockRequest(
            http.Request.Method,
            end < 0 ? whole : whole[..end],
            end < 0 ? "/" : whole[end..],
            parameters,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
    }

    private MockResponse? Find(MockRequest request)
    {
        lock (_lock)
        {
            Preset? best = null;
            foreach (var preset in _presets)
            {
                if (preset.Answers(request) && preset.Parameters.Count >= (best?.Parameters.Count ?? 0)) best = preset;
            }

            return best?.Response;
        }
    }

    private sealed record Preset(
        string Method, string Host, string Path, IReadOnlyDictionary<string, string> Parameters, MockResponse Response)
    {
        public bool Answers(MockRequest request) =>
            IsFor(request.Method, request.Host, request.Path)
            && Parameters.All(field => request.Parameters.TryGetValue(field.Key, out var value) && value == field.Value);

        public bool HasSameKey(Preset other) =>
            IsFor(other.Method, other.Host, other.Path)
            && Parameters.Count == other.Parameters.Count
            && Parameters.All(field => other.Parameters.TryGetValue(field.Key, out var value) && value == field.Value);

        private bool IsFor(string method, string host, string path) =>
            Method == method && string.Equals(Host, host, StringComparison.OrdinalIgnoreCase) && Path == path;
    }
}
