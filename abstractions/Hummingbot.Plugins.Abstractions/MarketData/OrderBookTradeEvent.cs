namespace Hummingbot.Plugins;

/// <summary>A public trade, raised by the book that it happened on (the reference's event 901).</summary>
/// <param name="TradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
/// <param name="Timestamp">The venue's time of the trade, or the time of receipt when the venue gives none.</param>
/// <param name="Side">The side of the taker.</param>
/// <param name="Price">The price of one unit of base, in quote.</param>
/// <param name="Amount">The base amount.</param>
/// <param name="TradeId">The venue's textual trade id, or <see langword="null"/> when <paramref name="TradeNumber"/> holds it.</param>
/// <param name="TradeNumber">The venue's numeric trade id, or −1.</param>
public readonly record struct OrderBookTradeEvent(
    string TradingPair,
    DateTimeOffset Timestamp,
    TradeType Side,
    decimal Price,
    decimal Amount,
    string? TradeId,
    long TradeNumber);
