namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>What one arriving order traded at one price, as the public sees it.</summary>
internal sealed record AggregateTrade(
    long Id, string TradingPair, decimal Price, decimal Amount, long FirstTradeId, long LastTradeId, bool BuyerIsMaker, DateTimeOffset Time);
