using Hummingbot.Plugins.Binance;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Conformance.Tests;

internal static class BinanceFacts
{
    public static VenueUnderTest Venue { get; } = new()
    {
        CreatePlugin = () => new BinancePlugin(),
        TradingPair = "BTC-USDT",
        SecondTradingPair = "ETH-USDT",
        Amount = 0.03m,
        LiveAmount = 0.0002m,
    };
}

public sealed class BinanceOrderBookTracker : OrderBookTrackerConformance
{
    protected override VenueUnderTest Venue => BinanceFacts.Venue;
}

public sealed class BinanceUserStreamTracker : UserStreamTrackerConformance
{
    protected override VenueUnderTest Venue => BinanceFacts.Venue;
}

public sealed class BinanceConnectorByUserStream : ExchangeConnectorConformance
{
    protected override VenueUnderTest Venue => BinanceFacts.Venue.With("accountUpdates", "userStream");
}

public sealed class BinanceConnectorByRest : ExchangeConnectorConformance
{
    protected override VenueUnderTest Venue => BinanceFacts.Venue.With("accountUpdates", "rest");
}
