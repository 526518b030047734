using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>The best levels of a book, as often as they may have changed.</summary>
internal sealed class PartialDepthStream(Venue venue, Market market, int depth, int ticks) : MarketStream
{
    private long _sent = -1;

    public override void OnTick(long tick)
    {
        if (tick % ticks != 0) return;
        var book = venue.Engine.GetBook(market.TradingPair, depth);
        if (book.UpdateId == _sent) return;
        _sent = book.UpdateId;
        Send(json =>
        {
            json.WriteNumber("lastUpdateId", book.UpdateId);
            json.WriteLevels("bids", book.Bids);
            json.WriteLevels("asks", book.Asks);
        });
    }
}
