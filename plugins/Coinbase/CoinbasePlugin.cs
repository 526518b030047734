using Hummingbot.Plugins.Coinbase.Auth;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Trading;
using Hummingbot.Plugins.Coinbase.UserStream;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.UserStreams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Coinbase;

/// <summary>Coinbase Exchange (formerly Coinbase Pro and GDAX).</summary>
[ExchangePlugin(CoinbaseFacts.Name)]
public sealed class CoinbasePlugin : IExchangePlugin
{
    /// <inheritdoc/>
    public ExchangeDescriptor Descriptor { get; } = new()
    {
        Name = CoinbaseFacts.Name,
        DisplayName = "Coinbase Exchange",
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = "ETH-USDC",
        ExampleAsset = "ETH",
        DefaultFees = new TradeFeeSchema { MakerPercentFee = CoinbaseFacts.MakerFee, TakerPercentFee = CoinbaseFacts.TakerFee },
        Credentials =
        [
            new(CoinbaseFacts.ApiKey, "Coinbase Exchange API key", IsSecret: true, "COINBASE_API_KEY"),
            new(CoinbaseFacts.SecretKey, "Coinbase Exchange API secret (base64 text)", IsSecret: true, "COINBASE_SECRET_KEY"),
            new(CoinbaseFacts.Passphrase, "Coinbase Exchange API passphrase", IsSecret: true, "COINBASE_PASSPHRASE"),
        ],
        SupportedOrderTypes = [OrderType.Limit, OrderType.LimitMaker, OrderType.Market],
        Endpoints = CoinbaseFacts.Endpoints,
        Settings =
        [
            new(
                CoinbaseFacts.OrderBookSetting,
                "The feed channel that order books are kept from: level2_batch (levels every 50 ms, no keys needed), level2 (levels at once, "
                + "with keys) or full (every single order, with keys).",
                CoinbaseFacts.Level2BatchChannel)
            {
                AllowedValues = [CoinbaseFacts.Level2BatchChannel, CoinbaseFacts.Level2Channel, CoinbaseFacts.FullChannel],
            },
            new(
                CoinbaseFacts.AccountUpdatesSetting,
                "How own orders are followed: userStream (at once, over the feed) or rest (asked for every few seconds, no stream).",
                CoinbaseFacts.ByUserStream)
            {
                AllowedValues = [CoinbaseFacts.ByUserStream, CoinbaseFacts.ByRest],
            },
        ],
        Links = new Dictionary<string, Uri>
        {
            ["API documentation"] = new("https://docs.cdp.coinbase.com/exchange/"),
            ["Fees"] = new("https://help.coinbase.com/en/exchange/trading-and-funding/exchange-fees"),
            ["Status"] = new("https://status.exchange.coinbase.com"),
        },
    };

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(context);
        services.AddSingleton(provider => new ServerTimeSynchronizer(
            CoinbaseFacts.Name,
            async token => (await provider.GetRequiredService<ICoinbaseRestClient>().GetTimeAsync(token)).Iso,
            context.TimeProvider,
            context.LoggerFactory.CreateLogger<ServerTimeSynchronizer>()));
        if (context.Settings.Credentials is { } credentials) AddTrading(services, context, credentials);
        var channel = context.Settings.Values.GetValueOrDefault(CoinbaseFacts.OrderBookSetting, CoinbaseFacts.Level2BatchChannel);
        services.AddRestClient<ICoinbaseRestClient>(
            CoinbaseFacts.Name,
            context,
            CoinbaseJson.Default,
            CoinbaseFacts.Pools,
            CoinbaseFacts.Calls,
            CoinbaseFacts.OtherCalls,
            provider => new ExchangeHttpOptions
            {
                Exchange = CoinbaseFacts.Name,
                BaseAddress = EndpointOf(context, CoinbaseFacts.RestEndpoint),
                TranslateError = CoinbaseErrors.Translate,
                Auth = provider.GetService<IExchangeAuth>(),
                BeforeSigning = provider.GetRequiredService<ServerTimeSynchronizer>().EnsureSynchronizedAsync,
                RefreshClock = provider.GetRequiredService<ServerTimeSynchronizer>().RefreshAsync,
                AttemptTimeout = channel == CoinbaseFacts.FullChannel ? CoinbaseFacts.FullBookTimeout : CoinbaseFacts.Timeout,
            });
        services.AddSingleton<CoinbaseProducts>();
        services.AddSingleton<ITradingPairFetcher>(provider => provider.GetRequiredService<CoinbaseProducts>());
        services.AddSingleton<IMidPriceSource, CoinbaseMidPriceSource>();
        services.AddSingleton<CoinbaseDataSource>(provider => channel == CoinbaseFacts.FullChannel
            ? ActivatorUtilities.CreateInstance<CoinbaseFullDataSource>(provider)
            : ActivatorUtilities.CreateInstance<CoinbaseLevel2DataSource>(provider, channel));
        services.AddSingleton<IOrderBookTrackerDataSource>(provider => provider.GetRequiredService<CoinbaseDataSource>());
        services.AddSingleton<IOrderBookTracker, CoinbaseOrderBookTracker>();
        services.AddCoinbaseSandbox(context);
    }

    private void AddTrading(IServiceCollection services, PluginContext context, ExchangeCredentials credentials)
    {
        services.AddSingleton(provider =>
            new CoinbaseAuth(credentials, () => provider.GetRequiredService<ServerTimeSynchronizer>().UtcNow));
        services.AddSingleton<IExchangeAuth>(provider => provider.GetRequiredService<CoinbaseAuth>());
        services.AddSingleton<OrderEntry>();
        services.AddSingleton(provider =>
            RestClientFactory.Create<ICoinbaseAccountClient>(provider.GetRequiredService<ExchangeHttpClient>(), CoinbaseJson.Default));
        if (context.Settings.Values.GetValueOrDefault(CoinbaseFacts.AccountUpdatesSetting) != CoinbaseFacts.ByRest)
        {
            services.AddSingleton<IUserStreamTrackerDataSource, CoinbaseUserStreamDataSource>();
            services.AddSingleton<IUserStreamTracker>(provider => new UserStreamTracker(
                CoinbaseFacts.Name, provider.GetRequiredService<IUserStreamTrackerDataSource>(), context));
        }

        services.AddSingleton<IExchangeConnector>(provider => new CoinbaseConnector(
            Descriptor,
            context,
            provider.GetRequiredService<IOrderBookTracker>(),
            provider.GetRequiredService<IExchangeAuth>(),
            provider.GetService<IUserStreamTracker>(),
            provider.GetRequiredService<ICoinbaseRestClient>(),
            provider.GetRequiredService<ICoinbaseAccountClient>(),
            provider.GetRequiredService<OrderEntry>(),
            provider.GetRequiredService<CoinbaseProducts>(),
            provider.GetRequiredService<ServerTimeSynchronizer>()));
    }

    /// <summary>The operator's address, or the venue's own.</summary>
    internal static Uri EndpointOf(PluginContext context, string key) =>
        context.Settings.Endpoints.TryGetValue(key, out var address) ? address : CoinbaseFacts.Endpoints[key];
}
