using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>Keeps Binance order books: each depth update names the first and the last of the updates that it covers.</summary>
internal sealed class BinanceOrderBookTracker(IOrderBookTrackerDataSource dataSource, PluginContext context)
    : OrderBookTrackerBase(dataSource, ContinuityRule.UpdateIdRange, context);
