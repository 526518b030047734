using System.Globalization;
using System.Net.Http.Headers;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.Trading;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Binance;

/// <summary>The Binance Spot connector.</summary>
[ExchangePlugin(BinanceFacts.Name)]
public sealed class BinancePlugin : IExchangePlugin
{
    /// <inheritdoc/>
    public ExchangeDescriptor Descriptor { get; } = new()
    {
        Name = BinanceFacts.Name,
        DisplayName = "Binance",
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = "BTC-USDT",
        ExampleAsset = "BTC",
        DefaultFees = new TradeFeeSchema
        {
            MakerPercentFee = BinanceFacts.Fee,
            TakerPercentFee = BinanceFacts.Fee,
            BuyPercentFeeDeductedFromReturns = true,
        },
        Credentials =
        [
            new(BinanceFacts.ApiKey, "Binance API key", IsSecret: true, "BINANCE_API_KEY"),
            new(BinanceFacts.ApiSecret, "Binance API secret", IsSecret: true, "BINANCE_API_SECRET"),
        ],
        SupportedOrderTypes = [OrderType.Limit, OrderType.LimitMaker, OrderType.Market],
        Endpoints = BinanceFacts.Endpoints,
        Settings =
        [
            new(BinanceFacts.DepthLimit, "Levels a side of a snapshot; more of them weigh more on the rate limit.", BinanceFacts.DefaultDepthLimit)
            {
                AllowedValues = BinanceFacts.DepthLimits,
            },
            new(BinanceFacts.DepthSpeed, "The time between two updates of a book.", BinanceFacts.DefaultDepthSpeed)
            {
                AllowedValues = BinanceFacts.DepthSpeeds,
            },
            new(
                BinanceFacts.AccountUpdates,
                "How orders and balances are followed: userStream listens to the account's stream, rest asks every few seconds.",
                BinanceFacts.UserStreamUpdates)
            {
                AllowedValues = [BinanceFacts.UserStreamUpdates, BinanceFacts.RestUpdates],
            },
            ExchangeConnectorBase.AdoptOpenOrdersSetting,
        ],
        Links = new Dictionary<string, Uri>
        {
            ["API documentation"] = new("https://developers.binance.com/docs/binance-spot-api-docs"),
            ["API keys"] = new("https://www.binance.com/en/my/settings/api-management"),
            ["Fees"] = new("https://www.binance.com/en/fee/schedule"),
        },
    };

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        services.AddRestClient<IBinanceRestClient>(
            BinanceFacts.Name,
            context,
            BinanceJson.Default,
            BinanceFacts.Pools,
            BinanceFacts.Calls(BinanceFacts.DepthLimitOf(context.Settings)),
            BinanceFacts.OtherCalls,
            provider => OptionsOf(provider, context));
        services.AddAccount(context, Descriptor);
        services.AddBinanceSandbox(context);
        services.Scan(scan => scan.FromAssemblyOf<BinancePlugin>()
            .AddClasses(classes => classes.InExactNamespaceOf<BinanceMarkets>().Where(type => type.GetInterfaces().Any(IsService)), publicOnly: false)
            .AsSelfWithInterfaces(IsService)
            .WithSingletonLifetime());
    }

    private static ExchangeHttpOptions OptionsOf(IServiceProvider provider, PluginContext context)
    {
        var limiter = provider.GetRequiredService<RateLimiter>();
        var time = provider.GetService<ServerTimeSynchronizer>();
        return new ExchangeHttpOptions
        {
            Exchange = BinanceFacts.Name,
            BaseAddress = BinanceFacts.AddressOf(context.Settings, BinanceFacts.RestEndpoint),
            TranslateError = BinanceErrors.Translate,
            Auth = provider.GetService<IExchangeAuth>(),
            BeforeSigning = time is null ? null : time.EnsureSynchronizedAsync,
            RefreshClock = time is null ? null : time.RefreshAsync,
            ObserveHeaders = headers =>
            {
                // Others at the same address, or with the same account, use up the same limits.
                Report(headers, BinanceFacts.UsedWeightHeader, BinanceFacts.RequestWeight, limiter);
                Report(headers, BinanceFacts.OrderCountHeader, BinanceFacts.Orders, limiter);
            },
        };
    }

    private static void Report(HttpResponseHeaders headers, string name, string pool, RateLimiter limiter)
    {
        if (headers.TryGetValues(name, out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
        {
            limiter.ReportUsage(pool, used);
        }
    }

    private static bool IsService(Type type) => type.Assembly == typeof(IExchangePlugin).Assembly && type != typeof(IExchangePlugin);
}
