namespace Hummingbot.Plugins;

/// <summary>A price level in exact decimals: what everything above the market-data path sees.</summary>
/// <param name="Price">The price of one unit of base, in quote.</param>
/// <param name="Amount">The base amount at that price.</param>
/// <param name="UpdateId">The update that last set the level.</param>
public readonly record struct OrderBookRow(decimal Price, decimal Amount, long UpdateId);
