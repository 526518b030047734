namespace Hummingbot.Plugins;

/// <summary>Which price of a pair is meant.</summary>
public enum PriceType
{
    /// <summary>Half-way between best bid and best ask.</summary>
    MidPrice = 1,

    /// <summary>The highest price that someone offers to buy at.</summary>
    BestBid = 2,

    /// <summary>The lowest price that someone offers to sell at.</summary>
    BestAsk = 3,

    /// <summary>The price of the latest public trade.</summary>
    LastTrade = 4,
}
