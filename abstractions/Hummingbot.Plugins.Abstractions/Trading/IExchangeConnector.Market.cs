namespace Hummingbot.Plugins;

public partial interface IExchangeConnector
{
    /// <summary>The books that are kept, by pair. The connector owns them; they change as the market does.</summary>
    IReadOnlyDictionary<string, IOrderBook> OrderBooks { get; }

    /// <summary>What the venue demands of orders, by pair; empty until read. Each refresh swaps it as a whole.</summary>
    IReadOnlyDictionary<string, TradingRule> TradingRules { get; }

    /// <summary>The book of one pair.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <returns>The live book.</returns>
    /// <exception cref="ExchangeException">No book is kept for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    IOrderBook GetOrderBook(string tradingPair);

    /// <summary>The price at which a small market order would trade now: the best ask for a buy, the best bid for a sell.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="isBuy">The side of the one who asks.</param>
    /// <returns>The price, or <see langword="null"/> when that side of the book is empty.</returns>
    /// <exception cref="ExchangeException">No book is kept for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal? GetPrice(string tradingPair, bool isBuy) => GetPriceByType(tradingPair, isBuy ? PriceType.BestAsk : PriceType.BestBid);

    /// <summary>The price half-way between best bid and best ask.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <returns>The price, or <see langword="null"/> when a side of the book is empty.</returns>
    /// <exception cref="ExchangeException">No book is kept for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal? GetMidPrice(string tradingPair) => GetPriceByType(tradingPair, PriceType.MidPrice);

    /// <summary>One of a pair's prices, from its book.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="priceType">Which price.</param>
    /// <returns>The price, or <see langword="null"/> when the book has none.</returns>
    /// <exception cref="ExchangeException">No book is kept for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal? GetPriceByType(string tradingPair, PriceType priceType);

    /// <summary>The step of prices near <paramref name="price"/>.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="price">The price; on venues that limit significant digits the step depends on it.</param>
    /// <returns>The step, or <see langword="null"/> when the venue sets none.</returns>
    /// <exception cref="ExchangeException">There is no trading rule for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal? GetOrderPriceQuantum(string tradingPair, decimal price);

    /// <summary>The step of amounts near <paramref name="amount"/>, in base asset.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>The step, or <see langword="null"/> when the venue sets none.</returns>
    /// <exception cref="ExchangeException">There is no trading rule for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal? GetOrderSizeQuantum(string tradingPair, decimal amount);

    /// <summary>
    /// The price as the venue would take it: rounded down to the step, and up for a sell that is
    /// <see cref="OrderType.LimitMaker"/>, so that rounding never makes an order cross that would not.
    /// </summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="price">The price, in quote per base.</param>
    /// <param name="tradeType">The order's side; <see langword="null"/> rounds down.</param>
    /// <param name="orderType">The order's type.</param>
    /// <returns>The quantised price.</returns>
    /// <exception cref="ExchangeException">There is no trading rule for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal QuantizeOrderPrice(
        string tradingPair,
        decimal price,
        TradeType? tradeType = null,
        OrderType orderType = OrderType.Limit);

    /// <summary>The amount as the venue would take it: rounded down to the step. Limits are not applied: an amount that is too small is
    /// refused with a reason when the order is placed, it does not silently become zero.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="amount">The amount, in base asset.</param>
    /// <returns>The quantised amount; zero when it is less than one step.</returns>
    /// <exception cref="ExchangeException">There is no trading rule for the pair (<see cref="ExchangeErrorKind.NotFound"/>).</exception>
    decimal QuantizeOrderAmount(string tradingPair, decimal amount);

    /// <summary>The fee that a trade would be charged, and which source says so: the account's tier, the operator's override or the
    /// default.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="orderType">The order's type.</param>
    /// <param name="tradeType">The order's side.</param>
    /// <param name="amount">The amount, in base asset.</param>
    /// <param name="price">The price in quote per base, or <see langword="null"/> for the present one.</param>
    /// <param name="isMaker">Whether the order would rest; <see langword="null"/> means that <see cref="OrderType.LimitMaker"/> does
    /// and other types do not.</param>
    /// <returns>The estimate.</returns>
    FeeEstimate GetFee(
        string tradingPair,
        OrderType orderType,
        TradeType tradeType,
        decimal amount,
        decimal? price = null,
        bool? isMaker = null);

    /// <summary>How much of an asset the account holds, whether or not held by open orders.</summary>
    /// <param name="asset">The asset, such as <c>ETH</c>.</param>
    /// <returns>The total; zero when the account has none or balances have not been read.</returns>
    decimal GetBalance(string asset);

    /// <summary>How much of an asset a new order may use.</summary>
    /// <param name="asset">The asset, such as <c>ETH</c>.</param>
    /// <returns>The available amount; zero when the account has none or balances have not been read.</returns>
    decimal GetAvailableBalance(string asset);

    /// <summary>The totals of every asset that the account holds.</summary>
    /// <returns>A snapshot, by asset.</returns>
    IReadOnlyDictionary<string, decimal> GetAllBalances();

    /// <summary>The available amounts of every asset that the account holds.</summary>
    /// <returns>A snapshot, by asset.</returns>
    IReadOnlyDictionary<string, decimal> GetAllAvailableBalances();
}
