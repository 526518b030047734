using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>Puts the trades of one arriving order at one price together. Used inside the engine's lock.</summary>
internal sealed class AggregateTrades
{
    private const int Length = 1_000;

    private readonly Dictionary<string, List<AggregateTrade>> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);
    private (long TakerOrderId, AggregateTrade Trade)? _open;

    public long LastIdOf(string tradingPair) => _lastIds.GetValueOrDefault(tradingPair);

    /// <summary>Those that are remembered, oldest first.</summary>
    public IReadOnlyList<AggregateTrade> Of(string tradingPair) => _closed.GetValueOrDefault(tradingPair) ?? [];

    public void Add(EngineEvent engineEvent)
    {
        // Balances come last in every request, and trades always change some.
        if (engineEvent is BalanceChanged) Close();
        if (engineEvent is not TradeExecuted { Trade: var trade }) return;
        if (_open is { } open && open.TakerOrderId == trade.TakerOrderId && open.Trade.Price == trade.Price)
        {
            _open = (open.TakerOrderId, open.Trade with { Amount = open.Trade.Amount + trade.Amount, LastTradeId = trade.Id });
            return;
        }

        Close();
        var id = _lastIds[trade.TradingPair] = LastIdOf(trade.TradingPair) + 1;
        _open = (trade.TakerOrderId, new AggregateTrade(
            id, trade.TradingPair, trade.Price, trade.Amount, trade.Id, trade.Id, trade.TakerSide == TradeType.Sell, trade.Time));
    }

    private void Close()
    {
        if (_open is not { } open) return;
        _open = null;
        if (!_closed.TryGetValue(open.Trade.TradingPair, out var list)) _closed[open.Trade.TradingPair] = list = [];
        if (list.Count == Length) list.RemoveAt(0);
        list.Add(open.Trade);
    }
}
