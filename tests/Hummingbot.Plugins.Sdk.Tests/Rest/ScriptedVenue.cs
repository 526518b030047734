using Hummingbot.Plugins.Sdk.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

/// <summary>A server that gives one answer after the other and keeps what it was asked. The last answer is given for ever.</summary>
internal sealed class ScriptedVenue : IAsyncDisposable
{
    public const string DepthJson = """{"lastUpdateId":7,"bids":[["1.50","2"]]}""";

    private readonly List<string> _requests = [];
    private LoopbackServer? _server;

    public Uri Address => _server!.Http;

    /// <summary>Verb, path with query, and body of every request so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>();

    public static RequestDelegate Answer(int status, string body = "", string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>Takes the request and never answers.</summary>
    public static RequestDelegate Silence => static context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

    /// <summary>Takes the request and cuts the connection.</summary>
    public static RequestDelegate Cut => static context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static async Task<ScriptedVenue> StartAsync(params RequestDelegate[] answers)
    {
        var venue = new ScriptedVenue();
        venue._server = await LoopbackServer.StartAsync(context => venue.HandleAsync(context, answers));
        return venue;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task HandleAsync(HttpContext context, RequestDelegate[] answers)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        int number;
        lock (_requests)
        {
            LastHeaders = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
            _requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {body}".TrimEnd());
            number = _requests.Count;
        }

        try
        {
            await answers[Math.Min(number, answers.Length) - 1](context);
        }
        catch (OperationCanceledException)
        {
            // The client gave up.
        }
    }
}
