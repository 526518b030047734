using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>The trades of each arriving order, put together by price.</summary>
internal sealed class AggregateTradeStream(Venue venue, Market market) : MarketStream
{
    private long _sent = venue.AggregateTrades.LastIdOf(market.TradingPair);

    public override void OnEvent(EngineEvent engineEvent)
    {
        // Complete when the balances are told, which the collection of them hears first.
        if (engineEvent is not BalanceChanged || venue.AggregateTrades.LastIdOf(market.TradingPair) == _sent) return;
        foreach (var trade in venue.AggregateTrades.Of(market.TradingPair).Where(trade => trade.Id > _sent)) Tell(trade);
        _sent = venue.AggregateTrades.LastIdOf(market.TradingPair);
    }

    private void Tell(AggregateTrade trade) =>
        Send(json =>
        {
            json.WriteString("e", "aggTrade");
            json.WriteTime("E", venue.Engine.Now);
            json.WriteString("s", Venue.SymbolOf(market));
            json.WriteNumber("a", trade.Id);
            json.WriteDecimal("p", trade.Price);
            json.WriteDecimal("q", trade.Amount);
            json.WriteNumber("f", trade.FirstTradeId);
            json.WriteNumber("l", trade.LastTradeId);
            json.WriteTime("T", trade.Time);
            json.WriteBoolean("m", trade.BuyerIsMaker);
            json.WriteBoolean("M", true);
        });
}
