namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>What the handlers of one call share, over all its attempts.</summary>
internal class RestCall(string exchange, RestEndpoint endpoint)
{
    /// <summary>Set by the client that knows the route; else it is found by the address.</summary>
    public static readonly HttpRequestOptionsKey<string> Route = new("Hummingbot.Route");

    public string Exchange => exchange;

    public RestEndpoint Endpoint => endpoint;

    /// <summary>Whether the present attempt was handed to the network, so that the venue may have got it.</summary>
    public bool IsSent { get; set; }

    /// <summary>How the last attempt failed.</summary>
    public ExchangeException? LastError { get; set; }

    /// <summary>Whether an attempt was refused for its time stamp, and the clock has been put right since.</summary>
    public bool ClockWasRefreshed { get; set; }

    /// <summary>The call for messages: verb and path, never the query.</summary>
    public string Name => endpoint.Route;

    public static RestCall Of(HttpRequestMessage request) =>
        request is RestRequest { Call: var call } ? call : throw new InvalidOperationException("The request has no call.");

    /// <summary>Writes body, headers and signature of one attempt, for calls that do so themselves.</summary>
    /// <returns>Whether it did.</returns>
    public virtual bool TryWrite(HttpRequestMessage request) => false;

    public ExchangeException Error(ExchangeErrorKind kind, string what, Exception? cause = null) =>
        new(exchange, kind, $"{exchange}: {Name} {what}", cause);
}
