using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>Keeps the books of either kind: levels without numbers, or orders with a sequence and an active order tracker a pair.</summary>
internal sealed class CoinbaseOrderBookTracker(CoinbaseDataSource dataSource, PluginContext context)
    : OrderBookTrackerBase(dataSource, dataSource.HasUpdateIds ? ContinuityRule.NextUpdateId : ContinuityRule.None, context)
{
    protected override int QueueCapacity => DataSource.HasUpdateIds ? CoinbaseFacts.FullFeedCapacity : base.QueueCapacity;

    protected override int SavedMessageCapacity => DataSource.HasUpdateIds ? CoinbaseFacts.FullFeedCapacity : base.SavedMessageCapacity;

    protected override Func<string, ActiveOrderTracker>? CreateActiveOrders =>
        DataSource.HasUpdateIds ? static tradingPair => new ActiveOrderTracker(tradingPair) : null;
}
