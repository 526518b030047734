using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>Every trade.</summary>
internal sealed class TradeStream(Venue venue, Market market) : MarketStream
{
    public override void OnEvent(EngineEvent engineEvent)
    {
        if (engineEvent is not TradeExecuted { Trade: var trade } || trade.TradingPair != market.TradingPair) return;
        Send(json =>
        {
            json.WriteString("e", "trade");
            json.WriteTime("E", venue.Engine.Now);
            json.WriteString("s", Venue.SymbolOf(market));
            json.WriteNumber("t", trade.Id);
            json.WriteDecimal("p", trade.Price);
            json.WriteDecimal("q", trade.Amount);
            json.WriteTime("T", trade.Time);
            json.WriteBoolean("m", trade.TakerSide == TradeType.Sell);
            json.WriteBoolean("M", true);
        });
    }
}
