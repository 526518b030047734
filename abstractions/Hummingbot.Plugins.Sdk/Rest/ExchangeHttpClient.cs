using System.Net;
using System.Text.Json.Serialization.Metadata;
using Hummingbot.Plugins.Sdk.RateLimits;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// A venue's HTTP client: one for all its calls. Every call waits for the rate limits, is signed when private, is bounded in time and
/// size, is retried only where that is safe, and fails with an <see cref="ExchangeException"/> that says what became of it.
/// </summary>
/// <remarks>
/// <para>
/// Cancelling a call ends it with <see cref="OperationCanceledException"/>, which for a write leaves its outcome unknown just as a time-out
/// does. Answers are read whole before a call returns. Redirects are not followed.
/// </para>
/// <para>Order of work: total time-out and retries → rate limit → signature → attempt time-out, error mapping, recording → network.</para>
/// </remarks>
public sealed class ExchangeHttpClient : IDisposable
{
    private readonly HttpMessageInvoker _direct;
    private readonly RestEndpointTable _endpoints;
    private readonly ExchangeHttpOptions _options;

    /// <summary>Creates the client.</summary>
    /// <param name="options">Address, bounds and the venue's own parts.</param>
    /// <param name="endpoints">All calls that may be made.</param>
    /// <param name="limiter">The limits; it knows every route of <paramref name="endpoints"/>. Not disposed by the client.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">Where the jitter comes from; safe for concurrent use.</param>
    /// <param name="logger">Where retries are logged.</param>
    /// <param name="tap">Receives a copy of public traffic.</param>
    public ExchangeHttpClient(
        ExchangeHttpOptions options,
        RestEndpointTable endpoints,
        RateLimiter limiter,
        TimeProvider timeProvider,
        Random random,
        ILogger logger,
        IWireTap? tap = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        var attempt = new AttemptHandler(options, timeProvider, tap) { InnerHandler = sockets };
        var signing = new SigningHandler(options) { InnerHandler = attempt };
        var limiting = new RateLimitHandler(limiter, options, timeProvider) { InnerHandler = signing };
        var resilience = new ResilienceHandler(options, endpoints, timeProvider, random, logger) { InnerHandler = limiting };
        Http = new HttpClient(resilience)
        {
            // A base without a final slash would lose its last segment.
            BaseAddress = new Uri(options.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = options.MaxResponseBytes,
        };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        _direct = new HttpMessageInvoker(resilience, disposeHandler: false);
        _endpoints = endpoints;
        _options = options;
    }

    /// <summary>The exchange's name.</summary>
    public string Exchange => _options.Exchange;

    /// <summary>
    /// The client, for requests that no interface describes (their addresses must fit the endpoint table) and for
    /// <see cref="RestClientFactory"/>.
    /// </summary>
    public HttpClient Http { get; }

    /// <summary>A call that its venue writes itself, with <see cref="SendAsync"/>.</summary>
    /// <param name="route">Verb and path, as in the endpoint table; the path has no placeholders.</param>
    /// <exception cref="ArgumentException">It is not in the endpoint table.</exception>
    public WrittenCall Written(string route)
    {
        var endpoint = _endpoints.Find(route);
        return new WrittenCall(endpoint, new HttpMethod(endpoint.Method), new Uri(Http.BaseAddress!, endpoint.Path));
    }

    /// <summary>
    /// Makes a call whose venue writes it itself. It goes the way of all others, except that nothing takes it apart to sign it: for placing
    /// orders, where that costs more than everything else.
    /// </summary>
    /// <typeparam name="TState">What is written.</typeparam>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call, from <see cref="Written"/>.</param>
    /// <param name="state">What is written.</param>
    /// <param name="write">Gives the request its body, headers and signature; anew for every attempt.</param>
    /// <param name="answer">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ExchangeException">The call failed; see the class.</exception>
    public async Task<T> SendAsync<TState, T>(
        WrittenCall call, TState state, Action<HttpRequestMessage, TState> write, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(write);
        using var request = new RestRequest(new WritingCall<TState>(_options, call.Endpoint, state, write), call.Method, call.Address);
        using var response = await _direct.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return RestAnswer.Read(body, answer, request.Call);
    }

    /// <summary>Closes the connections; calls under way are cancelled.</summary>
    public void Dispose()
    {
        _direct.Dispose();
        Http.Dispose();
    }
}
