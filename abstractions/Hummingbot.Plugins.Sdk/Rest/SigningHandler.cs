using System.Net.Http.Headers;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Signs private requests just before they leave, so that no time stamp ages while a request waits.</summary>
internal sealed class SigningHandler(ExchangeHttpOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = RestCall.Of(request);
        if (call.Endpoint.IsPrivate)
        {
            if (options.Auth is null)
                throw call.Error(ExchangeErrorKind.Authentication, $"needs an account; connect {call.Exchange} with its keys first.");
            if (options.BeforeSigning is { } prepare) await prepare(cancellationToken);
        }

        if (call.TryWrite(request) || !call.Endpoint.IsPrivate) return await base.SendAsync(request, cancellationToken);
        using var signed = await SignAsync(options.Auth!, call, request, cancellationToken);
        return await base.SendAsync(signed, cancellationToken);
    }

    private static async Task<HttpRequestMessage> SignAsync(
        IExchangeAuth auth, RestCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var contentType = request.Content?.Headers.ContentType;
        var isForm = contentType?.MediaType == "application/x-www-form-urlencoded";
        var signed = auth.Sign(new RestRequestToSign
        {
            Method = request.Method,
            Uri = new Uri(uri.GetLeftPart(UriPartial.Path)),
            QueryParameters = FormText.Read(uri.Query.AsSpan().TrimStart('?')),
            FormParameters = isForm ? FormText.Read(System.Text.Encoding.UTF8.GetString(body)) : [],
            Body = isForm ? default : body,
            ContentType = isForm || body.Length == 0 ? null : contentType?.ToString(),
        });

        var message = new RestRequest(call, signed.Method, signed.Uri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers) message.Headers.TryAddWithoutValidation(name, values);
        foreach (var (name, value) in signed.Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!signed.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(signed.Body);
            if (signed.ContentType is { } type) message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return message;
    }
}
