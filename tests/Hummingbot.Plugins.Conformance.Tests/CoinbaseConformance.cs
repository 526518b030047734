using Hummingbot.Plugins.Coinbase;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Conformance.Tests;

internal static class CoinbaseFacts
{
    public static VenueUnderTest Venue { get; } = new()
    {
        CreatePlugin = () => new CoinbasePlugin(),
        TradingPair = "ETH-USDC",
        SecondTradingPair = "BTC-USD",
        Amount = 0.3m,
        LiveAmount = 0.001m,
    };
}

public sealed class CoinbaseOrderBookTracker : OrderBookTrackerConformance
{
    protected override VenueUnderTest Venue => CoinbaseFacts.Venue;
}

public sealed class CoinbaseUserStreamTracker : UserStreamTrackerConformance
{
    protected override VenueUnderTest Venue => CoinbaseFacts.Venue;
}

public sealed class CoinbaseConnectorByUserStream : ExchangeConnectorConformance
{
    protected override VenueUnderTest Venue => CoinbaseFacts.Venue.With("accountUpdates", "userStream");
}

public sealed class CoinbaseConnectorByRest : ExchangeConnectorConformance
{
    protected override VenueUnderTest Venue => CoinbaseFacts.Venue.With("accountUpdates", "rest");
}
