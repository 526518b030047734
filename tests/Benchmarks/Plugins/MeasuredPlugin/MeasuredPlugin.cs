using Hummingbot.Plugins.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>An exchange plugin of ordinary size: twelve registrations, three private libraries. Copies of it get other names of the same
/// length, see <see cref="Name"/>.</summary>
[ExchangePlugin("measured_000")]
public sealed class MeasuredPlugin : IExchangePlugin
{
    /// <summary>Its exchange's name, in the copies too: it is in the attribute alone.</summary>
    private static readonly string Name =
        ((ExchangePluginAttribute)Attribute.GetCustomAttribute(typeof(MeasuredPlugin), typeof(ExchangePluginAttribute))!).Name;

    public ExchangeDescriptor Descriptor => Canned.Descriptor(Name);

    public void ConfigureServices(IServiceCollection services, PluginContext context) => services
        .AddSingleton<IOrderBookTrackerDataSource>(_ => new CannedDataSource(Name))
        .AddSingleton<IOrderBookTracker, CannedTracker>()
        .AddSingleton<IMidPriceSource, CannedPrices>()
        .AddSingleton<MarketNames>()
        .AddSingleton<FeeRates>()
        .AddSingleton<CallLimits>()
        .AddSingleton<Signer>()
        .AddSingleton<Addresses>()
        .AddSingleton<ErrorWords>()
        .AddSingleton<OrderWords>()
        .AddSingleton<SessionKeys>()
        .AddSingleton<ITradingPairFetcher, MeasuredConnector>();
}
