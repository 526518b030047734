namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>
/// A pair and the one side on which the connector's account trades it: with one side a pair its orders never meet each other.
/// </summary>
/// <param name="Name">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="Side">The side.</param>
/// <param name="Price">About where it trades.</param>
/// <param name="Amount">An amount that the venue takes as an order; also a tenth of it.</param>
internal sealed record TradedPair(string Name, TradeType Side, decimal Price, decimal Amount)
{
    public TradeType OtherSide => Side == TradeType.Buy ? TradeType.Sell : TradeType.Buy;

    /// <summary>A price so many steps worse than the middle for the account, so that an order rests there; negative for better.</summary>
    public decimal Behind(int steps) => Side == TradeType.Buy ? Price - steps : Price + steps;
}
