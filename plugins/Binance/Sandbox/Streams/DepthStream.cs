using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>What changed in a book, put together for a while.</summary>
internal sealed class DepthStream(Venue venue, Market market, int ticks) : MarketStream
{
    private readonly BookDiffBatch _batch = new(market.TradingPair);

    public override void OnEvent(EngineEvent engineEvent) => _batch.Add(engineEvent);

    public override void OnTick(long tick)
    {
        if (tick % ticks != 0 || _batch.Take() is not { } diff) return;
        Send(json =>
        {
            json.WriteString("e", "depthUpdate");
            json.WriteTime("E", venue.Engine.Now);
            json.WriteString("s", Venue.SymbolOf(market));
            json.WriteNumber("U", diff.FirstUpdateId);
            json.WriteNumber("u", diff.LastUpdateId);
            json.WriteLevels("b", diff.Bids);
            json.WriteLevels("a", diff.Asks);
        });
    }
}
