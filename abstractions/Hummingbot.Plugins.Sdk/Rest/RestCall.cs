namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>What the handlers of one call share. It travels with the request.</summary>
internal sealed class RestCall(string exchange, RestEndpoint endpoint)
{
    /// <summary>Set by the client that knows the route; else it is found by the address.</summary>
    public static readonly HttpRequestOptionsKey<string> Route = new("Hummingbot.Route");

    private static readonly HttpRequestOptionsKey<RestCall> Key = new("Hummingbot.Call");

    public string Exchange => exchange;

    public RestEndpoint Endpoint => endpoint;

    /// <summary>Whether the present attempt was handed to the network, so that the venue may have got it.</summary>
    public bool IsSent { get; set; }

    /// <summary>The call for messages: verb and path, never the query.</summary>
    public string Name { get; } = endpoint.Route;

    public static RestCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The request has no call.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    public ExchangeException Error(ExchangeErrorKind kind, string what, Exception? cause = null) =>
        new(exchange, kind, $"{exchange}: {Name} {what}", cause);
}
