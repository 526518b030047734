namespace Hummingbot.Plugins.Sdk.Tests.Rest;

/// <summary>Signs by putting the count of signatures into the query and the key into a header.</summary>
internal sealed class TestAuth : IExchangeAuth
{
    private int _count;

    public RestRequestToSign? Last { get; private set; }

    public SignedRequest Sign(RestRequestToSign request)
    {
        Last = request;
        var query = string.Join('&', request.QueryParameters
            .Append(new("signature", $"{++_count}"))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
        return new SignedRequest
        {
            Method = request.Method,
            Uri = new Uri($"{request.Uri}?{query}"),
            Headers = [new("X-KEY", "key")],
            Body = request.Body,
            ContentType = request.ContentType,
        };
    }
}
