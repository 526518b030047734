using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>The trades of a product over the last 24 hours, as far as they are remembered.</summary>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Last">The last price.</param>
/// <param name="Volume">What was traded, in base asset.</param>
internal readonly record struct DayStatistics(decimal Open, decimal High, decimal Low, decimal Last, decimal Volume)
{
    /// <summary>Of a product that never traded everything is 0.</summary>
    public static DayStatistics Of(MatchingEngine engine, string product)
    {
        var since = engine.Now - TimeSpan.FromDays(1);
        DayStatistics? day = null;
        foreach (var trade in engine.GetTrades(product))
        {
            if (trade.Time < since) continue;
            var before = day ?? new DayStatistics(trade.Price, trade.Price, trade.Price, trade.Price, 0);
            day = before with
            {
                High = Math.Max(before.High, trade.Price),
                Low = Math.Min(before.Low, trade.Price),
                Last = trade.Price,
                Volume = before.Volume + trade.Amount,
            };
        }

        var last = engine.GetStatus(product).LastTrade?.Price ?? 0;
        return day ?? new DayStatistics(last, last, last, last, 0);
    }
}
