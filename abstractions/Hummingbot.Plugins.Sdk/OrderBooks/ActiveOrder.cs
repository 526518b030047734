namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>One resting order of a level-3 book. The decimal places belong to the message or tracker that holds it.</summary>
/// <param name="Side">The order's own side: <see cref="TradeType.Buy"/> rests among the bids.</param>
/// <param name="Price">The price times 10^price decimals.</param>
/// <param name="Size">The size that remains, times 10^amount decimals.</param>
/// <param name="OrderId">The venue's order id, as <see cref="ActiveOrderId"/> reads it.</param>
public readonly record struct ActiveOrder(TradeType Side, long Price, long Size, UInt128 OrderId);
