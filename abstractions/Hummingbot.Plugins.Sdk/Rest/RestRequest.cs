namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>A request on its way through the handlers.</summary>
internal sealed class RestRequest(RestCall call, HttpMethod method, Uri? address) : HttpRequestMessage(method, address)
{
    public RestCall Call => call;
}
