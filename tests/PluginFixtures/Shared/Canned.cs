using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

/// <summary>The least that an exchange plugin is made of.</summary>
public static class Canned
{
    public static ExchangeDescriptor Descriptor(string name, string asset = "ABC") => new()
    {
        Name = name,
        DisplayName = "Fixture " + name,
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = asset + "-USD",
        ExampleAsset = asset,
        DefaultFees = new TradeFeeSchema { MakerPercentFee = 0.001m, TakerPercentFee = 0.002m },
        Credentials = [new CredentialField("api_key", "Enter the key", IsSecret: true, "FIXTURE_API_KEY")],
        SupportedOrderTypes = [OrderType.Limit],
    };

    public static void AddServices(IServiceCollection services, string name)
    {
        services.AddSingleton<IOrderBookTrackerDataSource>(new CannedDataSource(name));
        services.AddSingleton<IOrderBookTracker, CannedTracker>();
        services.AddSingleton<IMidPriceSource, CannedPrices>();
        services.AddSingleton<ITradingPairFetcher>(new CannedPairs("ABC-USD", "XYZ-USD"));
    }
}
