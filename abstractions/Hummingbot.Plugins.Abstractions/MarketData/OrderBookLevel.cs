namespace Hummingbot.Plugins;

/// <summary>
/// A price level as fixed-point integers. The decimal places belong to the message or book that holds the level.
/// </summary>
/// <param name="Price">The price times 10^<see cref="OrderBookMessage.PriceDecimals"/>.</param>
/// <param name="Amount">The base amount at that price times 10^<see cref="OrderBookMessage.AmountDecimals"/>; 0 removes the level.</param>
public readonly record struct OrderBookLevel(long Price, long Amount);
