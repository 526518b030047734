using Hummingbot.Plugins.Binance.Sandbox.Calls;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>The best prices, whenever they or their amounts change.</summary>
internal sealed class BookTickerStream(Venue venue, Market market) : MarketStream
{
    private (decimal Bid, decimal BidAmount, decimal Ask, decimal AskAmount) _sent;

    public override void OnEvent(EngineEvent engineEvent)
    {
        if (engineEvent is not BookLevelChanged change || change.TradingPair != market.TradingPair) return;
        var status = venue.Engine.GetStatus(market.TradingPair);
        var best = (status.BestBid?.Price ?? 0, status.BestBid?.Amount ?? 0, status.BestAsk?.Price ?? 0, status.BestAsk?.Amount ?? 0);
        if (best == _sent) return;
        _sent = best;
        Send(json =>
        {
            json.WriteNumber("u", status.UpdateId);
            json.WriteString("s", Venue.SymbolOf(market));
            MarketDataCalls.WriteBest(json, status, "b", "B", "a", "A");
        });
    }
}
