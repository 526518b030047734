using Hummingbot.Plugins.Binance.Auth;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.UserStream;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.UserStreams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>Registers what needs an account.</summary>
internal static class AccountServices
{
    /// <summary>Registers the connector and what it consists of; nothing without keys.</summary>
    /// <param name="services">The plugin's services.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    /// <param name="descriptor">The plugin's descriptor.</param>
    public static IServiceCollection AddAccount(this IServiceCollection services, PluginContext context, ExchangeDescriptor descriptor)
    {
        if (context.Settings.Credentials is not { } credentials) return services;
        services
            .AddSingleton(descriptor)
            .AddSingleton(provider => new ServerTimeSynchronizer(
                BinanceFacts.Name,
                // Resolved when asked: the client signs with this very clock.
                async token => OrderWords.Time((await provider.GetRequiredService<IBinanceRestClient>().GetServerTimeAsync(token)).ServerTime),
                context.TimeProvider,
                context.LoggerFactory.CreateLogger<ServerTimeSynchronizer>()))
            .AddSingleton(provider => new BinanceAuth(credentials, provider.GetRequiredService<ServerTimeSynchronizer>()))
            .AddSingleton<IExchangeAuth>(provider => provider.GetRequiredService<BinanceAuth>())
            .AddSingleton<OrderEntry>()
            .AddSingleton(provider => RestClientFactory.Create<IBinanceAccountClient>(
                provider.GetRequiredService<ExchangeHttpClient>(), BinanceJson.Default))
            .AddSingleton<IExchangeConnector, BinanceConnector>();
        if (!BinanceFacts.HasUserStream(context.Settings)) return services;
        return services
            .AddSingleton<IUserStreamTrackerDataSource, BinanceUserStreamDataSource>()
            .AddSingleton<IUserStreamTracker>(provider => new UserStreamTracker(
                BinanceFacts.Name, provider.GetRequiredService<IUserStreamTrackerDataSource>(), context));
    }
}
