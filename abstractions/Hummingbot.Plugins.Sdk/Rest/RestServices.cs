using System.Text.Json.Serialization;
using Hummingbot.Plugins.Sdk.RateLimits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Registers what a venue's REST calls go through.</summary>
public static class RestServices
{
    /// <summary>
    /// Registers one <see cref="RateLimiter"/>, one <see cref="ExchangeHttpClient"/> and one client of type <typeparamref name="T"/>, all as
    /// singletons that the container disposes.
    /// </summary>
    /// <typeparam name="T">The interface with the venue's calls; see <see cref="RestClientFactory"/>.</typeparam>
    /// <param name="services">The plugin's services.</param>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    /// <param name="json">The venue's source-generated context.</param>
    /// <param name="pools">The venue's rate limits.</param>
    /// <param name="calls">The venue's calls.</param>
    /// <param name="otherCalls">What else is limited: calls without a route of their own, opening connections.</param>
    /// <param name="options">Address, bounds and the venue's own parts; may resolve the <see cref="RateLimiter"/> and the signer.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddRestClient<T>(
        this IServiceCollection services,
        string exchange,
        PluginContext context,
        JsonSerializerContext json,
        IReadOnlyList<RateLimit> pools,
        IReadOnlyList<RestEndpoint> calls,
        IReadOnlyList<RateLimitedEndpoint> otherCalls,
        Func<IServiceProvider, ExchangeHttpOptions> options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        return services
            .AddSingleton(_ => new RateLimiter(
                exchange,
                pools,
                [.. calls.Select(call => call.ToRateLimited()), .. otherCalls],
                context.TimeProvider,
                context.LoggerFactory.CreateLogger<RateLimiter>()))
            .AddSingleton(provider => NewClient(options(provider), calls, provider.GetRequiredService<RateLimiter>(), context))
            .AddSingleton(provider => RestClientFactory.Create<T>(provider.GetRequiredService<ExchangeHttpClient>(), json));
    }

    private static ExchangeHttpClient NewClient(
        ExchangeHttpOptions options, IReadOnlyList<RestEndpoint> calls, RateLimiter limiter, PluginContext context) => new(
        options,
        new RestEndpointTable(options.Exchange, options.BaseAddress, calls),
        limiter,
        context.TimeProvider,
        context.Random,
        context.LoggerFactory.CreateLogger<ExchangeHttpClient>(),
        context.WireTap);
}
