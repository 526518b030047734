using System.Collections.Concurrent;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>What a strategy does through the connector, at random: it places orders of every type and cancels some.</summary>
internal sealed class Trader(Venue venue, IExchangeConnector connector, Random random)
{
    private readonly ConcurrentQueue<string> _placed = [];

    /// <summary>The client order ids of everything it began to place.</summary>
    public IReadOnlyCollection<string> Placed => _placed;

    public TradedPair AnyPair() => venue.Pairs[random.Next(venue.Pairs.Count)];

    /// <summary>An order that rests some way behind the middle.</summary>
    public string PlaceResting(TradedPair pair) =>
        Place(pair, random.Next(2) == 0 ? OrderType.Limit : OrderType.LimitMaker, pair.Behind(random.Next(1, 50)));

    /// <summary>An order that trades at once, in part or in full, with whatever stands there.</summary>
    public string PlaceCrossing(TradedPair pair) => Place(pair, OrderType.Limit, pair.Behind(-random.Next(1, Counterparty.Touch + 20)));

    public string PlaceMarket(TradedPair pair) => Place(pair, OrderType.Market, null);

    /// <summary>A maker order that the venue refuses.</summary>
    public string PlaceRefused(TradedPair pair) => Place(pair, OrderType.LimitMaker, pair.Behind(-Counterparty.Touch - 50));

    /// <summary>Cancels one of the orders in flight, if there are any.</summary>
    public string? CancelAny()
    {
        var live = connector.InFlightOrders.Values.OrderBy(order => order.ClientOrderId, StringComparer.Ordinal).ToArray();
        if (live.Length == 0) return null;
        var order = live[random.Next(live.Length)];
        return connector.Cancel(order.TradingPair, order.ClientOrderId);
    }

    /// <summary>Does one thing.</summary>
    public void Act()
    {
        switch (random.Next(10))
        {
            case < 4:
                PlaceResting(AnyPair());
                break;
            case 4:
                PlaceCrossing(AnyPair());
                break;
            case 5:
                PlaceMarket(AnyPair());
                break;
            case 6:
                PlaceRefused(AnyPair());
                break;
            default:
                CancelAny();
                break;
        }
    }

    private string Place(TradedPair pair, OrderType type, decimal? price)
    {
        var amount = pair.Amount * random.Next(2, 11) / 10;
        var id = pair.Side == TradeType.Buy
            ? connector.Buy(pair.Name, amount, type, price)
            : connector.Sell(pair.Name, amount, type, price);
        _placed.Enqueue(id);
        return id;
    }
}
