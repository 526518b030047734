using System.Collections.Frozen;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Books, rules, prices, fees and balances: what is known at once.</content>
public abstract partial class ExchangeConnectorBase
{
    private volatile FrozenDictionary<string, TradingRule> _tradingRules = FrozenDictionary<string, TradingRule>.Empty;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IOrderBook> OrderBooks => OrderBookTracker.OrderBooks;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TradingRule> TradingRules => _tradingRules;

    /// <inheritdoc/>
    public IOrderBook GetOrderBook(string tradingPair) => FindBook(tradingPair)
        ?? throw new ExchangeException(Name, ExchangeErrorKind.NotFound, $"{Name} keeps no order book for {tradingPair}; add the pair first.");

    /// <inheritdoc/>
    public decimal? GetPriceByType(string tradingPair, PriceType priceType)
    {
        var book = GetOrderBook(tradingPair);
        return priceType switch
        {
            PriceType.MidPrice => book.MidPrice,
            PriceType.BestBid => book.BestBid?.Price,
            PriceType.BestAsk => book.BestAsk?.Price,
            PriceType.LastTrade => book.LastTradePrice,
            _ => throw new ArgumentOutOfRangeException(nameof(priceType), priceType, "There is no such price."),
        };
    }

    /// <inheritdoc/>
    public decimal? GetOrderPriceQuantum(string tradingPair, decimal price) => OrderQuantizer.PriceQuantum(RuleOf(tradingPair), price);

    /// <inheritdoc/>
    public decimal? GetOrderSizeQuantum(string tradingPair, decimal amount) => RuleOf(tradingPair).MinBaseAmountIncrement;

    /// <inheritdoc/>
    public decimal QuantizeOrderPrice(
        string tradingPair, decimal price, TradeType? tradeType = null, OrderType orderType = OrderType.Limit) =>
        OrderQuantizer.Price(RuleOf(tradingPair), price, tradeType, orderType);

    /// <inheritdoc/>
    public decimal QuantizeOrderAmount(string tradingPair, decimal amount) => OrderQuantizer.Amount(RuleOf(tradingPair), amount);

    /// <inheritdoc/>
    public FeeEstimate GetFee(
        string tradingPair, OrderType orderType, TradeType tradeType, decimal amount, decimal? price = null, bool? isMaker = null) =>
        Fees.Estimate(tradeType, isMaker ?? orderType == OrderType.LimitMaker);

    /// <inheritdoc/>
    public decimal GetBalance(string asset) => _ledger.Total(asset);

    /// <inheritdoc/>
    public decimal GetAvailableBalance(string asset) => _ledger.Available(asset);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, decimal> GetAllBalances() => _ledger.Totals();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, decimal> GetAllAvailableBalances() => _ledger.AllAvailable();

    /// <summary>Reads the trading rules and swaps them in as a whole.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">The venue could not be asked, or tells of no pair at all; the old rules stay.</exception>
    protected async Task UpdateTradingRulesAsync(CancellationToken cancellationToken)
    {
        var reading = await RequestAsync("reading the trading rules", QueryTradingRulesAsync, cancellationToken);
        _tradingRules = FormatTradingRules(reading).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Makes the new rules of a reading: a pair whose entry cannot be read, or makes no sense, keeps the rule it had.
    /// </summary>
    /// <param name="reading">What the venue says.</param>
    /// <returns>The rules by pair.</returns>
    /// <exception cref="ExchangeException">The venue tells of no pair at all (<see cref="ExchangeErrorKind.BadData"/>).</exception>
    protected virtual IReadOnlyDictionary<string, TradingRule> FormatTradingRules(TradingRulesReading reading)
    {
        var rules = new Dictionary<string, TradingRule>(StringComparer.Ordinal);
        var old = _tradingRules;
        foreach (var rule in reading.Rules)
        {
            if (Flaw(rule) is { } flaw) KeepOld(rule.TradingPair, flaw);
            else rules[rule.TradingPair] = rule;
        }

        foreach (var (pair, reason) in reading.Unreadable) KeepOld(pair, reason);
        if (rules.Count == 0)
            throw new ExchangeException(Name, ExchangeErrorKind.BadData, $"{Name} tells of no trading rule that can be read; the old ones stay.");
        return rules;

        void KeepOld(string pair, string reason)
        {
            if (!old.TryGetValue(pair, out var known)) return;
            rules.TryAdd(pair, known);
            TradingLog.RuleUnreadable(Logger, Name, pair, reason);
        }
    }

    private static string? Flaw(TradingRule rule) => rule switch
    {
        { MinPriceIncrement: <= 0m } => "the tick size is not positive",
        { MinBaseAmountIncrement: <= 0m } => "the amount step is not positive",
        { MinOrderSize: < 0m } or { MinNotionalSize: < 0m } or { MinOrderValue: < 0m } => "a minimum is negative",
        { MaxPriceSignificantDigits: <= 0 } => "a price may have no digits",
        _ when rule.MaxOrderSize < rule.MinOrderSize => "the greatest amount is less than the least",
        _ => null,
    };

    private IOrderBook? FindBook(string tradingPair) => OrderBookTracker.OrderBooks.GetValueOrDefault(tradingPair);

    private TradingRule RuleOf(string tradingPair) => _tradingRules.GetValueOrDefault(tradingPair)
        ?? throw new ExchangeException(
            Name,
            ExchangeErrorKind.NotFound,
            $"{Name} has no trading rule for {tradingPair}: the pair does not trade there, or the rules have not been read yet.");
}
