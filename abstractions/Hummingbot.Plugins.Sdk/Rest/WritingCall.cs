namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>A call that writes itself.</summary>
internal sealed class WritingCall<TState>(ExchangeHttpOptions options, RestEndpoint endpoint, TState state, Action<HttpRequestMessage, TState> write)
    : RestCall(options.Exchange, endpoint)
{
    public override bool TryWrite(HttpRequestMessage request)
    {
        // What an earlier attempt has written is of no use.
        request.Headers.Clear();
        request.Content?.Dispose();
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        write(request, state);
        return true;
    }
}
