using Hummingbot.Plugins.Sdk.Time;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// One attempt, at the edge to the network: sends, reads the whole answer within its bounds of time and size, and turns every failure
/// into an <see cref="ExchangeException"/> that says whether the venue may have acted on the request.
/// </summary>
internal sealed class AttemptHandler(ExchangeHttpOptions options, TimeProvider time, IWireTap? tap) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = RestCall.Of(request);
        using var limit = TimeLimit.Within(cancellationToken);
        // The HTTP stack itself sends a request without content again when a kept-alive connection ends before an answer came. One
        // with content, be it empty, it does not; and a write must never leave twice.
        if (!call.Endpoint.IsRead) request.Content ??= new ByteArrayContent([]);
        var mayTap = tap is not null && !call.Endpoint.IsPrivate;
        HttpResponseMessage? response = null;
        try
        {
            var requestBody = mayTap && request.Content is { } content ? await content.ReadAsByteArrayAsync(limit.Token) : [];
            call.IsSent = true;
            if (requestBody.Length > 0) Tap(request, WireDirection.Out, requestBody);
            // Setting the time takes time: it is done once the request is on its way.
            var answering = base.SendAsync(request, limit.Token);
            if (!answering.IsCompleted) limit.Start(options.AttemptTimeout, time);
            response = await answering;
            await response.Content.LoadIntoBufferAsync(options.MaxResponseBytes, limit.Token);
            options.ObserveHeaders?.Invoke(response.Headers);
            if (!response.IsSuccessStatusCode)
                throw await RestFailures.OfAnswerAsync(call, options.TranslateError, response, time, limit.Token);
            if (mayTap) Tap(request, WireDirection.In, await response.Content.ReadAsByteArrayAsync(limit.Token));
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (exception is ExchangeException) throw;
            // A call that is cut off may fail in any way; to those above it is one thing.
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.HasPassed)
                throw RestFailures.OfSilence(call, $"got no answer within {options.AttemptTimeout.TotalSeconds:0.###} s", exception);
            throw RestFailures.OfTransport(call, exception, response is not null) ?? exception;
        }
    }

    private void Tap(HttpRequestMessage request, WireDirection direction, ReadOnlyMemory<byte> body)
    {
        var message = new WireMessage
        {
            Channel = WireChannel.Rest,
            Direction = direction,
            Time = time.GetUtcNow(),
            Url = request.RequestUri!.AbsoluteUri,
            Method = request.Method.Method,
            Body = body,
        };
        tap!.OnMessage(in message);
    }
}
