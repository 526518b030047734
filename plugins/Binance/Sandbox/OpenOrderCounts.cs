using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>How many orders each account has on each book. Used inside the engine's lock.</summary>
internal sealed class OpenOrderCounts
{
    private readonly Dictionary<(string Account, string TradingPair), HashSet<long>> _open = [];

    public int Of(string account, string tradingPair) => _open.TryGetValue((account, tradingPair), out var orders) ? orders.Count : 0;

    public void Add(EngineEvent engineEvent)
    {
        if (engineEvent is OrderOpened { Order: var opened })
        {
            var key = (opened.Account, opened.TradingPair);
            if (!_open.TryGetValue(key, out var orders)) _open[key] = orders = [];
            orders.Add(opened.Id);
        }
        else if (engineEvent is OrderDone { Order: var done } && _open.TryGetValue((done.Account, done.TradingPair), out var orders))
        {
            orders.Remove(done.Id);
        }
    }
}
