using Hummingbot.Plugins.Sdk.RateLimits;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Lets every attempt wait for the venue's limits, and closes them when the venue says that they were exceeded.</summary>
internal sealed class RateLimitHandler(RateLimiter limiter, ExchangeHttpOptions options, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var endpoint = RestCall.Of(request).Endpoint;
        var limitId = endpoint.LimitIdOf?.Invoke(request.RequestUri!) ?? endpoint.Route;
        await limiter.WaitAsync(limitId, endpoint.Priority, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (ExchangeException exception) when (exception.Kind == ExchangeErrorKind.RateLimited)
        {
            limiter.PenaliseEndpoint(limitId, time.GetUtcNow() + (exception.RetryAfter ?? options.DefaultPenalty));
            throw;
        }
    }
}
