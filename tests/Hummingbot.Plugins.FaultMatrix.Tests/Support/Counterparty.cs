using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>The rest of the market: it quotes on both sides and trades with what the connector's account has on the book.</summary>
internal sealed class Counterparty(Venue venue, MatchingEngine engine, Random random)
{
    /// <summary>Where the other side's quotes stand, in steps from the middle.</summary>
    public const int Touch = 100;

    /// <summary>Fills the books: a deep level to trade against, and one far behind everything that the account does.</summary>
    public void Quote()
    {
        foreach (var pair in venue.Pairs)
        {
            Place(pair, pair.OtherSide, pair.Behind(-Touch), pair.Amount * 1000, TimeInForce.GoodTilCancelled);
            Place(pair, pair.Side, pair.Behind(5 * Touch), pair.Amount, TimeInForce.GoodTilCancelled);
        }
    }

    /// <summary>Offers a little inside the spread, so that a larger order is filled in part and rests with the remainder.</summary>
    public void QuoteInside(TradedPair pair, int steps) =>
        Place(pair, pair.OtherSide, pair.Behind(-steps), pair.Amount / 4, TimeInForce.GoodTilCancelled);

    /// <summary>Trades with the best of the account's orders of a random pair: a part of it, all of it, or more than it.</summary>
    public void TakeSome()
    {
        var pair = venue.Pairs[random.Next(venue.Pairs.Count)];
        var open = engine.GetOpenOrders(VenueSandbox.UserAccount, pair.Name);
        if (open.Count == 0) return;
        var best = pair.Side == TradeType.Buy ? open.MaxBy(order => order.Price)! : open.MinBy(order => order.Price)!;
        Take(best);
    }

    /// <summary>Trades with one of the account's orders, and with those before it.</summary>
    public void Take(Order order)
    {
        var pair = venue.Pairs.Single(pair => pair.Name == order.TradingPair);
        Place(pair, pair.OtherSide, order.Price!.Value, pair.Amount * random.Next(1, 16) / 10, TimeInForce.ImmediateOrCancel);
    }

    private void Place(TradedPair pair, TradeType side, decimal price, decimal amount, TimeInForce timeInForce)
    {
        var placed = engine.Place(new NewOrder
        {
            Account = VenueSandbox.OtherAccount,
            TradingPair = pair.Name,
            Side = side,
            Type = OrderType.Limit,
            Price = price,
            Amount = amount,
            TimeInForce = timeInForce,
        });
        if (!placed.IsAccepted) throw new InvalidOperationException($"The sandbox refuses the counterparty: {placed.Rejection?.Message}");
    }
}
