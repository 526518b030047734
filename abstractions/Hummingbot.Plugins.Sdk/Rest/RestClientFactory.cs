using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RestEase;
using RestEase.Implementation;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// Makes a venue's typed client out of an interface with attributes. The one place that names the library which does it.
/// </summary>
/// <remarks>
/// <para>
/// <c>[Get("api/v3/depth")] Task&lt;Depth&gt; GetDepthAsync([Query] string symbol, [Query] int limit, CancellationToken ct);</c>
/// Verb and path must be in the venue's <see cref="RestEndpointTable"/>. The interface must be public. For a body that a parser of its
/// own reads, return <c>Task&lt;Stream&gt;</c> (dispose it) or <c>Task&lt;HttpResponseMessage&gt;</c>; both hold the whole answer.
/// </para>
/// <para>JSON goes through source-generated contexts only; the type of every result and body must be in one.</para>
/// </remarks>
public static class RestClientFactory
{
    /// <summary>Creates a client.</summary>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="client">What sends the requests.</param>
    /// <param name="json">The venue's source-generated context.</param>
    /// <returns>The client; safe for concurrent use.</returns>
    public static T Create<T>(ExchangeHttpClient client, JsonSerializerContext json)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(json);
        return RestClient.For<T>(new JsonRequester(client, json));
    }

    private static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerContext json) => json.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException($"{json.GetType().Name} lacks [JsonSerializable(typeof({typeof(T).Name}))].");

    private sealed class JsonRequester : Requester
    {
        private readonly JsonSerializerContext _json;

        public JsonRequester(ExchangeHttpClient client, JsonSerializerContext json)
            : base(client.Http)
        {
            _json = json;
            FormatProvider = CultureInfo.InvariantCulture;
            RequestBodySerializer = new JsonBody(json);
        }

        public override async Task<T> RequestAsync<T>(IRequestInfo requestInfo)
        {
            using var response = await SendRequestAsync(requestInfo, readBody: true);
            await using var body = await response.Content.ReadAsStreamAsync(requestInfo.CancellationToken);
            return RestAnswer.Read(body, TypeInfo<T>(_json), RestCall.Of(response.RequestMessage!));
        }

        protected override T Deserialize<T>(string? content, HttpResponseMessage response, IRequestInfo requestInfo)
        {
            try
            {
                return JsonSerializer.Deserialize(content ?? string.Empty, TypeInfo<T>(_json)) ?? throw new JsonException("The answer is null.");
            }
            catch (JsonException exception)
            {
                throw RestAnswer.Unreadable(RestCall.Of(response.RequestMessage!), exception);
            }
        }

        protected override void ApplyHeaders(IRequestInfo requestInfo, HttpRequestMessage requestMessage)
        {
            base.ApplyHeaders(requestInfo, requestMessage);
            requestMessage.Options.Set(RestCall.Route, RestEndpoint.RouteOf(requestInfo.Method.Method, requestInfo.Path ?? string.Empty));
        }
    }

    private sealed class JsonBody(JsonSerializerContext json) : RequestBodySerializer
    {
        public override HttpContent? SerializeBody<T>(T body, RequestBodySerializerInfo info)
        {
            if (body is null) return null;
            var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, TypeInfo<T>(json)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return content;
        }
    }
}
