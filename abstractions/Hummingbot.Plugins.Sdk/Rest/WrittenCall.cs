namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>One of a venue's calls that writes itself; see <see cref="ExchangeHttpClient.Written"/>. Immutable.</summary>
public sealed class WrittenCall
{
    internal WrittenCall(RestEndpoint endpoint, HttpMethod method, Uri address)
    {
        Endpoint = endpoint;
        Method = method;
        Address = address;
    }

    /// <summary>The address of every such call.</summary>
    public Uri Address { get; }

    internal RestEndpoint Endpoint { get; }

    internal HttpMethod Method { get; }
}
