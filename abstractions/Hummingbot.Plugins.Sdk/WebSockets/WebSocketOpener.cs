using System.Globalization;
using System.Net.WebSockets;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>Makes one attempt to connect.</summary>
internal sealed class WebSocketOpener(string exchange, WebSocketConnectionOptions options, TimeProvider time)
{
    /// <summary>Either a socket or the reason why there is none.</summary>
    public readonly record struct Attempt(ClientWebSocket? Socket, FrameStream? Frames, Uri Address, ConnectionEnd Failure);

    public async Task<Attempt> OpenAsync(CancellationToken cancellationToken)
    {
        var uri = options.Uri;
        var socket = new ClientWebSocket();
        try
        {
            if (options.ConnectLimit is { } limit) await limit.WaitAsync(cancellationToken);
            using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            if (options.ResolveUri is { } resolve) uri = await resolve(either.Token);
            Configure(socket.Options);
            FrameStream? frames = null;
            using var invoker = new HttpMessageInvoker(new SocketsHttpHandler
            {
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.Zero,
                // Through a proxy it is called for the way there, too; the last one is the socket's.
                PlaintextStreamFilter = (context, _) =>
                    ValueTask.FromResult<Stream>(frames = new FrameStream(context.PlaintextStream, options.InitialBufferBytes, options.MaxMessageBytes)),
            });
            await socket.ConnectAsync(uri, invoker, either.Token);
            frames!.OnUpgraded();
            return new Attempt(socket, frames, uri, default);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = new ConnectionEnd(Describe(exception, uri), TimeSpan.Zero, RetryAfter(socket, exception));
            socket.Dispose();
            return new Attempt(null, null, uri, failure);
        }
        catch (Exception)
        {
            socket.Dispose();
            // A connect that is cut off may fail in any way; to the caller it is one thing.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private void Configure(ClientWebSocketOptions target)
    {
        target.KeepAliveInterval = options.PingInterval;
        target.KeepAliveTimeout = options.PingInterval > TimeSpan.Zero ? options.PongTimeout : Timeout.InfiniteTimeSpan;
        target.CollectHttpResponseDetails = true;
        if (options.Compression) target.DangerousDeflateOptions = new WebSocketDeflateOptions();
        foreach (var (name, value) in options.Headers) target.SetRequestHeader(name, value);
    }

    private string Describe(Exception exception, Uri uri)
    {
        var cause = exception switch
        {
            OperationCanceledException => $"no connection within {options.ConnectTimeout.TotalSeconds:0.###} s",
            ExchangeException => exception.Message,
            _ => exception.GetBaseException().Message,
        };
        return $"{exchange}: connecting to {uri.GetLeftPart(UriPartial.Path)} failed: {ErrorText.OneLine(cause)}";
    }

    private TimeSpan? RetryAfter(ClientWebSocket socket, Exception exception)
    {
        if (exception is ExchangeException { RetryAfter: { } known }) return known;
        if ((int)socket.HttpStatusCode is not (418 or 429 or 503)
            || socket.HttpResponseHeaders?.TryGetValue("Retry-After", out var values) is not true
            || values.FirstOrDefault() is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date - time.GetUtcNow()
            : null;
    }
}
