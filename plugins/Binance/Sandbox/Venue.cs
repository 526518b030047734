using System.Diagnostics.CodeAnalysis;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>What all parts of a running sandbox share. Used inside the engine's lock.</summary>
internal sealed class Venue
{
    private readonly Dictionary<string, Market> _markets;

    // The same requests get the same ids.
    [SuppressMessage("Security", "CA5394", Justification = "Ids, not secrets.")]
    private readonly Random _ids = new(20170714);

    public Venue(MatchingEngine engine)
    {
        Engine = engine;
        _markets = engine.Markets.ToDictionary(market => SymbolOf(market.TradingPair), StringComparer.Ordinal);
        AggregateTrades = new AggregateTrades();
        OpenOrders = new OpenOrderCounts();
        engine.Subscribe(AggregateTrades.Add);
        engine.Subscribe(OpenOrders.Add);
    }

    public MatchingEngine Engine { get; }

    public AggregateTrades AggregateTrades { get; }

    public OpenOrderCounts OpenOrders { get; }

    /// <summary>The client order id of the request to cancel that is being done: the user stream names it.</summary>
    public string? CancelId { get; private set; }

    /// <summary>The request weight used in a minute, and which minute.</summary>
    public (long Minute, int Weight) Used { get; set; }

    public static string SymbolOf(string tradingPair) => tradingPair.Replace("-", string.Empty, StringComparison.Ordinal);

    public static string SymbolOf(Market market) => SymbolOf(market.TradingPair);

    public Market? Find(string symbol) => _markets.GetValueOrDefault(symbol);

    public Market MarketOf(string symbol) => Find(symbol) ?? throw VenueException.InvalidSymbol();

    /// <summary>An id as the venue makes one for orders without.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Ids, not secrets.")]
    public string NextClientOrderId() =>
        new(_ids.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 22));

    /// <summary>Cancels under the name that the request to cancel has.</summary>
    public T Cancelling<T>(string cancelId, Func<MatchingEngine, T> cancel)
    {
        CancelId = cancelId;
        try
        {
            return cancel(Engine);
        }
        finally
        {
            CancelId = null;
        }
    }

    /// <summary>The average price of the last five minutes, weighted by amount; without trades, the last price.</summary>
    public decimal AveragePriceOf(Market market)
    {
        var since = Engine.Now - TimeSpan.FromMinutes(AveragePriceMinutes);
        var (amount, quote) = (0m, 0m);
        foreach (var trade in Engine.GetTrades(market.TradingPair))
        {
            if (trade.Time < since) continue;
            amount += trade.Amount;
            quote += trade.Amount * trade.Price;
        }

        return amount > 0 ? quote / amount : LastPriceOf(market);
    }

    /// <summary>The price of the last trade; before the first, what the market is expected to be worth.</summary>
    public decimal LastPriceOf(Market market) => Engine.GetStatus(market.TradingPair).LastTrade?.Price ?? market.ReferencePrice;

    public const int AveragePriceMinutes = 5;
}
