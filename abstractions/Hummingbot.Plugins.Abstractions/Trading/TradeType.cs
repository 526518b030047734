namespace Hummingbot.Plugins;

/// <summary>The side of an order or a trade.</summary>
public enum TradeType
{
    /// <summary>Base asset is bought with quote asset.</summary>
    Buy = 1,

    /// <summary>Base asset is sold for quote asset.</summary>
    Sell = 2,
}
