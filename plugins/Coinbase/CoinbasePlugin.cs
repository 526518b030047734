using Hummingbot.Plugins.Coinbase.Auth;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.Rest;
using Microsoft.Extensions.DependencyInjection;

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
        if (context.Settings.Credentials is { } credentials)
            services.AddSingleton<IExchangeAuth>(new CoinbaseAuth(credentials, context.TimeProvider));
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
    }

    /// <summary>The operator's address, or the venue's own.</summary>
    internal static Uri EndpointOf(PluginContext context, string key) =>
        context.Settings.Endpoints.TryGetValue(key, out var address) ? address : CoinbaseFacts.Endpoints[key];
}
